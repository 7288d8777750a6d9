// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddonSecretTest {
    private static final AccessKey KEY = new AccessKey("LTAI5tNewKey00000000", Secret.of("canary-new"));

    @Test
    void isMadeOfAKey() {
        Map<?, ?> tree = (Map<?, ?>) AddonSecret.holding(KEY).tree().root();

        assertThat(tree)
                .isEqualTo(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "metadata",
                        Map.of("name", "alibaba-addon-secret", "namespace", "kube-system"),
                        "type",
                        "Opaque",
                        "data",
                        Map.of("access-key-id", base64(KEY.id()), "access-key-secret", base64("canary-new"))));
        assertThat(AddonSecret.keyId(tree)).contains(KEY.id());
    }

    @Test
    void takesANewKeyForTheOldAndKeepsWhatElseItHolds() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("access-key-id", base64("LTAI5tOldKey00000000"));
        data.put("other", base64("kept"));
        data.put("access-key-secret", base64("canary-old"));

        ObjectChange change = AddonSecret.holding(secret(data), KEY);

        assertThat(change.after().at("data"))
                .isEqualTo(Map.of(
                        "access-key-id",
                        base64(KEY.id()),
                        "other",
                        base64("kept"),
                        "access-key-secret",
                        base64("canary-new")));
        assertThat(change.toString()).doesNotContain("canary").doesNotContain(base64("canary-new"));
    }

    @Test
    void doesNotChangeForTheKeyThatItHolds() {
        Map<?, ?> tree = (Map<?, ?>) AddonSecret.holding(KEY).tree().root();

        assertThat(AddonSecret.holding(tree, KEY).isChange()).isFalse();
        assertThat(AddonSecret.holding(tree, new AccessKey(KEY.id(), Secret.of("canary-other")))
                        .isChange())
                .isTrue();
        assertThat(AddonSecret.holding(secret(Map.of()), KEY).isChange()).isTrue();
    }

    @Test
    void holdsNoKeyUnlessItIsWhole() {
        assertThat(AddonSecret.keyId(secret(Map.of("access-key-id", base64(KEY.id())))))
                .isEmpty();
        assertThat(AddonSecret.keyId(secret(Map.of("access-key-secret", base64("canary-old")))))
                .isEmpty();
        assertThatThrownBy(() -> AddonSecret.keyId(secret(Map.of("access-key-secret", "canary!"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data.access-key-secret is not base64")
                .hasMessageNotContaining("canary");
    }

    private static Map<String, Object> secret(Map<String, Object> data) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                Map.of("name", "alibaba-addon-secret", "namespace", "kube-system"),
                "data",
                data);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
