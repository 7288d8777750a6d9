// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.health;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveEvent;
import io.hybridcluster.k8s.live.Symptom;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Terway's warnings, counted by what they tell: a counter for each known cause, and one for each reason without. */
final class TerwayEvents {
    private static final RuleDescription KNOWN_CAUSE = Found.rule(
            "Terway.KnownCause",
            Severity.ERROR,
            "warnings of Terway tell a known cause, such as an exhausted vSwitch or a permission that lacks; a warning where"
                    + " Terway gets over it by itself",
            "terway pkg/aliyun/client/errors; ECS: common errors");

    private static final RuleDescription UNKNOWN_CAUSE = Found.rule(
            "Terway.UnknownCause",
            Severity.WARNING,
            "there are warnings of Terway whose cause is not a known one",
            "terway types/k8s.go");

    static final List<RuleDescription> RULES = ImmutableList.of(KNOWN_CAUSE, UNKNOWN_CAUSE);

    private final Map<Symptom, Count> bySymptom = new TreeMap<>();
    private final Map<String, Count> byReason = new TreeMap<>();

    void add(LiveEvent event) {
        event.symptoms()
                .forEach(symptom ->
                        bySymptom.computeIfAbsent(symptom, any -> new Count()).add(event));
        if (event.symptoms().isEmpty()) {
            byReason.computeIfAbsent(event.reason(), any -> new Count()).add(event);
        }
    }

    List<LiveFinding> findings() {
        List<LiveFinding> findings = new ArrayList<>();
        bySymptom.forEach((symptom, count) -> findings.add(new LiveFinding(
                KNOWN_CAUSE.id(),
                symptom == Symptom.THROTTLED || symptom == Symptom.ENI_BUSY ? Severity.WARNING : Severity.ERROR,
                count.first(),
                symptom.meaning() + " (" + symptom.word() + "): " + count,
                symptom.remedy())));
        byReason.forEach((reason, count) -> findings.add(new LiveFinding(
                UNKNOWN_CAUSE.id(),
                UNKNOWN_CAUSE.severity(),
                count.first(),
                "Terway warns of " + reason + ": " + count,
                "read the messages with kubectl get events, and the log of the Terway pod of the node")));
        return findings;
    }

    /** How often, in how many events, and about what. */
    private static final class Count {
        private final TreeSet<String> about = new TreeSet<>();
        private boolean more;
        private long events;
        private long times;

        void add(LiveEvent event) {
            events++;
            times += event.count();
            about.add(Shown.name(event.kind()) + " "
                    + Shown.name(event.namespace().isEmpty() ? event.name() : event.namespace() + "/" + event.name()));
            if (about.size() > FindingGroups.EXAMPLES) {
                about.pollLast();
                more = true;
            }
        }

        String first() {
            return about.first();
        }

        @Override
        public String toString() {
            return times + (times == 1 ? " time in " : " times in ") + events + (events == 1 ? " event" : " events")
                    + " about " + String.join(", ", about) + (more ? " and others" : "");
        }
    }
}
