// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.live;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Findings of many objects, told as few: what one rule finds at more than {@link #EXAMPLES} objects becomes one finding
 * that names the first of them and counts the rest.
 *
 * <p>Findings belong together when rule, severity and the kind of object (the first word of the place) are the same. What
 * comes out does not depend on the order in which they went in. Holds {@link #EXAMPLES} findings of each group and no
 * more, however many go in. Not thread-safe.
 */
public final class FindingGroups {
    /** How many findings of a group are told one by one, and how many places a finding of more names. */
    public static final int EXAMPLES = 3;

    private final Map<Key, Group> groups = new TreeMap<>();

    /** Creates one without findings. */
    public FindingGroups() {}

    /** Adds a finding. One that is added twice counts twice. */
    public void add(LiveFinding finding) {
        requireNonNull(finding, "finding");
        String place = finding.place();
        int space = place.indexOf(' ');
        Key key = new Key(finding.severity(), finding.ruleId(), space < 0 ? place : place.substring(0, space));
        groups.computeIfAbsent(key, any -> new Group()).add(finding);
    }

    /** Adds findings, in any order. */
    public void addAll(Iterable<LiveFinding> findings) {
        requireNonNull(findings, "findings").forEach(this::add);
    }

    /** Returns the findings, grouped, in their own order. */
    public List<LiveFinding> findings() {
        List<LiveFinding> findings = new ArrayList<>();
        groups.values().forEach(group -> group.tell(findings));
        return findings.stream().sorted().toList();
    }

    private record Key(Severity severity, RuleId rule, String kind) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySeverity = severity.compareTo(other.severity);
            int byRule = bySeverity != 0 ? bySeverity : rule.compareTo(other.rule);
            return byRule != 0 ? byRule : kind.compareTo(other.kind);
        }
    }

    private static final class Group {
        private final TreeSet<LiveFinding> first = new TreeSet<>();
        private int count;

        void add(LiveFinding finding) {
            count++;
            first.add(finding);
            if (first.size() > EXAMPLES) {
                first.pollLast();
            }
        }

        void tell(List<LiveFinding> findings) {
            if (count <= EXAMPLES) {
                findings.addAll(first);
                return;
            }
            LiveFinding example = first.first();
            String others =
                    first.stream().skip(1).map(LiveFinding::place).distinct().collect(Collectors.joining(", "));
            findings.add(new LiveFinding(
                    example.ruleId(),
                    example.severity(),
                    example.place() + " and " + (count - 1) + " more",
                    example.problem() + "; likewise " + (others.isEmpty() ? "" : others + " and ")
                            + (count - first.size()) + " more",
                    example.remedy()));
        }
    }
}
