// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.live;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import io.hybridcluster.model.secret.SecretShape;
import java.util.regex.Pattern;

/**
 * Text of a live cluster as a finding shows it: on one line, cut when long, and not at all when it has the shape of a
 * secret.
 *
 * <p>Only values with a grammar of their own belong here: names, labels, versions, addresses. Messages of events and of
 * containers hold what somebody else chose to print and are never shown, not even so. Stateless and thread-safe.
 */
public final class Shown {
    /** What names, versions and addresses are made of: needs no quotes to be told apart from the sentence around it. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.:/]{0,251}[A-Za-z0-9])?");

    private static final int LONGEST = 80;
    private static final String HIDDEN = "(hidden, it looks like a secret)";

    private Shown() {}

    /** Returns the text in quotes. */
    public static String text(String text) {
        requireNonNull(text, "text");
        if (isSecret(text)) {
            return HIDDEN;
        }
        StringBuilder visible = new StringBuilder("\"");
        Ascii.truncate(text, LONGEST, "...").codePoints().forEach(c -> {
            if (isVisible(c)) {
                visible.appendCodePoint(c);
            } else {
                visible.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return visible.append('"').toString();
    }

    /** Returns the name of an object without quotes where it is one word, as Kubernetes has them, and as {@link #text} otherwise. */
    public static String name(String name) {
        requireNonNull(name, "name");
        return WORD.matcher(name).matches() && !isSecret(name) ? name : text(name);
    }

    /** Whether the text, or a part of it between what joins the parts of names, looks like a secret. */
    private static boolean isSecret(String text) {
        return SecretShape.isSecret(text)
                || SecretShape.isSecret(CharMatcher.anyOf(".-_").replaceFrom(text, ' '));
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
