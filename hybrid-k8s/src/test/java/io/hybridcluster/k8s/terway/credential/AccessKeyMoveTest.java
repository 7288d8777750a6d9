// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static io.hybridcluster.k8s.terway.credential.Objects.ID;
import static io.hybridcluster.k8s.terway.credential.Objects.SECRET;
import static io.hybridcluster.k8s.terway.credential.Objects.configMap;
import static io.hybridcluster.k8s.terway.credential.Objects.daemonSet;
import static io.hybridcluster.k8s.terway.credential.Objects.eniConf;
import static io.hybridcluster.k8s.terway.credential.Objects.json;
import static io.hybridcluster.k8s.terway.credential.Objects.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyMoveTest {
    private static final TerwayVersion NEW = TerwayVersion.parse("1.8.2");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final Map<String, String> PAIR = Map.of("access-key-id", ID, "access-key-secret", SECRET);

    private static String applied(String eniConf) {
        return "{\"apiVersion\":\"v1\",\"data\":{\"eni_conf\":" + json(eniConf) + "},\"kind\":\"ConfigMap\"}\n";
    }

    private static Map<String, Object> live() {
        return configMap(
                "eni-config", eniConf(ID, SECRET), Map.of(LAST_APPLIED, applied(eniConf(ID, SECRET)), "b", "c"));
    }

    private static Map<?, ?> tree(ObjectChange change) {
        return (Map<?, ?>) change.after().root();
    }

    @Test
    void movesTheKeyAndLeavesNothingBehind() {
        Map<String, Object> overlay = configMap(
                "gpu", "{\"access_key\": " + json(ID) + ", \"access_secret\": " + json(SECRET) + "}", Map.of());
        AccessKeyMove move = AccessKeyMove.of(NEW, live(), List.of(overlay), Optional.empty(), daemonSet(true));

        KubernetesObject created = move.secretToCreate().orElseThrow();
        assertThat(created.tree().at("data")).isEqualTo(secret(PAIR).get("data"));
        assertThat(move.secretChange()).isEmpty();
        assertThat(move)
                .hasToString("create Secret kube-system/alibaba-addon-secret; then ConfigMap kube-system/eni-config:"
                        + " /data/eni_conf, /metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration; then"
                        + " ConfigMap kube-system/gpu: /data/eni_conf");
        assertThat(move.leftovers(List.of(live(), overlay)))
                .containsExactly(
                        "ConfigMap kube-system/eni-config data.eni_conf",
                        "ConfigMap kube-system/eni-config metadata.annotations." + LAST_APPLIED,
                        "ConfigMap kube-system/gpu data.eni_conf");

        Map<?, ?> after = tree(move.configMapChanges().get(0));
        Map<?, ?> overlayAfter = tree(move.configMapChanges().get(1));
        assertThat(move.leftovers(List.of(after, overlayAfter))).isEmpty();
        assertThat(move.configMapChanges().get(0).after().at("data", "eni_conf"))
                .isEqualTo("{\n  \"version\": \"1\",\n  \"x\": 1\n}\n");
        assertThat(move.configMapChanges().get(0).after().at("metadata", "annotations", LAST_APPLIED))
                .isEqualTo(applied("{\n  \"version\": \"1\",\n  \"x\": 1\n}\n"));
        assertThat(move.configMapChanges().get(0).after().at("metadata", "annotations", "b"))
                .isEqualTo("c");
        AccessKeyMove again = AccessKeyMove.of(
                NEW,
                after,
                List.of(overlayAfter),
                Optional.of((Map<?, ?>) created.tree().root()),
                daemonSet(true));
        assertThat(again.isChange()).isFalse();
        assertThat(again).hasToString("nothing to move");
    }

    @Test
    void keepsASecretThatHoldsTheSamePairAndCompletesHalfOfIt() {
        AccessKeyMove same = AccessKeyMove.of(NEW, live(), List.of(), Optional.of(secret(PAIR)), daemonSet(true));
        assertThat(same.secretToCreate()).isEmpty();
        assertThat(same.secretChange()).isEmpty();
        assertThat(same.configMapChanges()).hasSize(1);

        AccessKeyMove half = AccessKeyMove.of(
                NEW,
                live(),
                List.of(),
                Optional.of(secret(Map.of("access-key-id", ID, "other", "x"))),
                daemonSet(true));
        assertThat(half.secretChange().orElseThrow().after().at("data"))
                .isEqualTo(secret(Map.of("access-key-id", ID, "access-key-secret", SECRET, "other", "x"))
                        .get("data"));
        assertThat(half.secretChange().orElseThrow())
                .hasToString("Secret kube-system/alibaba-addon-secret: /data/access-key-secret");
    }

    @Test
    void takesOutAnAnnotationThatItCannotRewrite() {
        Map<String, Object> odd =
                configMap("eni-config", eniConf(ID, SECRET), Map.of(LAST_APPLIED, "not JSON: " + ID, "b", "c"));
        AccessKeyMove move = AccessKeyMove.of(NEW, odd, List.of(), Optional.empty(), daemonSet(true));

        assertThat(move.configMapChanges().get(0).after().at("metadata", "annotations"))
                .isEqualTo(Map.of("b", "c"));
    }

    @Test
    void cleansTheAnnotationAfterAMoveByHand() {
        Map<String, Object> moved = configMap("eni-config", "{}", Map.of(LAST_APPLIED, applied(eniConf(ID, SECRET))));
        AccessKeyMove move = AccessKeyMove.of(NEW, moved, List.of(), Optional.of(secret(PAIR)), daemonSet(true));

        assertThat(move.leftovers(List.of(moved))).hasSize(1);
        assertThat(move.leftovers(List.of(tree(move.configMapChanges().get(0)))))
                .isEmpty();
        Map<String, Object> empty = configMap("eni-config", "{}", Map.of(LAST_APPLIED, applied(eniConf("", ""))));
        assertThat(AccessKeyMove.of(NEW, empty, List.of(), Optional.empty(), daemonSet(true))
                        .isChange())
                .isFalse();
    }

    @Test
    void refusesWhereTerwayWouldNotFindTheKey() {
        assertRefused(
                "Terway 1.7.2 does not read the Secret alibaba-addon-secret, which came with 1.8.0",
                TerwayVersion.parse("1.7.2"),
                live(),
                List.of(),
                Optional.empty(),
                true);
        assertRefused(
                "the DaemonSet does not mount the Secret alibaba-addon-secret at /var/alibaba-addon-secret, so Terway would"
                        + " not find the key there",
                NEW,
                live(),
                List.of(),
                Optional.empty(),
                false);
        assertRefused(
                "Secret kube-system/alibaba-addon-secret holds another key pair; find out which of the two is to stay, and"
                        + " take the other out",
                NEW,
                live(),
                List.of(),
                Optional.of(secret(Map.of("access-key-id", ID, "access-key-secret", "AnotherCanary"))),
                true);
        assertRefused(
                "ConfigMap kube-system/eni-config eni_conf: it holds half a key pair, which is nothing to move; complete it"
                        + " or take it out",
                NEW,
                configMap("eni-config", eniConf(ID, ""), Map.of()),
                List.of(),
                Optional.empty(),
                true);
        assertRefused(
                "ConfigMap kube-system/gpu eni_conf: it holds another key pair than ConfigMap kube-system/eni-config, and"
                        + " there is one Secret for both",
                NEW,
                live(),
                List.of(configMap("gpu", eniConf(ID, "AnotherCanary"), Map.of())),
                Optional.empty(),
                true);
        assertRefused(
                "ConfigMap kube-system/eni-config eni_conf: not JSON: 1:11: there is a comment, which JSON does not have;"
                        + " take it out",
                NEW,
                configMap("eni-config", "{\"Canary\" // x", Map.of()),
                List.of(),
                Optional.empty(),
                true);
    }

    private static void assertRefused(
            String message,
            TerwayVersion version,
            Map<?, ?> map,
            List<Map<String, Object>> overlays,
            Optional<Map<String, Object>> secret,
            boolean mounts) {
        assertThatThrownBy(() -> AccessKeyMove.of(version, map, overlays, secret, daemonSet(mounts)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .satisfies(thrown -> {
                    for (Throwable each = thrown; each != null; each = each.getCause()) {
                        assertThat(each.toString()).doesNotContain("Canary");
                    }
                });
    }

    /** The key as people and programs leave it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void findsEveryFormOfTheKey(int form) {
        String text = switch (form) {
            case 0 -> "before" + SECRET + "after";
            case 1 -> ID;
            case 2 -> "{\"a\":" + json("{\"b\":" + json(SECRET) + "}") + "}";
            case 3 ->
                "[" + json(SECRET).replace("/", "\\/").replace("<", "\\u003c").replace("&", "\\u0026") + "]";
            case 4 -> "{\"" + escaped(SECRET) + "\": 1}";
            case 5 -> base64(SECRET);
            case 6 -> base64("x" + SECRET + "yz");
            case 7 -> base64("xy" + SECRET);
            default -> Base64.getUrlEncoder().encodeToString(("xyz" + SECRET + "x").getBytes(UTF_8));
        };
        Map<String, Object> revision = Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "ControllerRevision",
                "metadata",
                Map.of("name", "a", "namespace", "kube-system", "managedFields", List.of(Map.of("f", text))),
                "data",
                Map.of("spec", List.of("x", Map.of(text, 1))));

        List<String> places = KeyTraces.of(new AccessKey(ID, Secret.of(SECRET))).in(List.of(revision));

        assertThat(places)
                .containsExactlyInAnyOrder(
                        "ControllerRevision kube-system/a metadata.managedFields[0].f",
                        "ControllerRevision kube-system/a data.spec[1].(a name that holds the key)");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u00").append(Integer.toHexString(c)));
        return escaped.toString();
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        KeyTraces traces = KeyTraces.of(new AccessKey(ID, Secret.of(SECRET)));

        assertThat(traces.in(List.of(
                        configMap("eni-config", eniConf("LTAI4FakeOtherId00", "x"), Map.of()), daemonSet(true))))
                .isEmpty();
        assertThat(traces).hasToString("traces of an access key");
    }
}
