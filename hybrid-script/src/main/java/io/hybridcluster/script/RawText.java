// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text with one character for each byte of its UTF-8 form, the way in which scripts are looked at here.
 *
 * <p>All that means something to Bash is ASCII, and no byte of a character beyond ASCII is. So any bytes can be read, also
 * those that are no UTF-8, and all that is not changed stays what it was, byte for byte.
 */
final class RawText {
    private RawText() {}

    static String of(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** @throws IllegalArgumentException if {@code text} holds half of a surrogate pair, which has no UTF-8 form */
    static String of(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x80) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        String raw = of(text.getBytes(UTF_8));
        if (!decode(raw).equals(text)) {
            throw new IllegalArgumentException("the text holds half of a surrogate pair, so it is not Unicode");
        }
        return raw;
    }

    static byte[] bytes(String raw) {
        return raw.getBytes(ISO_8859_1);
    }

    /** Returns the text that {@code raw} stands for; what is no UTF-8 becomes U+FFFD. */
    static String decode(String raw) {
        return raw.chars().allMatch(c -> c < 0x80) ? raw : new String(bytes(raw), UTF_8);
    }
}
