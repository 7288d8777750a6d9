// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import org.jspecify.annotations.Nullable;

/**
 * A word of a script as it is written.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param source its characters, quotes included
 * @param value what Bash makes of it when that is known without running anything; absent if the word is expanded
 */
record Word(int start, int end, String source, @Nullable String value) {
    /** Returns whether Bash would read this word, unquoted as it stands, as the reserved word {@code reserved}. */
    boolean is(String reserved) {
        return source.equals(reserved);
    }

    /** Returns the part behind the last slash: of a path with variables in it, the program's name may still be known. */
    String program() {
        String name = value == null ? source.replace("\"", "") : value;
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
