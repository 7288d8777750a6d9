// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The folder of one control plane and what its servers read there. */
final class ControlPlaneFiles {
    private final Path folder;

    private ControlPlaneFiles(Path folder) {
        this.folder = folder;
    }

    static ControlPlaneFiles create(List<TestUser> users) {
        try {
            ControlPlaneFiles files = new ControlPlaneFiles(Files.createTempDirectory("local-control-plane-"));
            files.write(
                    "tokens.csv", users.stream().map(ControlPlaneFiles::line).collect(Collectors.joining()));
            files.write("sa.key", signingKey());
            files.write("audit-policy.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n");
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the files of a control plane", e);
        }
    }

    Path folder() {
        return folder;
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    Path auditLog() {
        return folder.resolve("audit.log");
    }

    /** Returns the certificate that the API server made for itself, and that of whoever signed it, in PEM. */
    byte[] certificate() {
        try {
            return Files.readAllBytes(folder.resolve("certs").resolve("apiserver.crt"));
        } catch (IOException e) {
            throw new UncheckedIOException("kube-apiserver made no certificate", e);
        }
    }

    boolean hasCertificate() {
        // The key is written after the certificate.
        return Files.exists(folder.resolve("certs").resolve("apiserver.key"));
    }

    Path writeKubeconfig(String name, URI server, String token) {
        try {
            return write(name, """
                    apiVersion: v1
                    kind: Config
                    clusters:
                      - name: local
                        cluster:
                          server: "%server%"
                          certificate-authority-data: %ca%
                    users:
                      - name: user
                        user:
                          token: "%token%"
                    contexts:
                      - name: local
                        context:
                          cluster: local
                          user: user
                    current-context: local
                    """.replace("%server%", server.toString())
                    .replace("%ca%", Base64.getEncoder().encodeToString(certificate()))
                    .replace("%token%", token));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write a kubeconfig", e);
        }
    }

    void delete() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // Somebody was faster, and it is gone as wanted.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + folder, e);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String line(TestUser user) {
        String groups = String.join(",", user.groups());
        return user.token() + "," + user.name() + "," + user.name() + ",\"" + groups + "\"\n";
    }

    private static String signingKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }
}
