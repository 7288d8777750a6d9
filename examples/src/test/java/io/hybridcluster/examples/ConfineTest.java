// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfineTest {
    private static final String CALICO = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: calico-node
              namespace: kube-system
              resourceVersion: "7"
            spec:
              template:
                metadata:
                  labels: {k8s-app: calico-node}
                spec:
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                        - matchExpressions:
                          - {key: rack, operator: Exists}
                  containers:
                  - {name: calico-node, image: "quay.io/calico/node:v3.28.1"}
            """;
    private static final String EXPORTER = """
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: node-exporter, namespace: monitoring}
            spec: {template: {spec: {containers: [{name: a, image: quay.io/prometheus/node-exporter}]}}}
            """;
    private static final String INSTALLATION = """
            ---
            apiVersion: operator.tigera.io/v1
            kind: Installation
            metadata: {name: default}
            spec: {calicoNetwork: {ipPools: [{encapsulation: None}]}}
            """;
    private static final String TERMS = "{\"nodeSelectorTerms\":[{\"matchExpressions\":[%s"
            + "{\"key\":\"alibabacloud.com/external\",\"operator\":\"NotIn\",\"values\":[\"true\"]},"
            + "{\"key\":\"type\",\"operator\":\"NotIn\",\"values\":[\"virtual-kubelet\"]}]}]}";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void printsAPatchALine() throws IOException {
        Run run = Run.of("confine", "--json", file("a.yaml", CALICO + EXPORTER), file("b.yaml", INSTALLATION));

        assertThat(run.code()).isZero();
        String required = "{\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":" + TERMS
                + "}}}}}}}";
        assertThat(run.out())
                .isEqualTo(
                        "{\"kind\":\"DaemonSet\",\"namespace\":\"kube-system\",\"name\":\"calico-node\",\"patch\":{\"spec\":"
                                + "{\"template\":{\"spec\":"
                                + required.formatted("{\"key\":\"rack\",\"operator\":\"Exists\"},") + "\n"
                                + "{\"kind\":\"Installation\",\"namespace\":null,\"name\":\"default\",\"patch\":{\"spec\":"
                                + "{\"calicoNodeDaemonSet\":{\"spec\":{\"template\":{\"spec\":"
                                + required.formatted("") + "}}\n");
        assertThat(run.err()).contains("[INFO] DaemonSet monitoring/node-exporter: would run on cloud nodes");
    }

    @Test
    void tellsPeopleWhatWasFoundAndWhatToApply() throws IOException {
        Run run = Run.of("confine", file("a.yaml", CALICO + EXPORTER));

        assertThat(run.err()).isEmpty();
        Golden.assertSame("confine.txt", run.out());
    }

    @Test
    void keepsAwayWhatIsChosenToo() throws IOException {
        Path file = file("a.yaml", CALICO + EXPORTER);

        assertThat(Run.of("confine", file, "--json", "--keep-away", "monitoring/node-exporter")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(Run.of("confine", file, "--json", "--keep-away", "a/b", "--keep-away", "monitoring/node-exporter"))
                .satisfies(run -> assertThat(run.code()).isOne())
                .satisfies(run -> assertThat(run.err()).contains("| Workload.NotFound\n"));
        assertThat(Run.of("confine", file, "--keep-away", "calico-node").err())
                .startsWith(
                        "--keep-away: \"calico-node\" is not the name of a workload: expected NAMESPACE/NAME, such as"
                                + " kube-system/calico-node\nusage: ");
    }

    @Test
    void saysThatThereIsNothingToDoAndUndoes() throws IOException {
        Path before = file("before.yaml", CALICO);
        Path after = file(
                "after.yaml",
                CALICO.replace(
                        "- {key: rack, operator: Exists}",
                        "- {key: rack, operator: Exists}\n              - {key: alibabacloud.com/external, operator: NotIn,"
                                + " values: ['true']}\n              - {key: type, operator: NotIn, values: [virtual-kubelet]}"));

        Run again = Run.of("confine", "--json", after);
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).startsWith("DaemonSet kube-system/calico-node: ALREADY_AWAY, nothing to do, ");

        Run undo = Run.of("confine", "--json", after, "--undo", before);
        assertThat(undo.code()).isZero();
        assertThat(undo.out())
                .isEqualTo(
                        "{\"kind\":\"DaemonSet\",\"namespace\":\"kube-system\",\"name\":\"calico-node\",\"patch\":{\"spec\":"
                                + "{\"template\":{\"spec\":{\"affinity\":{\"nodeAffinity\":"
                                + "{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[{\"matchExpressions\":"
                                + "[{\"key\":\"rack\",\"operator\":\"Exists\"}]}]}}}}}}}}\n");
        assertThat(Run.of("confine", "--json", before, "--undo", before).out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: {{ .Values.kind }} | 1 | a.yaml:1:7: found a template (\"{{\"), expected a manifest as the API server takes it; fill it in first: helm template, kustomize build, envsubst, or take the live object from kubectl get -o yaml",
                "a: [ | 2 | a.yaml:1:5: found what YAML refuses: expected the node content, but found '<stream end>', expected YAML",
                "a: 1 | 1 | a.yaml:1:1: passed over, since it is no Kubernetes object: apiVersion: expected a string, found nothing~found no Kubernetes object in [a.yaml]",
                "'' | 1 | found no Kubernetes object in [a.yaml]",
            })
    void saysWhyThereIsNothing(String text, int code, String message) throws IOException {
        Path file = file("a.yaml", text);

        Run run = Run.of("confine", file);

        assertThat(new Run(run.code(), run.out(), run.err().replace(folder + "/", "")))
                .isEqualTo(new Run(code, "", message.replace('~', '\n') + "\n"));
    }

    @Test
    void saysWhatIsWrongWithACommandLineOrFile() {
        assertThat(Run.of("confine").err()).startsWith("expected at least one file of manifests, found none\nusage: ");
        Path missing = folder.resolve("none.yaml");
        assertThat(Run.of("confine", missing)).isEqualTo(new Run(2, "", missing + ": there is no such file\n"));
    }

    /** kubectl makes of the printed patch what it says. */
    @Test
    void printsWhatKubectlTakes() throws IOException {
        Path file = file("a.yaml", CALICO.replace("  resourceVersion: \"7\"\n", ""));
        String line = Run.of("confine", "--json", file).out();
        Object patch =
                YamlText.read("line", line.getBytes(StandardCharsets.UTF_8)).at("patch");
        Path patchFile = file(
                "patch.json",
                io.hybridcluster.model.text.Document.of((java.util.Map<?, ?>) patch)
                        .toJson());

        Tool.Answer answer = new Tool("kubectl")
                .run(
                        "patch",
                        "--local",
                        "-f",
                        file,
                        "--type",
                        "strategic",
                        "-p",
                        Files.readString(patchFile),
                        "-o",
                        "yaml");

        assertThat(answer.out())
                .contains("key: rack")
                .contains("alibabacloud.com/external")
                .contains("virtual-kubelet");
        Path after = file("after.yaml", answer.out());
        assertThat(Run.of("confine", "--json", after).out()).isEmpty();
        assertThat(List.of(answer.err())).containsExactly("");
    }
}
