// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.SecretShape;

/** The rule that free text of the plan says something, and is not a secret: a plan is printed, compared and committed. */
final class PlanText {
    private PlanText() {}

    static String check(String name, String text) {
        requireNonNull(text, name);
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        checkShape(name, text);
        return text;
    }

    /** The same for a label or taint, which may be empty and whose key may say that the value is a secret. */
    static void checkPair(String kind, String key, String value) {
        checkShape(kind + " key", key);
        checkShape("value of " + kind + " " + key, value);
        if (SecretShape.isSecretName(key)) {
            throw new IllegalArgumentException(
                    kind + " " + key + " looks like a secret: everybody who may list nodes reads it");
        }
    }

    private static void checkShape(String name, String text) {
        if (SecretShape.isSecret(text)) {
            throw new IllegalArgumentException(
                    name + " of " + text.length() + " characters looks like a secret, which no plan may hold");
        }
    }
}
