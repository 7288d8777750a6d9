// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.text.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools say that people use the bundle's files with. */
class BundleAndToolsTest {
    private static final Path GUIDE = Path.of("plans", "guide.yaml");
    private static final Path CALICO_NODE = Path.of("src", "test", "resources", "calico-node.yaml");
    private static final Tool KUBECTL = new Tool("kubectl");

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void writeTheGuidesBundle() {
        bundle = folder.resolve("bundle");
        assertThat(Run.of("bundle", GUIDE, "--out", bundle, "--calico-node", CALICO_NODE)
                        .code())
                .isZero();
    }

    private static Document json(Tool.Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
        return YamlText.read("kubectl", answer.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void kubectlKeepsTheTermsThatWereThereAndAddsBothExpressionsToEach() {
        Document patched = json(KUBECTL.run(
                "patch",
                "--local",
                "-f",
                CALICO_NODE,
                "--patch-file",
                bundle.resolve(Bundle.CALICO_PATCH),
                "-o",
                "json"));

        Map<String, Object> external =
                Map.of("key", "alibabacloud.com/external", "operator", "NotIn", "values", List.of("true"));
        Map<String, Object> virtual = Map.of("key", "type", "operator", "NotIn", "values", List.of("virtual-kubelet"));
        assertThat(patched.at(
                        "spec",
                        "template",
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        "nodeSelectorTerms"))
                .isEqualTo(List.of(
                        Map.of(
                                "matchExpressions",
                                List.of(
                                        Map.of(
                                                "key",
                                                "kubernetes.io/arch",
                                                "operator",
                                                "In",
                                                "values",
                                                List.of("amd64", "arm64")),
                                        external,
                                        virtual)),
                        Map.of(
                                "matchExpressions",
                                List.of(Map.of("key", "example.com/edge", "operator", "Exists"), external, virtual))));
        assertThat(patched.at("spec", "template", "spec", "nodeSelector"))
                .isEqualTo(Map.of("kubernetes.io/os", "linux"));
    }

    @Test
    void kubectlReadsTheConfigMapAndItsJson() {
        Document configMap = json(
                KUBECTL.run("patch", "--local", "-f", bundle.resolve(Bundle.ENI_CONFIG), "-p", "{}", "-o", "json"));

        assertThat(configMap.at("metadata", "name")).isEqualTo("eni-config");
        String eniConf = (String) configMap.at("data", "eni_conf");
        assertThat(YamlText.read("eni_conf", eniConf.getBytes(StandardCharsets.UTF_8))
                        .at("vswitches"))
                .isEqualTo(Map.of("cn-hangzhou-h", List.of("vsw-bp1pod00000000000000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Bundle.CALICO_PATCH, Bundle.AGENT_CONFIG, Bundle.ENI_CONFIG})
    void kubectlTakesEachPatchFile(String name) throws IOException {
        Path target = Files.writeString(
                folder.resolve("target.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: eni-config, namespace: kube-system,"
                        + " resourceVersion: \"4711\"}\n"
                        + "data: {other: kept}\n");

        Document patched = json(KUBECTL.run(
                "patch",
                "--local",
                "-f",
                target,
                "--type",
                "merge",
                "--patch-file",
                bundle.resolve(name),
                "-o",
                "json"));

        assertThat(patched.at("data", "other")).isEqualTo("kept");
    }

    @Test
    void kubectlReadsEachIpPool() {
        Tool.Answer answer = KUBECTL.run(
                "patch",
                "--local",
                "-f",
                bundle.resolve(Bundle.IP_POOLS),
                "--type",
                "merge",
                "-p",
                "{}",
                "-o",
                "jsonpath={.spec.cidr} {.spec.disabled} {.spec.natOutgoing}{\"\\n\"}");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("10.10.24.0/24 true false", "10.10.25.0/24 true false");
    }

    @Test
    void bashReadsTheNodeScript() {
        assertThat(new Tool("bash").run("-n", bundle.resolve(Bundle.NODE_SCRIPT)))
                .isEqualTo(new Tool.Answer(0, "", ""));
    }

    @Test
    void shellcheckFindsNothingInTheNodeScript() {
        assertThat(new Tool("shellcheck").run("--severity=style", bundle.resolve(Bundle.NODE_SCRIPT)))
                .isEqualTo(new Tool.Answer(0, "", ""));
    }
}
