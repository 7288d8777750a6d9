// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AckAgentConfigFindingsTest {
    private static final String PLACE = "ConfigMap kube-system/ack-agent-config addNodeScriptPath: ";
    private static final AckAgentConfig PLANNED =
            new AckAgentConfig("https://b.oss-cn-hangzhou-internal.aliyuncs.com/a.sh");

    private static List<String> findings(@Nullable Object url) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("addNodeScriptPath", url);
        return PLANNED.findings(configMap("ack-agent-config", data)).stream()
                .map(LiveFinding::toString)
                .toList();
    }

    private static Map<?, ?> configMap(String name, Object data) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name, "namespace", "kube-system"),
                "data",
                data);
    }

    @Test
    void areNoneForThePlansUrl() {
        assertThat(findings(PLANNED.nodeScriptUrl())).isEmpty();
    }

    @Test
    void tellThatThereIsNoUrl() {
        assertThat(findings(""))
                .containsExactly(
                        "[ERROR] " + PLACE + "is empty, so that a scale-out fails | AckAgentConfig.UrlMissing");
        assertThat(findings(null))
                .containsExactly(
                        "[ERROR] " + PLACE + "is missing, so that a scale-out fails | AckAgentConfig.UrlMissing");
        assertThat(findings(5))
                .containsExactly(
                        "[ERROR] " + PLACE + "is not a string, so that a scale-out fails | AckAgentConfig.UrlMissing");
    }

    @Test
    void tellThatItIsAnother() {
        assertThat(findings("http://b.example/a.sh"))
                .containsExactly(
                        "[WARNING] " + PLACE + "\"http://b.example/a.sh\" is not the plan's"
                                + " \"https://b.oss-cn-hangzhou-internal.aliyuncs.com/a.sh\" | AckAgentConfig.OtherUrl",
                        "[INFO] " + PLACE
                                + "\"http://b.example/a.sh\" is not encrypted, and the script holds a bootstrap token |"
                                + " AckAgentConfig.PlainHttp");
    }

    @Test
    void tellThatItIsSignedOtherwiseWithoutTheSignature() {
        AckAgentConfig signed = new AckAgentConfig("https://b.example/a.sh?Signature=canary1");

        assertThat(signed.findings(configMap(
                        "ack-agent-config", Map.of("addNodeScriptPath", "https://b.example/a.sh?Signature=canary2"))))
                .hasToString("[[WARNING] " + PLACE
                        + "\"https://b.example/a.sh?...\" differs from the plan's in what is not shown |"
                        + " AckAgentConfig.OtherUrl]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oss://b/a.sh", "HTTPS://b/a.sh", "https://", "https://b/a b.sh"})
    void tellThatTheAgentRefusesIt(String url) {
        assertThat(findings(url))
                .anySatisfy(finding -> assertThat(finding)
                        .isEqualTo("[ERROR] " + PLACE + "\"" + url + "\" of " + url.length()
                                + " bytes is not what the agent takes,"
                                + " http:// or https:// and at most 1024 bytes, so that it reports nothing to the cloud |"
                                + " AckAgentConfig.UrlRefused"));
    }

    @Test
    void areOfThisConfigMapOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLANNED.findings(configMap("provider", Map.of())))
                .withMessage("ConfigMap kube-system/provider is not the ConfigMap kube-system/ack-agent-config");
    }

    @Test
    void haveRules() {
        assertThat(AckAgentConfig.rules())
                .isSorted()
                .extracting(RuleDescription::id)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void waitForTheAgentToRead() {
        assertThat(AckAgentConfig.readBy(Instant.parse("2026-11-23T12:00:00Z"))).isEqualTo("2026-11-23T12:01:00Z");
    }
}
