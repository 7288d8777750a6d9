// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what the rules find. What one rule finds at more than {@link FindingGroups#EXAMPLES} things, or more than
 * {@link #MOST} times, becomes one finding; the different things that it finds of one or two are told each, since each wants
 * its own remedy. One use, one thread.
 */
final class Report {
    /** How many findings of one rule and severity are told one by one at most. */
    static final int MOST = 20;

    private final Map<Key, List<LiveFinding>> kinds = new HashMap<>();

    static RuleDescription rule(String id, Severity severity, String meaning, String source) {
        return new RuleDescription(RuleId.parse(id), severity, meaning, source);
    }

    /** Adds a finding of the description's own severity. */
    void add(RuleDescription rule, String place, String problem, String remedy) {
        add(rule, rule.severity(), place, problem, remedy);
    }

    /** Adds a finding of this severity, which is not worse than the description's. */
    void add(RuleDescription rule, Severity severity, String place, String problem, String remedy) {
        kinds.computeIfAbsent(new Key(severity, rule.id()), key -> new ArrayList<>())
                .add(new LiveFinding(rule.id(), severity, place, problem, remedy));
    }

    List<LiveFinding> findings() {
        List<LiveFinding> told = new ArrayList<>();
        for (List<LiveFinding> kind : kinds.values()) {
            long places = kind.stream().map(LiveFinding::place).distinct().count();
            if (places <= FindingGroups.EXAMPLES && kind.size() <= MOST) {
                told.addAll(kind);
            } else {
                FindingGroups groups = new FindingGroups();
                groups.addAll(kind);
                told.addAll(groups.findings());
            }
        }
        return told.stream().sorted().toList();
    }

    private record Key(Severity severity, RuleId rule) {}
}
