// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what stands in a text for a value that was to be filled in. */
final class Placeholders {
    /** Of templates: Go's and Helm's, and the shell's. Not beyond its end: what follows in a URL may be a signature. */
    private static final Pattern UNRENDERED =
            Pattern.compile("\\{\\{[^{}?&#@]{0,60}\\}{0,2}|\\$\\{[^{}?&#@]{0,60}\\}?");

    /** Of the guide and of ACK's pages. */
    private static final Pattern DOCUMENTED =
            Pattern.compile("\\*{3,}|\\bX{4,}\\b|\\bAZoneID\\b|\\bVswitchId\\b|\\bSecurityGroupId\\b|\\bClusterID\\b");

    /** Of ids, which are in lower case and otherwise random. */
    private static final Pattern IN_IDS = Pattern.compile("(?<=-)x{4,}$|x{6,}");

    private Placeholders() {}

    /** Returns what a template left in the text. */
    static Optional<String> unrendered(String text) {
        return first(UNRENDERED.matcher(text));
    }

    /** Returns what the documentation writes for a value. */
    static Optional<String> documented(String text) {
        return first(DOCUMENTED.matcher(text));
    }

    /** Returns what the documentation writes for a part of an id. */
    static Optional<String> inId(String id) {
        return first(IN_IDS.matcher(id));
    }

    static boolean isIn(String text) {
        return unrendered(text).isPresent() || documented(text).isPresent();
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
