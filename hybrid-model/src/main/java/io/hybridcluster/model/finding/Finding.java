// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * One problem in a plan: which rule found it, how bad it is, where, what is wrong and what to do.
 *
 * <p>Ordered by severity, worst first, then by place, id, problem and remedy, so that reports are stable.
 *
 * @param ruleId stable id; what a waiver names
 * @param severity how bad
 * @param at the place in the plan
 * @param problem what is wrong, with the offending values, on one line
 * @param remedy what to do about it, on one line
 */
public record Finding(RuleId ruleId, Severity severity, FieldPath at, String problem, String remedy)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::at)
            .thenComparing(Finding::ruleId)
            .thenComparing(Finding::problem)
            .thenComparing(Finding::remedy);

    /** @throws IllegalArgumentException if the problem or the remedy is blank or holds a line break */
    public Finding {
        requireNonNull(ruleId, "ruleId");
        requireNonNull(severity, "severity");
        requireNonNull(at, "at");
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
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** Returns the one-line form, without the remedy: {@code [ERROR] idc.podCidrs[0]: problem | PodCidr.OverlapsVSwitch}. */
    @Override
    public String toString() {
        return "[" + severity + "] " + at + ": " + problem + " | " + ruleId;
    }
}
