// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeconfigTest {
    @TempDir
    Path folder;

    private String refusalOf(Path file) {
        Run run = Run.of("confine", "--kubeconfig", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("canary");
        return run.err().replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec: {command: canary} | kubeconfig: user \"me\" has exec, which is not done here; give a kubeconfig with a token or a client certificate",
                "auth-provider: {name: gcp, config: {access-token: canary}} | kubeconfig: user \"me\" has auth-provider, which is not done here; give a kubeconfig with a token or a client certificate",
                "username: u, password: canary | kubeconfig: user \"me\" has username, which is not done here; give a kubeconfig with a token or a client certificate",
                "as: other, token: canary | kubeconfig: user \"me\" has as, which is not done here; give a kubeconfig with a token or a client certificate",
                "tokenFile: none | none: there is no such file",
                "client-certificate-data: Y2FuYXJ5 | kubeconfig: user \"me\" has one of client-certificate and client-key; expected both",
                "client-certificate-data: Y2FuYXJ5, client-key-data: Y2FuYXJ5 | kubeconfig: user \"me\": client-key is not a key that is known here; expected PEM, PRIVATE KEY or RSA PRIVATE KEY",
                "client-certificate-data: Y2FuYXJ5, client-key-data: canary- | kubeconfig: client-key-data is not base64",
                "client-certificate: canary.crt, client-key: damaged | kubeconfig: user \"me\": client-key is damaged, or of a kind that is not known here",
            })
    void saysWhatItDoesNotDo(String user, String message) throws IOException {
        Files.writeString(folder.resolve("canary.crt"), "canary");
        Files.writeString(
                folder.resolve("damaged"),
                "-----BEGIN RSA PRIVATE KEY-----\nY2FuYXJ5\n-----END RSA PRIVATE KEY-----\n");

        assertThat(refusalOf(FakeCluster.kubeconfig(folder, "http://127.0.0.1:1", user)))
                .isEqualTo(message + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "current-context: mine | | kubeconfig: has no current-context; set one: kubectl config use-context NAME",
                "current-context: mine | current-context: yours | kubeconfig: has no context \"yours\"",
                "cluster: here, user: me | cluster: there, user: me | kubeconfig: has no cluster \"there\"",
                "cluster: here, user: me | cluster: here, user: you | kubeconfig: has no user \"you\"",
                "cluster: here, user: me | cluster: here | kubeconfig: context \"mine\" has no user",
                "server: \"http://127.0.0.1:1\" | proxy-url: \"http://canary@a\" | kubeconfig: the cluster has proxy-url, which is not done here; give a kubeconfig without one",
                "server: \"http://127.0.0.1:1\" | insecure-skip-tls-verify: true | kubeconfig: the cluster has no server",
                "server: | certificate-authority-data: Y2FuYXJ5, server: | kubeconfig: certificate-authority holds no certificate that can be read; expected PEM",
                "apiVersion: v1 | canary token | kubeconfig:2:5: found what is no kubeconfig, expected YAML or JSON",
            })
    void saysWhatIsMissing(String part, String instead, String message) throws IOException {
        Path file = FakeCluster.kubeconfig(folder, "http://127.0.0.1:1", "token: canary");
        Files.writeString(file, Files.readString(file).replace(part, instead == null ? "" : instead));

        assertThat(refusalOf(file)).isEqualTo(message + "\n");
    }

    @Test
    void takesATokenFromAFileBesideItWithoutItsLineBreak() throws IOException {
        try (FakeCluster cluster = new FakeCluster(folder)) {
            Files.writeString(folder.resolve("token"), cluster.fake().adminToken() + "\n");
            Path file = FakeCluster.kubeconfig(
                    folder, cluster.fake().server() + "/", "token: canary-of-old, tokenFile: token");

            assertThat(Run.of("confine", "--kubeconfig", file).code()).isZero();
        }
    }
}
