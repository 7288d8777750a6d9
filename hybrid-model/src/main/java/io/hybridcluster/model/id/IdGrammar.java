// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import java.util.regex.Pattern;

/** The grammar that resource ids share: a prefix that names the kind, then lower-case letters and digits. */
final class IdGrammar {
    private static final Pattern TAIL = Pattern.compile("[a-z0-9]{4,64}");

    private IdGrammar() {}

    static String check(String kind, String prefix, String text) {
        requireNonNull(text, "text");
        if (text.startsWith(prefix)
                && TAIL.matcher(text.substring(prefix.length())).matches()) {
            return text;
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a " + kind + " id: expected \"" + prefix
                + "\" and 4 to 64 lower-case letters and digits" + suggestion(prefix, text));
    }

    /** Blanks around an id and capitals in it come from copying; say what was probably meant. */
    private static String suggestion(String prefix, String text) {
        String candidate = Ascii.toLowerCase(text.strip());
        boolean fits = candidate.startsWith(prefix)
                && TAIL.matcher(candidate.substring(prefix.length())).matches();
        return fits ? "; did you mean \"" + candidate + "\"?" : "";
    }
}
