// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kubernetes.client.openapi.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Where a server is, and how each client is told. */
record Connection(URI server, String token, Path ca) {
    static Connection read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new Connection(
                URI.create(properties.getProperty("server")),
                properties.getProperty("token"),
                Path.of(properties.getProperty("ca")));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, "server=" + server + "\ntoken=" + token + "\nca=" + ca + "\n", UTF_8);
    }

    Connection at(URI other) {
        return new Connection(other, token, ca);
    }

    ApiClient officialClient() throws IOException {
        ApiClient client = new ApiClient().setBasePath(server.toString());
        client.setSslCaCert(new ByteArrayInputStream(Files.readAllBytes(ca)));
        client.setApiKeyPrefix("Bearer");
        client.setApiKey(token);
        return client;
    }

    OkHttpClient okHttp() throws IOException {
        try (InputStream in = Files.newInputStream(ca)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("server-" + number++, each);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            X509TrustManager manager = (X509TrustManager) trust.getTrustManagers()[0];
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new OkHttpClient.Builder()
                    .sslSocketFactory(context.getSocketFactory(), manager)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IOException("the server's certificate cannot be read", e);
        }
    }
}
