// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One word of Bash source text; data becomes a word only through {@link #quote}.
 *
 * <p>Immutable and thread-safe; two words are equal when their source texts are.
 */
public final class BashWord {
    private final String source;

    private BashWord(String source) {
        this.source = source;
    }

    /**
     * Returns a word that Bash expands to exactly {@code data}, as one argument, in every place where Bash expects a
     * word.
     *
     * <p>Always in single quotes, which know no escape (Bash Reference Manual, Single Quotes): {@code won't $(stop)}
     * becomes {@code 'won'\''t $(stop)'}. The empty string becomes {@code ''}; unquoted it would be no argument at all.
     * A line break stays one, so the word may span lines.
     *
     * @throws IllegalArgumentException if {@code data} holds U+0000, which no argument of a process can hold, or a
     *     surrogate without its other half, which no encoding can write
     */
    public static BashWord quote(String data) {
        requireNonNull(data, "data");
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(
                        "the text holds U+0000 at index " + i + "; an argument of a process cannot hold it");
            }
            if (Character.isHighSurrogate(c) && i + 1 < data.length() && Character.isLowSurrogate(data.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        "the text holds half a surrogate pair at index " + i + "; no encoding can write it");
            }
        }
        return new BashWord("'" + data.replace("'", "'\\''") + "'");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BashWord that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** Returns the source text. */
    @Override
    public String toString() {
        return source;
    }
}
