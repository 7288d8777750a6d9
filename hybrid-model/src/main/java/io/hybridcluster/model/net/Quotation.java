// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Locale;

/**
 * Shows text from outside in a message: in quotes, what cannot be seen escaped, and not without end.
 *
 * <p>Plan files and rules have quoters of their own: this one also shows the single character that an address fails at,
 * with its number, and says how long a text was that is cut.
 */
final class Quotation {
    /** Longer than any address; a message is not the place for the megabytes that somebody passed instead of one. */
    private static final int LIMIT = 80;

    private Quotation() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        int shown = Math.min(text.length(), LIMIT);
        for (int at = 0; at < shown; at++) {
            char c = text.charAt(at);
            if (isVisible(c)) {
                out.append(c);
            } else {
                out.append("\\u").append(hex(c));
            }
        }
        out.append('"');
        return shown == text.length()
                ? out.toString()
                : out.append("... (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
    }

    /** Returns the character with its code point, since two that differ may look the same. */
    static String ofCharacter(char c) {
        return of(String.valueOf(c)) + " (U+" + hex(c) + ")";
    }

    private static String hex(char c) {
        return Integer.toHexString(0x10000 | c).substring(1).toUpperCase(Locale.ROOT);
    }

    private static boolean isVisible(char c) {
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
