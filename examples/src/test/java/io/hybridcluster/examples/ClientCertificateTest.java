// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client certificates, shown to a server that asks for them; openssl makes the keys in each form. */
class ClientCertificateTest {
    @TempDir
    Path folder;

    private final List<String> callers = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        make("rsa", "rsa:2048");
        Path k1 = folder.resolve("pkcs1.key");
        Tool.Answer answer =
                new Tool("openssl").run("rsa", "-in", folder.resolve("rsa.key"), "-traditional", "-out", k1);
        assertThat(answer.code()).isZero();
        assertThat(Files.readString(k1)).startsWith("-----BEGIN RSA PRIVATE KEY-----");

        Certificate certificate = certificate("rsa");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("rsa", certificate);
        make("ec", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
        trusted.setCertificateEntry("ec", certificate("ec"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        KeyManager key = ClientKey.manager(
                Files.readAllBytes(folder.resolve("rsa.crt")), Files.readAllBytes(folder.resolve("rsa.key")));
        tls.init(new KeyManager[] {key}, trust.getTrustManagers(), null);

        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            callers.add(((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName());
            byte[] empty = "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[]}".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, empty.length);
            exchange.getResponseBody().write(empty);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void make(String name, String... key) {
        List<Object> words = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "1", "-newkey"));
        words.addAll(List.of(key));
        words.addAll(List.of(
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                folder.resolve(name + ".key"),
                "-out",
                folder.resolve(name + ".crt")));
        assertThat(new Tool("openssl").run(words.toArray()).code()).isZero();
    }

    private Certificate certificate(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".crt"))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private Path kubeconfig(String cluster, String user) throws IOException {
        String address = "https://127.0.0.1:" + server.getAddress().getPort();
        Path file = FakeCluster.kubeconfig(folder, address, user);
        return Files.writeString(file, Files.readString(file).replace("server:", cluster + ", server:"));
    }

    @ParameterizedTest
    @CsvSource({"rsa, rsa.key", "rsa, pkcs1.key", "ec, ec.key"})
    void areShownWhateverFormTheKeyHas(String name, String key) throws IOException {
        Path file = kubeconfig(
                "certificate-authority: rsa.crt", "client-certificate: " + name + ".crt, client-key: " + key);

        Run run = Run.of("confine", "--kubeconfig", file);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(callers).isNotEmpty().containsOnly("CN=" + name);
    }

    @Test
    void areNotShownToAServerThatTheCertificateAuthorityDoesNotKnow() throws IOException {
        Path file = kubeconfig("certificate-authority: ec.crt", "client-certificate: rsa.crt, client-key: rsa.key");

        assertThat(Run.of("confine", "--kubeconfig", file))
                .isEqualTo(new Run(
                        2,
                        "",
                        "list daemonsets.apps: UNREACHABLE; the server's certificate and the kubeconfig's"
                                + " certificate-authority do not fit\n"));
        assertThat(callers).isEmpty();
    }

    @Test
    void areShownToAnyServerWhereVerifyingIsOff() throws IOException {
        Path file = kubeconfig("insecure-skip-tls-verify: true", "client-certificate: rsa.crt, client-key: pkcs1.key");

        assertThat(Run.of("confine", "--kubeconfig", file).code()).isZero();
    }
}
