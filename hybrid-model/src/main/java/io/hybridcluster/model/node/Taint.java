// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static java.util.Objects.requireNonNull;

/**
 * A node taint, such as {@code dedicated=cloud:NoSchedule}.
 *
 * @param key as a label's key
 * @param value as a label's value; may be empty
 * @param effect what it does
 */
public record Taint(String key, String value, TaintEffect effect) {
    /** @throws IllegalArgumentException if the key or value breaks the grammar; the message shows which and how */
    public Taint {
        QualifiedName.checkKey("taint", key);
        QualifiedName.checkValue("taint", key, value);
        requireNonNull(effect, "effect");
    }

    /**
     * Returns the taint written {@code key=value:Effect} or {@code key:Effect}, as {@code --register-with-taints} takes it.
     *
     * @throws IllegalArgumentException if there is no {@code :Effect}, or a part breaks its grammar
     */
    public static Taint parse(String text) {
        requireNonNull(text, "text");
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "taint \"" + text + "\" has no effect: expected key=value:Effect or key:Effect");
        }
        String keyAndValue = text.substring(0, colon);
        int equals = keyAndValue.indexOf('=');
        String key = equals < 0 ? keyAndValue : keyAndValue.substring(0, equals);
        String value = equals < 0 ? "" : keyAndValue.substring(equals + 1);
        return new Taint(key, value, TaintEffect.parse(text.substring(colon + 1)));
    }

    /** Returns {@code key=value:Effect}, or {@code key:Effect} when the value is empty. */
    @Override
    public String toString() {
        return (value.isEmpty() ? key : key + "=" + value) + ":" + effect;
    }
}
