// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.health;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveDaemonSet;
import io.hybridcluster.k8s.live.LiveEvent;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.node.NodeSide;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether Terway does its work on every cloud node.
 *
 * <p>Takes nodes, DaemonSets, pods and events one by one, in any order, and forgets what does not matter: of a healthy
 * Terway pod its node's name remains, of an event one of a few counters. Objects that have nothing to do with Terway may be
 * handed in and change nothing. A cluster without cloud nodes, whose DaemonSet wants no pod, is healthy (the guide, step
 * 2). Where the data centre's plugin is an overlay, Terway has no place, and only its presence is found.
 *
 * <p>Findings name up to {@link FindingGroups#EXAMPLES} objects and count the rest. Not thread-safe.
 */
public final class TerwayHealth {
    /** How long a pod may take to start, or terwayd to set the node's condition. */
    public static final Duration START = Duration.ofMinutes(5);

    /** How old an event may be to count; API servers keep events for an hour unless told otherwise. */
    public static final Duration RECENT = Duration.ofHours(1);

    private static final Set<String> NAMES = Set.of("terway-eniip", "terway");
    private static final String NAMESPACE = "kube-system";

    /** What the findings are made from. A kind that could not be read is not taken for one without objects. */
    public enum Source {
        /** Nodes. */
        NODE,

        /** DaemonSets. */
        DAEMON_SET,

        /** Pods. */
        POD
    }

    private final HybridPlan plan;
    private final Instant now;
    private final Set<Source> unread = EnumSet.noneOf(Source.class);
    private final Map<String, LiveNode> nodes = new TreeMap<>();
    private final Map<String, LiveDaemonSet> daemonSets = new TreeMap<>();
    private final TerwayPods pods;
    private final TerwayEvents events = new TerwayEvents();

    private TerwayHealth(HybridPlan plan, Instant now) {
        this.plan = plan;
        this.now = now;
        this.pods = new TerwayPods(now);
    }

    /** Returns an examination against this plan, without any object yet, as of this time. */
    public static TerwayHealth of(HybridPlan plan, Instant now) {
        return new TerwayHealth(requireNonNull(plan, "plan"), requireNonNull(now, "now"));
    }

    /** Returns what each id that {@link #findings} can find means, ordered by id. */
    public static List<RuleDescription> rules() {
        return Stream.of(DaemonSetRules.RULES, TerwayPods.RULES, AddressConditionRules.RULES, TerwayEvents.RULES)
                .flatMap(List::stream)
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns whether this pod is one of Terway's DaemonSet. */
    public static boolean isTerway(LivePod pod) {
        return requireNonNull(pod, "pod").namespace().equals(NAMESPACE)
                && (pod.daemonSet().filter(NAMES::contains).isPresent()
                        || pod.app().filter(NAMES::contains).isPresent());
    }

    /** Says that objects of this kind could not be read, so that nothing is concluded from there being none. */
    public void notRead(Source source) {
        unread.add(requireNonNull(source, "source"));
    }

    /** Takes a node. */
    public void add(LiveNode node) {
        nodes.put(requireNonNull(node, "node").name(), node);
    }

    /** Takes a DaemonSet. */
    public void add(LiveDaemonSet daemonSet) {
        if (requireNonNull(daemonSet, "daemonSet").namespace().equals(NAMESPACE) && NAMES.contains(daemonSet.name())) {
            daemonSets.put(daemonSet.name(), daemonSet);
        }
    }

    /** Takes a pod. */
    public void add(LivePod pod) {
        if (isTerway(pod)) {
            pods.add(pod);
        }
    }

    /** Takes an event; one that is older than {@link #RECENT} is left out, one that does not tell its age is not. */
    public void add(LiveEvent event) {
        requireNonNull(event, "event");
        if (event.last().filter(last -> last.isBefore(now.minus(RECENT))).isEmpty()) {
            events.add(event);
        }
    }

    /** Returns the version of the Terway that runs, as its image's tag tells it; empty if there is none or it does not. */
    public Optional<TerwayVersion> version() {
        return daemonSet().flatMap(LiveDaemonSet::terwayVersion);
    }

    /** Returns Terway's DaemonSet under its newer name, or else under its older one. */
    private Optional<LiveDaemonSet> daemonSet() {
        return Optional.ofNullable(daemonSets.getOrDefault("terway-eniip", daemonSets.get("terway")));
    }

    /** Returns what is wrong, in the order of findings. May be asked again after more objects. */
    public List<LiveFinding> findings() {
        FindingGroups findings = new FindingGroups();
        if (plan.idc().cni().mode().isOverlay()) {
            daemonSet().ifPresent(daemonSet -> DaemonSetRules.checkOverlay(daemonSet, findings));
            return findings.findings();
        }
        int wanted =
                (int) nodes.values().stream().filter(TerwayHealth::isForTerway).count();
        if (daemonSet().isPresent()) {
            DaemonSetRules.check(daemonSet().get(), unread.contains(Source.NODE) ? -1 : wanted, plan, findings);
        } else if (!unread.contains(Source.DAEMON_SET) && wanted > 0) {
            DaemonSetRules.reportMissing(wanted, findings);
        }
        boolean askForPods = !unread.contains(Source.POD) && pods.any();
        Optional<TerwayVersion> version = version().or(() -> plan.terway().map(TerwayPlan::version));
        for (LiveNode node : nodes.values()) {
            NodeSide side = NodeSide.of(plan, node);
            if (side == NodeSide.CLOUD && isForTerway(node)) {
                pods.checkCloud(node, askForPods, findings);
                AddressConditionRules.check(version, pods.runsOn(node), node, findings);
            } else if (side == NodeSide.IDC) {
                pods.checkIdc(node, findings);
            }
        }
        return Stream.concat(findings.findings().stream(), events.findings().stream())
                .sorted()
                .toList();
    }

    /** What Terway's DaemonSet selects (the guide, step 2; terway charts/terway). */
    private static boolean isForTerway(LiveNode node) {
        return node.isExternal()
                && !node.isVirtual()
                && node.label(LiveNode.IGNORED_BY_TERWAY).filter("true"::equals).isEmpty();
    }
}
