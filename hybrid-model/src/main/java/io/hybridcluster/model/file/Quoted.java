// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import com.google.common.base.Ascii;
import io.hybridcluster.model.secret.SecretShape;

/**
 * Somebody's text in a message: in quotes, on one line, cut when long; only its length if it looks like a secret.
 *
 * <p>Rules have a quoter of their own, which need not hide: they see only what a plan took. One type for both packages
 * would have to be public.
 */
final class Quoted {
    private static final int LIMIT = 80;

    private Quoted() {}

    static String of(String text) {
        if (SecretShape.isSecret(text)) {
            return "(" + text.length() + " characters that look like a secret)";
        }
        return '"' + visible(Ascii.truncate(text, LIMIT, "...")) + '"';
    }

    /** The text on one line, with everything that does not show written as its number. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (shows(c)) {
                visible.appendCodePoint(c);
            } else {
                visible.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return visible.toString();
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
