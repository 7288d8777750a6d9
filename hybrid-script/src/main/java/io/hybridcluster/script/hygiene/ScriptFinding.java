// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import java.util.Comparator;

/**
 * One problem in a node script: which rule found it, how bad it is, where, what is wrong and what to do.
 *
 * <p>Ordered by place, then by id, severity, problem and remedy, so that reports are stable.
 *
 * @param ruleId stable id, such as {@code Join.SkipsCaVerification}
 * @param severity how bad
 * @param line the line, counted from 1
 * @param column the column, in UTF-16 units, counted from 1
 * @param problem what is wrong, on one line; never a secret
 * @param remedy what to do about it, on one line
 */
public record ScriptFinding(RuleId ruleId, Severity severity, int line, int column, String problem, String remedy)
        implements Comparable<ScriptFinding> {
    private static final Comparator<ScriptFinding> ORDER = Comparator.comparingInt(ScriptFinding::line)
            .thenComparingInt(ScriptFinding::column)
            .thenComparing(ScriptFinding::ruleId)
            .thenComparing(ScriptFinding::severity)
            .thenComparing(ScriptFinding::problem)
            .thenComparing(ScriptFinding::remedy);

    /** @throws IllegalArgumentException if line or column is less than 1, or a text is blank or holds a line break */
    public ScriptFinding {
        requireNonNull(ruleId, "ruleId");
        requireNonNull(severity, "severity");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line " + line + ", column " + column + " is not counted from 1");
        }
        requireOneLine("problem", problem);
        requireOneLine("remedy", remedy);
    }

    private static void requireOneLine(String what, String text) {
        requireNonNull(text, what);
        if (text.isBlank() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(what + " \"" + text + "\" is not one line of text");
        }
    }

    @Override
    public int compareTo(ScriptFinding other) {
        return ORDER.compare(this, other);
    }

    /** Returns the one-line form, without the remedy: {@code [WARNING] line 12, column 3: problem | Join.TokenExpires}. */
    @Override
    public String toString() {
        return "[" + severity + "] line " + line + ", column " + column + ": " + problem + " | " + ruleId;
    }
}
