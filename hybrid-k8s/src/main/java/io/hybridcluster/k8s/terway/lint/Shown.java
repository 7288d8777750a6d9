// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.secret.SecretShape;
import java.util.HashSet;
import java.util.Set;

/** Shows a text in a message: short, on one line, and not at all if it is or holds what may be a secret. */
final class Shown {
    private static final int LONGEST = 64;
    private static final int SHORTEST_SECRET = 4;

    private final Set<String> secrets = new HashSet<>();

    /** Learns what stands under names that promise a secret, so that it is not shown where it stands once more. */
    void learn(JsonValue value) {
        learn(value, false);
    }

    private void learn(JsonValue value, boolean hidden) {
        if (hidden && value.text().length() >= SHORTEST_SECRET) {
            secrets.add(value.text());
        }
        for (JsonMember member : value.members()) {
            learn(member.value(), hidden || SecretShape.isSecretName(member.name()));
        }
        value.elements().forEach(element -> learn(element, hidden));
    }

    String of(String text) {
        if (SecretShape.isSecret(text) || secrets.stream().anyMatch(text::contains)) {
            return "(hidden: it may be a secret)";
        }
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length() && shown.length() <= LONGEST; i++) {
            char c = text.charAt(i);
            boolean visible = c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && !Character.isSurrogate(c);
            boolean breaks = c == '\u2028' || c == '\u2029' || c == '\ufeff' || (c >= '\u202a' && c <= '\u202e');
            shown.append(visible && !breaks ? c : '\ufffd');
        }
        return shown.append(text.length() > LONGEST ? "\u2026\"" : "\"").toString();
    }
}
