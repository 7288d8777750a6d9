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
        if (SecretShape.isSecret(text)) {
            throw new IllegalArgumentException(
                    name + " of " + text.length() + " characters looks like a secret, which no plan may hold");
        }
        return text;
    }
}
