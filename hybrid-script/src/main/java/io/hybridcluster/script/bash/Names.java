// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

/** Names of variables and functions: letters, digits and underscores of ASCII, whatever the locale. */
final class Names {
    private Names() {}

    /** Returns where the name that starts at {@code start} ends; {@code start} if none does. */
    static int end(String text, int start, int limit) {
        int at = start;
        while (at < limit && (isStart(text.charAt(at)) || (at > start && isDigit(text.charAt(at))))) {
            at++;
        }
        return at;
    }

    static boolean isStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
