// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.AuditEvent;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.hybridcluster.testkit.kubernetes.FakeOptions;
import io.hybridcluster.testkit.kubernetes.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A fake cluster of one node here and one in the cloud, with Calico on both, and kubeconfigs for it. */
final class FakeCluster implements AutoCloseable {
    static final TestUser OPS = new TestUser("canary-token-of-ops", "ops", List.of());

    private final FakeKubernetes fake;
    private final Path folder;

    FakeCluster(Path folder) {
        this(folder, 1);
    }

    /** @param seed clusters of different seeds give their objects different uids */
    FakeCluster(Path folder, long seed) {
        this.fake = FakeKubernetes.start(FakeOptions.defaults().withUser(OPS).withSeed(seed));
        this.folder = folder;
        put("""
                {apiVersion: v1, kind: Node, metadata: {name: idc-1}}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: cn-hangzhou.10.10.24.1, labels: {alibabacloud.com/external: "true"}}
                ---
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: calico-node, namespace: kube-system}
                spec:
                  selector: {matchLabels: {k8s-app: calico-node}}
                  template:
                    metadata: {labels: {k8s-app: calico-node}}
                    spec: {containers: [{name: calico-node, image: "quay.io/calico/node:v3.28.1"}]}
                """);
    }

    void put(String yaml) {
        YamlText.readAll("objects", yaml.getBytes(UTF_8)).forEach(found -> fake.put(found.document()));
    }

    FakeKubernetes fake() {
        return fake;
    }

    Document calico() {
        return fake.find("DaemonSet", "kube-system", "calico-node").orElseThrow();
    }

    /** The nodes where Calico's pods are. */
    List<Object> calicoNodes() {
        return fake.objects("Pod").stream()
                .map(pod -> pod.at("spec", "nodeName"))
                .toList();
    }

    List<AuditEvent> writes() {
        return fake.auditEvents().stream().filter(AuditEvent::writes).toList();
    }

    Path kubeconfig(String token) throws IOException {
        return kubeconfig(folder, fake.server().toString(), "token: " + token);
    }

    static Path kubeconfig(Path folder, String server, String user) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "%server%"}}]
                users: [{name: me, user: {%user%}}]
                contexts: [{name: mine, context: {cluster: here, user: me}}]
                current-context: mine
                """.replace("%server%", server).replace("%user%", user));
    }

    @Override
    public void close() {
        fake.close();
    }
}
