// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.version.TerwayVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartPlanTest {
    private static Map<String, Object> configMap(Map<String, String> data) {
        return Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "eni-config"), "data", data);
    }

    private static RestartPlan eniConf(String version, String before, String after) {
        return RestartPlan.between(
                TerwayVersion.parse(version),
                configMap(Map.of("eni_conf", before)),
                configMap(Map.of("eni_conf", after)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1.8.2  | {"a": {"b": 1}}       | {  "a":{"b":1} }                  | nothing changes
            1.8.2  | {"max_pool_size": 5}  | {"max_pool_size": 6}              | eni_conf max_pool_size: restart the DaemonSet's pods; reaches every node
            1.8.2  | {}                    | {"vswitches": {}}                 | eni_conf vswitches: restart the DaemonSet's pods; reaches new ENIs only
            1.17.5 | {"ipam_type": "crd"}  | {"ipam_type": "crd", "enable_ip_prefix": true} | eni_conf enable_ip_prefix: restart the DaemonSet's pods (the control plane reads it by itself); reaches new nodes only
            1.16.0 | {"ipam_type": "crd"}  | {"ipam_type": "crd", "enable_ip_prefix": true} | eni_conf enable_ip_prefix: nothing to do, Terway does not read it
            1.8.2  | {"canary": 1}         | {}                                | eni_conf a member that Terway does not know: nothing to do, Terway does not read it
            1.8.2  | {"version": "1"}      | {"version": "2"}                  | eni_conf version: nothing to do, Terway does not read it
            1.2.0  | {"Max_Pool_Size": 5}  | {"Max_Pool_Size": 6}              | eni_conf max_pool_size: restart the DaemonSet's pods; reaches every node
            1.8.2  | {"access_key": "canary"} | {"access_key": ""}             | eni_conf access_key: restart the DaemonSet's pods; reaches every node
            1.8.2  | // not JSON           | {"max_eni": 1}                    | eni_conf max_eni: restart the DaemonSet's pods; reaches every node
            """)
    void saysWhatAChangeTakes(String version, String before, String after, String plan) {
        assertThat(eniConf(version, before, after)).hasToString(plan);
        assertThat(eniConf(version, before, after).needsRestart()).isEqualTo(plan.contains("restart"));
        assertThat(eniConf(version, after, after).changes()).isEmpty();
    }

    @Test
    void looksAtTheOtherKeysToo() {
        Map<String, Object> before =
                configMap(Map.of("10-terway.conf", "{\"type\": \"terway\", \"mtu\": 1500}", "x", "1"));
        Map<String, Object> after = configMap(Map.of(
                "10-terway.conf", "{\"type\": \"terway\", \"mtu\": 1400}", "x", "2", "disable_network_policy", "true"));

        assertThat(RestartPlan.between(TerwayVersion.parse("1.8.2"), before, after)
                        .toString()
                        .lines())
                .containsExactlyInAnyOrder(
                        "10-terway.conf mtu: restart the DaemonSet's pods; reaches every node",
                        "x: nothing to do, Terway does not read it",
                        "disable_network_policy: restart the DaemonSet's pods; reaches every node");
    }

    @Test
    void refusesAStateThatTerwayWouldNotStartWith() {
        assertThatThrownBy(() -> eniConf("1.8.2", "{}", "{\"canary\": 1,}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eni_conf is not JSON: 1:13: there is a comma behind the last one; take the comma out");
    }

    private static Map<String, Object> daemonSet(String strategy) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("template", Map.of("metadata", Map.of("labels", Map.of("app", "terway-eniip")), "spec", Map.of()));
        if (!strategy.isEmpty()) {
            spec.put("updateStrategy", Map.of("type", strategy));
        }
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                Map.of("name", "terway-eniip", "namespace", "kube-system", "resourceVersion", "7"),
                "spec",
                spec);
    }

    @Test
    void restartsByTheAnnotationThatKubectlWrites() {
        Instant at = Instant.parse("2026-08-01T10:00:00.5Z");
        DaemonSetRestart restart = DaemonSetRestart.of(daemonSet(""), at);

        assertThat(restart.change().strategicMergePatch().orElseThrow())
                .hasToString(
                        "{\"metadata\":{\"resourceVersion\":\"7\"},\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
                                + "{\"kubectl.kubernetes.io/restartedAt\":\"2026-08-01T10:00:00Z\"}}}}}");
        assertThat(restart.isOnDelete()).isFalse();
        assertThat(DaemonSetRestart.of((Map<?, ?>) restart.change().after().root(), at)
                        .change()
                        .isChange())
                .isFalse();
        assertThat(DaemonSetRestart.of(daemonSet("OnDelete"), at))
                .hasToString(
                        "DaemonSet kube-system/terway-eniip: /spec/template/metadata/annotations; then delete its pods,"
                                + " one node after the other: the strategy is OnDelete");
        assertThatThrownBy(() -> DaemonSetRestart.of(configMap(Map.of()), at))
                .hasMessage("ConfigMap eni-config is not a DaemonSet");
    }
}
