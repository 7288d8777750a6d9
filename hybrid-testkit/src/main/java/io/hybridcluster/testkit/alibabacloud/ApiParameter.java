// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of an action, as the table has it.
 *
 * @param name such as {@code Tag.N.Key}
 * @param required whether the API's metadata says so
 * @param type string, int, long, bool, float, json, array or body
 * @param least the smallest value; meaningless if there is no range
 * @param most the largest value; 0 if there is no range
 */
record ApiParameter(String name, boolean required, String type, long least, long most) {
    private static final Pattern WORD =
            Pattern.compile("([A-Za-z0-9_.]+)(!?)(?::([a-z]+))?(?:=([0-9]+)\\.\\.([0-9]+))?");

    /** Returns the parameter that this word of the table is. */
    static ApiParameter of(String word) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalStateException("the table of actions has \"" + word + "\"");
        }
        return new ApiParameter(
                matcher.group(1),
                matcher.group(2).equals("!"),
                matcher.group(3) == null ? "string" : matcher.group(3),
                matcher.group(4) == null ? 0 : Long.parseLong(matcher.group(4)),
                matcher.group(5) == null ? 0 : Long.parseLong(matcher.group(5)));
    }

    /** Returns whether it may be repeated. */
    boolean repeats() {
        return name.endsWith(".N") || name.contains(".N.");
    }
}
