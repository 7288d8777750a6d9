// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.version;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar that versions share: an optional {@code v}, two or three numbers, and a suffix that does not count. */
final class VersionNumbers {
    private static final String NUMBER = "(0|[1-9][0-9]{0,4})";
    private static final String SUFFIX = "[0-9A-Za-z.+_-]{1,64}";

    /** A dot after two numbers must be followed by the third: {@code 1.24.03} is not 1.24 with a suffix. */
    private static final Pattern GRAMMAR = Pattern.compile(
            "v?" + NUMBER + "\\." + NUMBER + "(?:[-+]" + SUFFIX + "|\\." + NUMBER + "(?:[-+.]" + SUFFIX + ")?)?");

    private VersionNumbers() {}

    /** Returns major, minor and patch; the patch is 0 when it is not written. */
    static int[] parse(String kind, String example, String text) {
        requireNonNull(text, "text");
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a " + kind + " version: expected one like \"" + example + "\"");
        }
        String patch = matcher.group(3);
        return new int[] {
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            patch == null ? 0 : Integer.parseInt(patch)
        };
    }

    static void check(String kind, int major, int minor, int patch) {
        if (isOut(major) || isOut(minor) || isOut(patch)) {
            throw new IllegalArgumentException(
                    kind + " version " + major + "." + minor + "." + patch + " has a number that is not in 0..99999");
        }
    }

    private static boolean isOut(int number) {
        return number < 0 || number > 99_999;
    }

    static int compare(int major, int minor, int patch, int otherMajor, int otherMinor, int otherPatch) {
        if (major != otherMajor) {
            return Integer.compare(major, otherMajor);
        }
        return minor != otherMinor ? Integer.compare(minor, otherMinor) : Integer.compare(patch, otherPatch);
    }
}
