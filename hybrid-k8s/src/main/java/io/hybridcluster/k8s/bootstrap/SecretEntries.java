// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.k8s.object.KubernetesObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a Secret as text: {@code data}, and over it {@code stringData}, which a manifest may have. */
final class SecretEntries {
    private final KubernetesObject secret;
    private final List<String> problems;

    SecretEntries(KubernetesObject secret, List<String> problems) {
        this.secret = secret;
        this.problems = problems;
    }

    /** Returns the entry; an empty one is none, as to Kubernetes. What cannot be read is a problem, which repeats no value. */
    Optional<String> text(String key) {
        @Nullable Object plain = secret.tree().at("stringData", key);
        if (plain instanceof String text) {
            return Optional.of(text).filter(value -> !value.isEmpty());
        }
        @Nullable Object encoded = secret.tree().at("data", key);
        if (encoded == null) {
            return Optional.empty();
        }
        if (!(encoded instanceof String base64)) {
            problems.add("data." + key + " is not a string");
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text).filter(value -> !value.isEmpty());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // The exception is not passed on: it tells the character, and here each is one of a secret.
            problems.add("data." + key + " is not text in base64");
            return Optional.empty();
        }
    }

    /** Returns whether there is no such entry, or an empty one. */
    boolean isAbsent(String key) {
        @Nullable Object plain = secret.tree().at("stringData", key);
        @Nullable Object value = plain == null ? secret.tree().at("data", key) : plain;
        return value == null || value.equals("");
    }
}
