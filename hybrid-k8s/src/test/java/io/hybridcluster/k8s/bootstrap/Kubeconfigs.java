// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import io.hybridcluster.k8s.support.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kubeconfigs of cluster-info, and the ConfigMap around them. */
final class Kubeconfigs {
    static final String SERVER = "https://10.200.1.253:6443";

    private Kubeconfigs() {}

    /** A CA by openssl, as PEM, valid for ten years from now. */
    static String ca(Path folder, String name) {
        Path certificate = folder.resolve(name + ".crt");
        Program.require("openssl")
                .run(
                        "",
                        "req",
                        "-x509",
                        "-nodes",
                        "-days",
                        "3650",
                        "-subj",
                        "/CN=kubernetes " + name,
                        "-newkey",
                        "ed25519",
                        "-keyout",
                        folder.resolve(name + ".key").toString(),
                        "-out",
                        certificate.toString());
        try {
            return Files.readString(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kubeadm writes it: one cluster without a name. */
    static String of(String server, String pem) {
        return "apiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: " + Secrets.base64(pem)
                + "\n    server: " + server + "\n  name: \"\"\ncontexts: null\ncurrent-context: \"\"\nkind: Config\n"
                + "preferences: {}\nusers: null\n";
    }

    /** One that kubeadm starts from. */
    static String signedIn(String pem) {
        return "apiVersion: v1\nkind: Config\nclusters: [{name: a, cluster: {server: \"" + SERVER
                + "\", certificate-authority-data: " + Secrets.base64(pem)
                + "}}]\ncontexts: [{name: a, context: {cluster: a, user: a}}]\nusers: [{name: a, user: {token: a}}]\n"
                + "current-context: a\n";
    }

    static Map<?, ?> configMap(String kubeconfig, String... keysAndValues) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kubeconfig", kubeconfig);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            data.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "cluster-info", "namespace", "kube-public"),
                "data",
                data);
    }
}
