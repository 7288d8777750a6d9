// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import java.util.regex.Pattern;

/** The texts that Go's {@code time.ParseDuration} and {@code strconv.ParseFloat} take. */
final class GoDuration {
    private static final Pattern DURATION = Pattern.compile(
            "[-+]?(?:0|(?:(?:[0-9]{1,9}+(?:\\.[0-9]{0,9}+)?|\\.[0-9]{1,9}+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)");

    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(?:(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]{1,3})?|(?i:inf|infinity|nan))");

    private GoDuration() {}

    /** Numbers of more than nine digits before or behind the point are taken for none. */
    static boolean isDuration(String text) {
        return text.length() <= 64 && DURATION.matcher(text).matches();
    }

    static boolean isFloat(String text) {
        return text.length() <= 64 && FLOAT.matcher(text).matches();
    }
}
