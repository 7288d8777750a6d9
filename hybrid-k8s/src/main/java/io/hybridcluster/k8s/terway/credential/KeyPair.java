// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import java.util.Optional;

/** The two members of eni_conf, each only if it is text and not empty. Prints as what is there, never as a value. */
final class KeyPair {
    static final String ENI_CONF = "eni_conf";
    static final String ID = "access_key";
    static final String SECRET = "access_secret";

    private final Optional<String> id;
    private final Optional<String> secret;

    private KeyPair(Optional<String> id, Optional<String> secret) {
        this.id = id;
        this.secret = secret;
    }

    /** @throws IllegalArgumentException if eni_conf is not JSON; says where */
    static KeyPair of(KubernetesObject configMap) {
        Optional<JsonValue> root = eniConf(configMap).map(text -> {
            try {
                return JsonText.read(text).orThrow();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(configMap + " " + ENI_CONF + ": " + e.getMessage(), e);
            }
        });
        return of(root);
    }

    static KeyPair of(Optional<JsonValue> eniConf) {
        return new KeyPair(member(eniConf, ID), member(eniConf, SECRET));
    }

    static Optional<String> eniConf(KubernetesObject configMap) {
        TreeNode data = configMap.root().member("data");
        if (data.isNothing() || !(data.object().get(ENI_CONF) instanceof String text) || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static Optional<String> member(Optional<JsonValue> root, String name) {
        return root.flatMap(value -> value.member(name))
                .filter(value -> value.is(JsonKind.STRING) && !value.text().isEmpty())
                .map(JsonValue::text);
    }

    Optional<String> id() {
        return id;
    }

    Optional<String> secret() {
        return secret;
    }

    boolean isWhole() {
        return id.isPresent() && secret.isPresent();
    }

    boolean isNothing() {
        return id.isEmpty() && secret.isEmpty();
    }

    /** Whether what is there of the one agrees with the other. */
    boolean agreesWith(Optional<String> otherId, Optional<String> otherSecret) {
        return agree(id, otherId) && agree(secret, otherSecret);
    }

    private static boolean agree(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    @Override
    public String toString() {
        return isNothing() ? "no key pair" : isWhole() ? "a key pair" : "half a key pair";
    }
}
