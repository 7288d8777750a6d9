// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;

/**
 * What a kind of finding means, for tables of them. Ordered by id.
 *
 * @param id the stable id, which a waiver names
 * @param severity the worst severity that a finding of this id has
 * @param meaning what is wrong, on one line
 * @param source where the rule comes from: a public page, a file of an open-source project, or the guide
 */
public record RuleDescription(RuleId id, Severity severity, String meaning, String source)
        implements Comparable<RuleDescription> {
    /** @throws IllegalArgumentException if a text is blank, or holds a line break or a bar, which would break a table */
    public RuleDescription {
        requireNonNull(id, "id");
        requireNonNull(severity, "severity");
        requireCell("meaning", meaning);
        requireCell("source", source);
    }

    static RuleDescription of(String id, Severity severity, String meaning, String source) {
        return new RuleDescription(RuleId.parse(id), severity, meaning, source);
    }

    private static void requireCell(String what, String text) {
        requireNonNull(text, what);
        if (text.isBlank() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('|') >= 0) {
            throw new IllegalArgumentException(what + " \"" + text + "\" does not fit a cell of a table");
        }
    }

    @Override
    public int compareTo(RuleDescription other) {
        int byId = id.compareTo(other.id);
        int bySeverity = byId != 0 ? byId : severity.compareTo(other.severity);
        int byMeaning = bySeverity != 0 ? bySeverity : meaning.compareTo(other.meaning);
        return byMeaning != 0 ? byMeaning : source.compareTo(other.source);
    }
}
