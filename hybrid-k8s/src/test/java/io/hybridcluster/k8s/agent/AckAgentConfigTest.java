// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.support.Kubectl;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AckAgentConfigTest {
    private static final String GUIDES_URL =
            "https://kubelet-****.oss-cn-hangzhou-internal.aliyuncs.com/init-node-ecs.sh";
    private static final AckAgentConfig CONFIG = new AckAgentConfig("http://a/b.sh");

    private static Map<?, ?> configMap(String rest) {
        return Trees.map(Trees.readOne(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: ack-agent-config, namespace: kube-system}" + rest
                        + "}"));
    }

    @Test
    void isTheGuidesConfigMap() {
        String yaml = new AckAgentConfig(GUIDES_URL).documented().toYaml();

        assertThat(Trees.readOne(yaml)).isEqualTo(Trees.readOne(Golden.read("guide/ack-agent-config.yaml")));
        assertThat(yaml.replace("\"", "")).isEqualTo(Golden.read("guide/ack-agent-config.yaml"));
    }

    @Test
    void patchesOneKey() {
        Golden.assertSame(
                "ack-agent-config.patch.yaml",
                AckAgentConfig.of(Plans.guide()).mergePatch().toYaml());
    }

    @Test
    void leavesOtherKeysAlone() {
        Map<?, ?> before = configMap(", data: {enableNodepool: 'true', addNodeScriptPath: ''}");
        ObjectChange change = CONFIG.applyTo(before);

        assertThat(change.after())
                .isEqualTo(
                        Document.of(configMap(", data: {enableNodepool: 'true', addNodeScriptPath: 'http://a/b.sh'}")));
        assertThat(change.mergePatch()).isEqualTo(CONFIG.mergePatch());
        assertThat(change.strategicMergePatch()).contains(CONFIG.mergePatch());
        assertThat(CONFIG.applyTo(Trees.map(change.after())).isChange()).isFalse();
    }

    @Test
    void makesTheDataThatIsMissing() {
        assertThat(CONFIG.applyTo(configMap("")).mergePatch()).isEqualTo(CONFIG.mergePatch());
        assertThat(CONFIG.applyTo(configMap(", data: null")).jsonPatch())
                .hasToString(
                        "[{\"op\":\"test\",\"path\":\"/data\",\"value\":null},"
                                + "{\"op\":\"replace\",\"path\":\"/data\",\"value\":{\"addNodeScriptPath\":\"http://a/b.sh\"}}]");
    }

    @Test
    void refusesAnotherObject() {
        Map<?, ?> other = Trees.map(Trees.readOne("{apiVersion: v1, kind: ConfigMap, metadata: {name: eni-config}}"));

        assertThatThrownBy(() -> CONFIG.applyTo(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ConfigMap eni-config is not the ConfigMap kube-system/ack-agent-config");
        assertThatThrownBy(() -> CONFIG.applyTo(configMap(", data: x")))
                .hasMessage("data: expected an object, found \"x\"");
    }

    @Test
    void refusesAnotherNamespaceAndTakesNone() {
        String named = "{apiVersion: v1, kind: ConfigMap, metadata: {name: ack-agent-config";
        Map<?, ?> elsewhere = Trees.map(Trees.readOne(named + ", namespace: default}}"));

        assertThatThrownBy(() -> CONFIG.applyTo(elsewhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ConfigMap default/ack-agent-config is not the ConfigMap kube-system/ack-agent-config");
        assertThat(CONFIG.applyTo(Trees.map(Trees.readOne(named + "}}"))).isChange())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://a",
                "HTTP://a",
                "https://",
                "http:/a",
                "a",
                " http://a",
                "http://a b",
                "http://é",
                "http://a\n"
            })
    void refusesUrlsThatTheAgentDoesNotTake(String url) {
        assertThatThrownBy(() -> new AckAgentConfig(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + url.replace("\n", "\\u{a}")
                        + "\" is not a URL that the agent takes: expected http:// or https:// and printable"
                        + " ASCII characters without blanks");
    }

    @ParameterizedTest
    @CsvSource({"1024, true", "1025, false"})
    void countsTheUrlsCharacters(int length, boolean accepted) {
        String url = "https://a/?" + "x".repeat(length - 11);
        if (accepted) {
            assertThat(new AckAgentConfig(url).nodeScriptUrl()).isEqualTo(url);
        } else {
            assertThatThrownBy(() -> new AckAgentConfig(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the node script's URL \"https://a/?...\" has 1025 bytes; the agent takes at most 1024");
        }
    }

    @Test
    void countsTheUrlsBytes() {
        assertThatThrownBy(() -> new AckAgentConfig("http://" + "é".repeat(509)))
                .hasMessageEndingWith("é...\" has 1025 bytes; the agent takes at most 1024");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://bucket.example.com/a.sh?Expires=1&Signature=canary | "https://bucket.example.com/a.sh?..."
            https://canary:canary@example.com/a.sh                     | "https://...@example.com/a.sh"
            https://user:can?ary@example.com/a.sh                      | "https://..."
            """)
    void printsNoSignatureAndNoPassword(String url, String shown) {
        AckAgentConfig config = new AckAgentConfig(url);

        assertThat(config).hasToString(shown);
        assertThat(config.applyTo(configMap(", data: {addNodeScriptPath: 'http://canary'}")))
                .hasToString("ConfigMap kube-system/ack-agent-config: /data/addNodeScriptPath");
        assertThatThrownBy(() -> new AckAgentConfig("HTTPS" + url.substring(5)))
                .hasMessageStartingWith(shown.replace("https", "HTTPS") + " is not a URL that the agent takes:");
        assertThatThrownBy(() -> new AckAgentConfig(url + "?" + "x".repeat(1024)))
                .hasMessageStartingWith("the node script's URL \"https://")
                .hasMessageNotContainingAny("canary", "can?ary");
    }

    @Test
    void refusesAPlanWithoutAScript() {
        assertThatThrownBy(() -> AckAgentConfig.of(Plans.bare()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plan \"bare\" has no nodeScript section, so there is no URL for the agent");
    }

    @Test
    void isReadBackAndAppliedByKubectl(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("cm.yaml");
        Files.writeString(file, new AckAgentConfig(GUIDES_URL).documented().toYaml());
        for (Kubectl kubectl : Kubectl.all()) {
            assertThat(kubectl.read(file)).containsExactly(new AckAgentConfig(GUIDES_URL).documented());
            assertThat(kubectl.patchText(file, "merge", CONFIG.mergePatch().toYaml()))
                    .containsExactly(CONFIG.documented());
        }
    }
}
