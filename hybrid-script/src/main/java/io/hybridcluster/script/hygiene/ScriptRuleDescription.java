// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;

/**
 * What a kind of finding means, for tables of them. Ordered by id.
 *
 * @param id the stable id
 * @param severity the severity of each finding of this id
 * @param meaning what is wrong, on one line
 * @param remedy what to do about it, on one line; the same in each finding of this id
 * @param source where the rule comes from: a public page, a file of an open-source project, or the guide
 */
public record ScriptRuleDescription(RuleId id, Severity severity, String meaning, String remedy, String source)
        implements Comparable<ScriptRuleDescription> {
    /** @throws IllegalArgumentException if a text is blank, or holds a line break or a bar, which would break a table */
    public ScriptRuleDescription {
        requireNonNull(id, "id");
        requireNonNull(severity, "severity");
        requireCell("meaning", meaning);
        requireCell("remedy", remedy);
        requireCell("source", source);
    }

    static ScriptRuleDescription of(String id, Severity severity, String meaning, String remedy, String source) {
        return new ScriptRuleDescription(RuleId.parse(id), severity, meaning, remedy, source);
    }

    private static void requireCell(String what, String text) {
        requireNonNull(text, what);
        if (text.isBlank() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('|') >= 0) {
            throw new IllegalArgumentException(what + " \"" + text + "\" does not fit a cell of a table");
        }
    }

    @Override
    public int compareTo(ScriptRuleDescription other) {
        return id.compareTo(other.id);
    }
}
