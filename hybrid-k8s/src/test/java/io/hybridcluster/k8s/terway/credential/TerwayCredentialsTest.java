// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static io.hybridcluster.k8s.terway.credential.Objects.ID;
import static io.hybridcluster.k8s.terway.credential.Objects.SECRET;
import static io.hybridcluster.k8s.terway.credential.Objects.configMap;
import static io.hybridcluster.k8s.terway.credential.Objects.daemonSet;
import static io.hybridcluster.k8s.terway.credential.Objects.eniConf;
import static io.hybridcluster.k8s.terway.credential.Objects.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerwayCredentialsTest {
    private static final Map<String, String> PAIR = Map.of("access-key-id", ID, "access-key-secret", SECRET);

    private static TerwayCredentials of(
            String version, String eniConf, Optional<Map<String, Object>> secret, boolean mounts) {
        return TerwayCredentials.of(
                TerwayVersion.parse(version), configMap("eni-config", eniConf, Map.of()), secret, daemonSet(mounts));
    }

    private static List<String> ids(TerwayCredentials credentials) {
        return credentials.findings().stream()
                .map(finding -> finding.ruleId().value().substring("TerwayCredentials.".length()))
                .toList();
    }

    /** Version; in eni_conf: a pair, half of one, a file, nothing; the Secret: whole, half, other, absent; mounted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.8.2  | pair | whole  | true  | addon-secret      | InConfigMap
            1.8.2  | pair | other  | true  | addon-secret      | InConfigMap, PairsDiffer
            1.8.2  | none | whole  | true  | addon-secret      |
            1.8.2  | none | blanks | true  | addon-secret      | SecretBlanks
            1.8.2  | pair | whole  | false | eni-config        | InConfigMap, SecretUnread
            1.8.2  | pair | half   | true  | eni-config        | InConfigMap, SecretIncomplete
            1.7.2  | pair | whole  | true  | eni-config        | InConfigMap, SecretUnread
            1.5.6  | pair | absent | false | eni-config        | InConfigMap, Logged
            1.8.2  | file | absent | true  | credential-path   |
            1.0.10 | file | absent | false | instance-ram-role | OnlyRole
            1.8.2  | none | absent | true  | instance-ram-role | OnlyRole
            1.8.2  | half | absent | true  | instance-ram-role | InConfigMap, OnlyRole
            1.7.2  | none | whole  | true  | instance-ram-role | SecretUnread, OnlyRole
            """)
    void areThoseThatTheVersionTakes(
            String version, String inConf, String inSecret, boolean mounts, String source, String found) {
        String eniConf = switch (inConf) {
            case "pair" -> eniConf(ID, SECRET);
            case "half" -> eniConf(ID, "");
            case "file" -> "{\"credential_path\": \"/a\"}";
            default -> eniConf("", "");
        };
        Optional<Map<String, Object>> secret = switch (inSecret) {
            case "whole" -> Optional.of(secret(PAIR));
            case "other" -> Optional.of(secret(Map.of("access-key-id", ID, "access-key-secret", "OtherCanary")));
            case "half" -> Optional.of(secret(Map.of("access-key-id", ID, "access-key-secret", "")));
            case "blanks" -> Optional.of(secret(Map.of("access-key-id", ID, "access-key-secret", SECRET + "\n")));
            default -> Optional.empty();
        };

        TerwayCredentials credentials = of(version, eniConf, secret, mounts);

        assertThat(credentials).hasToString(source);
        assertThat(credentials.source().text()).isEqualTo(source);
        assertThat(ids(credentials))
                .containsExactlyInAnyOrderElementsOf(found == null ? List.of() : List.of(found.split(", ")));
        assertThat(credentials.findings().toString()).doesNotContain("Canary");
    }

    @Test
    void areNotReadFromOtherObjects() {
        assertThatThrownBy(() -> of("1.8.2", "{}", Optional.of(daemonSet(true)), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DaemonSet kube-system/terway-eniip is not the Secret kube-system/alibaba-addon-secret");
        Map<String, Object> odd = new LinkedHashMap<>(secret(Map.of()));
        odd.put("data", Map.of("access-key-id", "Canary!"));
        assertThatThrownBy(() -> of("1.8.2", "{}", Optional.of(odd), true))
                .hasMessage("Secret kube-system/alibaba-addon-secret: data.access-key-id is not base64")
                .hasNoCause();
    }

    @Test
    void areDescribed() {
        assertThat(TerwayCredentials.rules()).hasSize(7).isSorted();
        assertThat(TerwayCredentials.rules().stream().map(RuleDescription::id)).doesNotHaveDuplicates();
    }

    @Test
    void seesOnlyAMountThatTerwayReads() {
        assertThat(AddonSecret.isMountedBy(daemonSet(true))).isTrue();
        assertThat(AddonSecret.isMountedBy(daemonSet(false))).isFalse();
        assertThat(AddonSecret.isMountedBy(pod("mountPath", "/var/alibaba-addon-secret/", Map.of())))
                .isTrue();
        assertThat(AddonSecret.isMountedBy(pod("mountPath", "/var/other", Map.of())))
                .isFalse();
        assertThat(AddonSecret.isMountedBy(pod(
                        "mountPath",
                        "/var/alibaba-addon-secret",
                        Map.of("items", List.of(Map.of("key", "access-key-id", "path", "access-key-id"))))))
                .isFalse();
    }

    private static Map<String, Object> pod(String key, String path, Map<String, Object> more) {
        Map<String, Object> source = new LinkedHashMap<>(more);
        source.put("name", "alibaba-addon-secret");
        Map<String, Object> volume =
                Map.of("name", "ak", "projected", Map.of("sources", List.of(Map.of("secret", source))));
        Map<String, Object> container =
                Map.of("name", "terwayd", "volumeMounts", List.of(Map.of("name", "ak", key, path)));
        Map<String, Object> template =
                Map.of("spec", Map.of("containers", List.of(container), "volumes", List.of(volume)));
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                Map.of("name", "a"),
                "spec",
                Map.of("template", template));
    }
}
