// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTest {
    private static Optional<Recognition> recognise(String name, String image) {
        return Recognition.of(
                KubernetesObject.of(Trees.map(Trees.readOne("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: "
                        + name + ", namespace: net}, spec: {template: {spec:" + " {containers: [{name: main, image: '"
                        + image + "'}]}}}}"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calico/node | CALICO_NODE",
                "calico/node:v3.1 | CALICO_NODE",
                "docker.io/calico/node | CALICO_NODE",
                "localhost/calico/node | CALICO_NODE",
                "registry:5000/calico/node:v3.1 | CALICO_NODE",
                "harbor.example:5000/mirror/quay.io/calico/node:v3.1@sha256:0123 | CALICO_NODE",
                "harbor.example/k8s/calico_node | CALICO_NODE",
                "rancher/mirrored-calico-node:v3 | CALICO_NODE",
                "harbor.example/k8s/calico-node-amd64:v3 | CALICO_NODE",
                "harbor.example/k8s/mycalico-node | ",
                "calico/node-agent | ",
                "calico/cni | ",
                "rancher/mirrored-flannelcni-flannel | FLANNEL",
                "flannel/flannel-cni-plugin | ",
                "public.ecr.aws/eks/cilium/cilium:v1.16 | CILIUM",
                "quay.io/cilium/cilium-envoy | CILIUM_ENVOY",
                "registry.aliyuncs.com/google_containers/kube-proxy-amd64:v1.17.0 | KUBE_PROXY",
                "weaveworks/weave-npc | WEAVE_NET",
                "registry.cn-hangzhou.aliyuncs.com/acs/terway:v1.0 | TERWAY",
            })
    void knowsImagesUnderAnyRegistry(String image, KnownWorkload workload) {
        assertThat(recognise("x", image).map(Recognition::workload)).isEqualTo(Optional.ofNullable(workload));
    }

    @Test
    void doesNotTakeANameAloneForProof() {
        assertThat(recognise("calico-node", "a")).isEmpty();
        assertThat(
                        Recognition.of(
                                KubernetesObject.of(
                                        Trees.map(
                                                Trees.readOne(
                                                        "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace: kube-system}}")))))
                .hasValueSatisfying(
                        one -> assertThat(one).hasToString("calico-node by name calico-node in kube-system"));
        assertThat(Recognition.of(KubernetesObject.of(
                        Trees.map(Trees.readOne("{apiVersion: a/v1, kind: Installation, metadata: {name: default}}")))))
                .isEmpty();
    }

    /** The documentation shows what the code knows. */
    @Test
    void isDocumented() throws IOException {
        StringBuilder table = new StringBuilder(
                "| workload | verdict | images end in | labels | names | also tells |\n|---|---|---|---|---|---|\n");
        for (List<String> row : NetworkSeparation.recognised()) {
            table.append('|');
            row.forEach(cell -> table.append(' ')
                    .append(cell.isEmpty() ? "" : cell.replace("|", "\\|"))
                    .append(" |"));
            table.append('\n');
        }
        Path file = Path.of("..", "docs", "cni-separation.md");
        String begin = "<!-- begin of the table that RecognitionTest compares -->\n";
        String text = Files.readString(file);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String after = text.substring(text.indexOf("<!-- end of the table -->\n"));
        if (Golden.updating()) {
            Files.writeString(file, before + table + after);
        }

        assertThat(Files.readString(file)).isEqualTo(before + table + after);
    }
}
