// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.terway.lint.EffectiveEniConf.Outcome;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveEniConfTest {
    private static final String BASE = "{\"max_pool_size\": \"5\", \"vswitches\": {\"cn-hangzhou-h\": [\"vsw-pod0\"]},"
            + " \"security_group\": \"sg-a0\", \"access_secret\": \"canary\"}";

    static Map<String, Object> configMap(String name, String text) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name, "namespace", "kube-system"),
                "data",
                Map.of("eni_conf", text, "10-terway.conf", "{\"type\": \"terway\"}"));
    }

    private static EffectiveEniConf effective(String version, String base, String overlay) {
        return EffectiveEniConf.of(
                EniConfigLintTest.terway(version), configMap("eni-config", base), configMap("gpu", overlay));
    }

    private static boolean hasErrors(EffectiveEniConf conf) {
        return conf.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void mergesZonesReplacesListsDeletesByNullAndHealsTypes() {
        EffectiveEniConf conf = effective(
                "1.8.2",
                BASE,
                "{\"max_pool_size\": 10, \"vswitches\": {\"cn-hangzhou-b\": [\"vsw-b0\"]}, \"access_secret\": null,"
                        + " \"security_groups\": []}");

        assertThat(conf.outcome()).isEqualTo(Outcome.MERGED);
        assertThat(conf.document().orElseThrow())
                .isEqualTo(Document.of(Map.of(
                        "max_pool_size",
                        10,
                        "vswitches",
                        Map.of(
                                "cn-hangzhou-h", List.of("vsw-pod0"),
                                "cn-hangzhou-b", List.of("vsw-b0")),
                        "security_group",
                        "sg-a0",
                        "security_groups",
                        List.of())));
        assertThat(hasErrors(conf)).isFalse();
        assertThat(hasErrors(effective("1.8.2", BASE, "{}"))).isTrue();
        assertThat(conf).hasToString("MERGED");
    }

    @Test
    void keepsADecimalThatGoRefuses() {
        EffectiveEniConf conf = effective("1.8.2", BASE, "{\"max_pool_size\": 5.0}");

        assertThat(conf.findings().get(0))
                .hasToString("[ERROR] ConfigMap kube-system/eni-config eni_conf with ConfigMap kube-system/gpu: Terway"
                        + " 1.8.2 does not start: \"max_pool_size\" holds a number \"5.0\" where Go expects a whole number"
                        + " without quotes, fraction and exponent | EniConf.WrongType");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}   | []    | DOES_NOT_START
            {}   | null  | DOES_NOT_START
            {}   | 5     | DOES_NOT_START
            {}   | _     | DOES_NOT_START
            {}   | {"a"  | DOES_NOT_START
            {}   |       | BASE
            {}   | {}    | MERGED
            []   | {}    | MERGED
            null | {}    | DOES_NOT_START
            {"a" | {}    | DOES_NOT_START
            {"a" |       | DOES_NOT_START
            """)
    void saysWhatBecomesOfAnOddOverlay(String base, String overlay, Outcome outcome) {
        EffectiveEniConf conf = effective("1.8.2", base, overlay == null ? "" : overlay.replace('_', ' '));

        assertThat(conf.outcome()).isEqualTo(outcome);
        if (!base.equals("null")) {
            assertThat(hasErrors(conf)).isEqualTo(outcome == Outcome.DOES_NOT_START);
        }
        assertThat(conf.document().isPresent()).isEqualTo(outcome != Outcome.DOES_NOT_START);
    }

    @Test
    void fallsBackToTheBaseWithoutTheOverlay() {
        EniConfigLint lint = EniConfigLintTest.terway("1.8.2");
        Map<String, Object> base = configMap("eni-config", "{\"security_group\": \"sg-a0\"}");
        EffectiveEniConf conf = EffectiveEniConf.withoutOverlay(lint, base, "gpu");

        assertThat(conf.outcome()).isEqualTo(Outcome.FALLBACK);
        assertThat(conf.document()).isEqualTo(EffectiveEniConf.of(lint, base).document());
        assertThat(conf.findings().toString())
                .contains("[WARNING] ConfigMap kube-system/gpu: it is missing, so Terway runs on the base alone");
        assertThat(EffectiveEniConf.withoutOverlay(EniConfigLintTest.terway("1.0.10"), base, "gpu")
                        .outcome())
                .isEqualTo(Outcome.BASE);
        assertThat(effective("1.0.10", "{}", "[]").outcome()).isEqualTo(Outcome.BASE);
    }

    @Test
    void findsTheNodesOverlay() {
        Map<String, Object> node = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Node",
                "metadata",
                Map.of("name", "a", "labels", Map.of("terway-config", "gpu")));

        assertThat(EffectiveEniConf.overlayOf(node)).contains("gpu");
        assertThat(EffectiveEniConf.overlayOf(
                        Map.of("apiVersion", "v1", "kind", "Node", "metadata", Map.of("name", "a"))))
                .isEmpty();
    }
}
