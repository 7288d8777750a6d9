// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of a tree that is to be written to a file, a log or an answer.
 *
 * <p>Taken out is every value in {@code data} and {@code stringData} of a Kubernetes Secret, every value of a member whose name
 * suggests a secret, and every text of the shape of one, see {@link SecretShape}. What is empty stays. A text in its place says that
 * it was taken out, and is {@linkplain #isRedacted known again}: nothing writes it back as a value.
 *
 * <p>Stateless, pure and thread-safe; redacting twice changes nothing more.
 */
public final class Redaction {
    /** What stands in the place of a secret. */
    private static final String MARK = "(secret, not kept)";

    private Redaction() {}

    /** Returns the tree without secrets. */
    public static Document of(Document tree) {
        Object root = tree.root();
        if (root instanceof List<?> list) {
            return Document.of(elements(list, false));
        }
        return Document.of(members((Map<?, ?>) root, false));
    }

    /** Returns whether a value is what stands in the place of a secret, or has one somewhere in it. */
    public static boolean isRedacted(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.values().stream().anyMatch(Redaction::isRedacted);
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Redaction::isRedacted);
        }
        return MARK.equals(value);
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> object, boolean secret) {
        boolean isSecret = "Secret".equals(object.get("kind"));
        Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = (String) key;
            boolean hidden = secret
                    || isSecret && (name.equals("data") || name.equals("stringData"))
                    || SecretShape.isSecretName(name);
            redacted.put(name, value(value, hidden));
        });
        return redacted;
    }

    private static List<@Nullable Object> elements(List<?> list, boolean secret) {
        List<@Nullable Object> redacted = new ArrayList<>();
        list.forEach(element -> redacted.add(value(element, secret)));
        return redacted;
    }

    private static @Nullable Object value(@Nullable Object value, boolean secret) {
        if (value instanceof Map<?, ?> object) {
            return members(object, secret);
        }
        if (value instanceof List<?> list) {
            return elements(list, secret);
        }
        if (value == null || value instanceof Boolean || "".equals(value)) {
            return value;
        }
        return secret || value instanceof String text && SecretShape.isSecret(text) ? MARK : value;
    }
}
