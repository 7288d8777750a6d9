// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static io.hybridcluster.k8s.bootstrap.Secrets.HALF;
import static io.hybridcluster.k8s.bootstrap.Secrets.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.testsupport.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTokensTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String AUTHENTICATES = "usage-bootstrap-authentication=true";
    private static final String SIGNS = "usage-bootstrap-signing=true";
    private static final String GROUP = "auth-extra-groups=" + TokenGrant.KUBEADM_GROUP;

    private static List<Map<?, ?>> zoo() {
        Map<Object, Object> broken = new LinkedHashMap<>(Secrets.foreign("bootstrap-token-broken"));
        broken.put("data", Map.of("token-id", "canary!", "token-secret", 5));
        Map<Object, Object> nameless = new LinkedHashMap<>(Secrets.foreign("x", "token-secret=" + HALF));
        nameless.put("metadata", Map.of("name", List.of(HALF)));
        Map<Object, Object> opaque = new LinkedHashMap<>(full("bootstrap-token-opaque", "opaque"));
        opaque.put("type", "Opaque");
        return List.of(
                Secrets.ours("good00", NOW, Optional.of(NOW.plus(DAY))),
                Secrets.ours("ended0", NOW, Optional.of(NOW)),
                Secrets.ours("ending", NOW, Optional.of(NOW.plus(DAY).minusSeconds(1))),
                Secrets.ours("always", NOW, Optional.empty()),
                full("bootstrap-token-badend", "badend", "expiration=tomorrow canary"),
                full("bootstrap-token-group0", "group0", "auth-extra-groups=system:masters"),
                full("bootstrap-token-other0", "other1"),
                Secrets.foreign("bootstrap-token-nothin"),
                Secrets.foreign(
                        "bootstrap-token-masked", "token-id=masked", "token-secret=canary**********", AUTHENTICATES),
                Secrets.foreign("bootstrap-token-noauth", "token-id=noauth", "token-secret=" + HALF, SIGNS),
                Secrets.foreign("bootstrap-token-nosign", "token-id=nosign", "token-secret=" + HALF, AUTHENTICATES),
                Secrets.foreign(
                        "bootstrap-token-gone00",
                        "token-id=gone00",
                        "token-secret=" + HALF,
                        "expiration=2020-01-01T00:00:00Z"),
                broken,
                nameless,
                opaque,
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "metadata",
                        Map.of("name", "unrelated", "namespace", "kube-system")));
    }

    private static Map<?, ?> full(String name, String id, String... more) {
        List<String> entries =
                new ArrayList<>(List.of("token-id=" + id, "token-secret=" + HALF, AUTHENTICATES, SIGNS, GROUP));
        entries.addAll(List.of(more));
        return Secrets.foreign(name, entries.toArray(String[]::new));
    }

    @Test
    void areJudged() {
        List<LiveFinding> findings = BootstrapTokens.read(zoo()).findings(NOW, DAY);
        String text = findings.stream()
                .map(finding -> finding + "\n    " + finding.remedy() + "\n")
                .collect(Collectors.joining());

        Golden.assertSame("bootstrap/token-findings.txt", text);
        assertThat(text).doesNotContain("canary", Secrets.base64("canary"));
        assertThat(BootstrapTokens.read(zoo()).toString()).doesNotContain("canary");
    }

    @Test
    void areOrderedAndOthersLeftOut() {
        assertThat(BootstrapTokens.read(zoo()).tokens())
                .hasSize(14)
                .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
        assertThat(BootstrapTokens.read(zoo()).usableAt(NOW))
                .extracting(LiveToken::toString)
                .containsExactly(
                        "Secret kube-system/bootstrap-token-always",
                        "Secret kube-system/bootstrap-token-ending",
                        "Secret kube-system/bootstrap-token-good00",
                        "Secret kube-system/bootstrap-token-nosign");
    }

    @Test
    void sayThatNoNodeCanJoin() {
        assertThat(BootstrapTokens.read(List.of()).findings(NOW, DAY))
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] Secrets kube-system/bootstrap-token-*: none of 0 lets a node join by kubeadm: that"
                                + " takes one that has not ended, signs in and signs, and is of group"
                                + " system:bootstrappers:kubeadm:default-node-token | BootstrapToken.NoneUsable");
        assertThat(BootstrapTokens.read(List.of(Secrets.ours("good00", NOW, Optional.of(NOW.plus(DAY)))))
                        .findings(NOW, DAY))
                .isEmpty();
    }

    /** Go's time.Parse with time.RFC3339; what it refuses, Kubernetes takes for ended. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:01Z, false",
        "2026-11-23T12:00:00Z, true",
        "2026-11-23T20:00:01+08:00, false",
        "2026-11-23T20:00:00+08:00, true",
        "2026-11-23T12:00:00.5Z, false",
        "2026-11-24T12:00Z, true",
        "2026-11-24, true",
        "2026-11-24T12:00:00, true",
        "2026-11-31T12:00:00Z, true",
        "2026-11-24t12:00:00z, true",
    })
    void endAsKubernetesReadsIt(String end, boolean expired) {
        LiveToken token = Secrets.live(full("bootstrap-token-abcdef", "abcdef", "expiration=" + end));

        assertThat(token.isExpiredAt(NOW)).isEqualTo(expired);
        assertThat(token.isUsableAt(NOW)).isEqualTo(!expired);
    }

    @Test
    void areNoneWithANameOfSeveralLines() {
        assertThat(BootstrapTokens.read(List.of(full("bootstrap-token-abc\ndef", "abcdef")))
                        .findings(NOW, DAY))
                .extracting(LiveFinding::place)
                .containsExactly("Secrets kube-system/bootstrap-token-*", "Secret number 1 of the list");
    }

    @Test
    void areOfNoUseWhileTheyAreBeingDeleted() {
        Map<Object, Object> secret = new LinkedHashMap<>(full("bootstrap-token-abcdef", "abcdef"));
        assertThat(Secrets.live(secret).letsNodesJoinAt(NOW)).isTrue();
        secret.put("metadata", Map.of("name", "bootstrap-token-abcdef", "deletionTimestamp", NOW.toString()));

        assertThat(Secrets.live(secret).isUsableAt(NOW)).isFalse();
    }

    @Test
    void takeAManifestsPlainEntries() {
        Map<Object, Object> secret = new LinkedHashMap<>(full("bootstrap-token-abcdef", "xxxxxx"));
        secret.put("stringData", Map.of("token-id", "abcdef", "expiration", "2026-11-23T12:00:01Z"));

        assertThat(Secrets.live(secret).isUsableAt(NOW)).isTrue();
        assertThat(Secrets.live(secret).isUsableAt(NOW.plusSeconds(1))).isFalse();
    }

    /** Whatever stands in a Secret, nothing is thrown and nothing of it is told. */
    @Test
    void areReadWhateverStandsInThem() {
        Random random = new Random(20261123);
        List<Object> values = List.of(
                5,
                true,
                List.of("canary"),
                Map.of("canary", "canary"),
                "canary",
                Secrets.base64("canary"),
                "Y2FuYXJ5=",
                "",
                Secrets.base64("2026-11-23T12:00:01Z"),
                Secrets.base64("true"),
                Secrets.base64("abcdef"),
                Secrets.base64(HALF));
        List<String> keys = List.of(
                "token-id",
                "token-secret",
                "expiration",
                "auth-extra-groups",
                "description",
                "usage-bootstrap-authentication",
                "usage-bootstrap-signing");
        int usable = 0;
        for (int i = 0; i < 20_000; i++) {
            Map<String, Object> data = new LinkedHashMap<>();
            keys.forEach(key -> data.put(key, values.get(random.nextInt(values.size()))));
            data.replaceAll((key, value) -> random.nextInt(3) > 0 && key.startsWith("token-")
                    ? Secrets.base64(key.equals("token-id") ? "abcdef" : HALF)
                    : value);
            keys.forEach(key -> {
                if (random.nextInt(3) == 0) {
                    data.remove(key);
                }
            });
            Map<Object, Object> secret = new LinkedHashMap<>(Secrets.foreign("bootstrap-token-abcdef"));
            secret.put(random.nextBoolean() ? "data" : "stringData", random.nextInt(9) == 0 ? "canary" : data);
            BootstrapTokens tokens = BootstrapTokens.read(List.of(secret));
            usable += tokens.usableAt(Instant.EPOCH).size();
            assertThat(tokens.findings(NOW, DAY).toString()).doesNotContain("canary");
        }
        assertThat(usable).as("tokens that came out usable").isGreaterThan(20);
    }

    @Test
    void haveRulesForAllTheirFindings() {
        assertThat(BootstrapTokens.rules())
                .isSorted()
                .extracting(RuleDescription::id)
                .doesNotHaveDuplicates()
                .hasSize(18);
        assertThat(BootstrapTokens.read(zoo()).findings(NOW, DAY))
                .allSatisfy(finding -> assertThat(BootstrapTokens.rules())
                        .anyMatch(rule -> rule.id().equals(finding.ruleId())
                                && rule.severity().compareTo(finding.severity()) <= 0));
    }
}
