// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.live;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import java.util.Comparator;

/**
 * One problem of a cluster, of an account or of an object meant for one: which rule found it, how bad it is, where, what is wrong and
 * what to do.
 *
 * <p>Ordered by severity, worst first, then by place, id, problem and remedy, so that reports are stable.
 *
 * @param ruleId stable id, such as {@code Terway.NotOnEveryCloudNode}
 * @param severity how bad
 * @param place the object, and the place in it where that helps: {@code Node cn-hangzhou.10.10.24.7},
 *     {@code ConfigMap kube-system/eni-config eni_conf:3:18}; on one line
 * @param problem what is wrong, on one line; never a secret
 * @param remedy what to do about it, on one line
 */
public record LiveFinding(RuleId ruleId, Severity severity, String place, String problem, String remedy)
        implements Comparable<LiveFinding> {
    private static final Comparator<LiveFinding> ORDER = Comparator.comparing(LiveFinding::severity)
            .thenComparing(LiveFinding::place)
            .thenComparing(LiveFinding::ruleId)
            .thenComparing(LiveFinding::problem)
            .thenComparing(LiveFinding::remedy);

    /** @throws IllegalArgumentException if a text is blank or holds a line break */
    public LiveFinding {
        requireNonNull(ruleId, "ruleId");
        requireNonNull(severity, "severity");
        requireOneLine("place", place);
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
    public int compareTo(LiveFinding other) {
        return ORDER.compare(this, other);
    }

    /** Returns the one-line form, without the remedy: {@code [ERROR] Node a: problem | Node.NotReady}. */
    @Override
    public String toString() {
        return "[" + severity + "] " + place + ": " + problem + " | " + ruleId;
    }
}
