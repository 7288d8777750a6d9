// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import com.google.common.base.Ascii;

/** Patterns of RAM: {@code *} for any characters, {@code ?} for one. */
final class Wildcard {
    private Wildcard() {}

    /** In time of at most pattern times text, unlike a regular expression. */
    static boolean matches(String pattern, String text, boolean ignoreCase) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && isOne(pattern.charAt(p), text.charAt(t), ignoreCase)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isOne(char pattern, char c, boolean ignoreCase) {
        return pattern == '?' || pattern == c || (ignoreCase && Ascii.toLowerCase(pattern) == Ascii.toLowerCase(c));
    }

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
