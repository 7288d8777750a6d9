// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.BashSyntaxException;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * A script, or a script within it.
 *
 * @param script what it consists of
 * @param offset where its text starts in the whole
 */
record ScriptPart(CheckedScript script, int offset) {
    private static final int MAX_DEPTH = 3;

    /**
     * Returns the script and the scripts in its here-documents.
     *
     * @param lf the script, one character for each byte, with LF line ends
     * @throws BashSyntaxException if it cannot be read to its end; a script within it that cannot is left out
     */
    static List<ScriptPart> of(String lf) {
        List<ScriptPart> found = new ArrayList<>();
        add(lf, 0, 0, found);
        return found;
    }

    private static void add(String text, int offset, int depth, List<ScriptPart> found) {
        CheckedScript script = CheckedScript.of(text);
        found.add(new ScriptPart(script, offset));
        if (depth < MAX_DEPTH) {
            for (Range body : script.scripts()) {
                addInner(script.text(body), offset + body.start(), depth + 1, found);
            }
        }
    }

    private static void addInner(String text, int offset, int depth, List<ScriptPart> found) {
        try {
            add(text, offset, depth, found);
        } catch (BashSyntaxException e) {
            // The outer script may expand something in it that it needs, so that nothing is known of it.
        }
    }
}
