// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.hybridcluster.k8s.health.TerwayHealth;
import io.hybridcluster.k8s.live.LiveAddresses;
import io.hybridcluster.k8s.live.LiveDaemonSet;
import io.hybridcluster.k8s.live.LiveEvent;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.node.ClusterAddresses;
import io.hybridcluster.k8s.node.NodeCapacity;
import io.hybridcluster.k8s.node.NodeSide;
import io.hybridcluster.k8s.node.NodeVerification;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The examination of one cluster: objects go in one by one, findings come out.
 *
 * <p>Feed it each kind of {@link #kinds} in that order, every object of a kind in any order, whole or with the paths of
 * {@link #fieldsOf} only; then ask {@link #findings}. It joins what {@link NodeVerification}, {@link TerwayHealth} and
 * {@link ClusterAddresses} find with what only the pods of the whole cluster show, and with findings that others made.
 *
 * <p>Of an object that was fed nothing remains but about a kilobyte for each node and counters of fixed size, so that
 * 5,000 nodes and 150,000 pods take less than 16 MB. Findings of many objects are told as one, which names up to
 * {@link FindingGroups#EXAMPLES} of them. Nothing that comes out depends on the order within a kind. Every object is fed
 * once: whoever has to begin a list anew begins a new examination. Not thread-safe.
 */
public final class Examination {
    private static final RuleDescription NOT_EXAMINED = PodFindings.rule(
            "Doctor.NotExamined",
            Severity.WARNING,
            "a kind of object could not be read, so that what the rules would find there is unknown",
            "Kubernetes: Using RBAC Authorization");

    private static final RuleDescription NO_CLOUD_NODES = PodFindings.rule(
            "Doctor.NoCloudNodes",
            Severity.INFO,
            "the cluster has no cloud node yet, so that nothing of one could be examined",
            "the guide, step 2");

    private static final RuleDescription OVERCOMMITTED = PodFindings.rule(
            "Node.PodsOverCapacity",
            Severity.ERROR,
            "a cloud node has more pods than Terway has addresses for",
            "terway pkg/aliyun/client/limit.go");

    private static final ImmutableMap<String, List<String>> FIELDS = ImmutableMap.<String, List<String>>builder()
            .put("Node", LiveNode.fields())
            .put("DaemonSet", LiveDaemonSet.fields())
            .put("Service", LiveAddresses.serviceFields())
            .put("Endpoints", LiveAddresses.endpointsFields())
            .put("EndpointSlice", LiveAddresses.endpointSliceFields())
            .put("ConfigMap", LiveAddresses.configMapFields())
            .put("Pod", LivePod.fields())
            .put("Event", LiveEvent.fields())
            .buildOrThrow();

    private static final List<String> OF_ADDRESSES = List.of("Endpoints", "EndpointSlice", "ConfigMap");

    private final HybridPlan plan;
    private final InstanceTypes types;
    private final ClusterAddresses addresses;
    private final TerwayHealth terway;
    private final PodFindings pods;
    private final Map<String, ExaminedNode> nodes = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, LiveFinding> notExamined = new TreeMap<>();
    private final List<LiveFinding> others = new ArrayList<>();
    private boolean sawPod;

    private Examination(HybridPlan plan, InstanceTypes types, Instant now) {
        this.plan = plan;
        this.types = types;
        this.addresses = ClusterAddresses.of(plan);
        this.terway = TerwayHealth.of(plan, now);
        this.pods = new PodFindings(plan, now);
    }

    /**
     * Returns an examination of a cluster that was made by this plan.
     *
     * @param types what is known of instance types, for nodes that do not tell their own limits
     * @param now the time, by which is told what takes too long
     */
    public static Examination of(HybridPlan plan, InstanceTypes types, Instant now) {
        return new Examination(
                requireNonNull(plan, "plan"), requireNonNull(types, "types"), requireNonNull(now, "now"));
    }

    /**
     * Returns the kinds of objects that are examined, in the order in which they have to be fed.
     *
     * <p>All nodes and pods matter. Of the rest it is enough to read DaemonSets of namespace kube-system, Service, Endpoints
     * and EndpointSlices of {@code default/kubernetes}, ConfigMap {@code kube-public/cluster-info}, and events of type
     * Warning, of whichever of the two API groups.
     */
    public static List<String> kinds() {
        return FIELDS.keySet().asList();
    }

    /**
     * Returns the paths of this kind that are read, such as {@code status.nodeInfo}; each stands for all that is under it.
     *
     * @throws IllegalArgumentException if the kind is not among {@link #kinds}
     */
    public static List<String> fieldsOf(String kind) {
        List<String> fields = FIELDS.get(requireNonNull(kind, "kind"));
        if (fields == null) {
            throw unknown(kind);
        }
        return fields;
    }

    private static IllegalArgumentException unknown(String kind) {
        return new IllegalArgumentException(
                "kind " + Shown.text(kind) + " is none that is examined: " + String.join(", ", kinds()));
    }

    /** Returns what each id that {@link #findings} can find means, those of the parts included, ordered by id. */
    public static List<RuleDescription> rules() {
        return Stream.of(
                        NodeVerification.rules(),
                        ClusterAddresses.rules(),
                        TerwayHealth.rules(),
                        PodFindings.RULES,
                        List.of(NOT_EXAMINED, NO_CLOUD_NODES, OVERCOMMITTED))
                .flatMap(List::stream)
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Takes an object. Objects that no rule is about may be fed and change nothing; unknown members do not matter.
     *
     * @param kind its kind, which the elements of a list do not tell themselves
     * @throws IllegalArgumentException if the kind is not among {@link #kinds}, or the object has no name
     * @throws IllegalStateException if a node comes after a pod, which may have been one of that node
     */
    public void add(String kind, Map<?, ?> object) {
        requireNonNull(object, "object");
        switch (requireNonNull(kind, "kind")) {
            case "Node" -> addNode(LiveNode.of(plan, object, this::shared));
            case "DaemonSet" -> terway.add(LiveDaemonSet.of(object));
            case "Service" -> addresses.addService(object);
            case "Endpoints" -> addresses.addEndpoints(object);
            case "EndpointSlice" -> addresses.addEndpointSlice(object);
            case "ConfigMap" -> addresses.addConfigMap(object);
            case "Pod" -> addPod(LivePod.of(object));
            case "Event" -> LiveEvent.of(object).ifPresent(terway::add);
            default -> throw unknown(kind);
        }
    }

    private String shared(String word) {
        return words.computeIfAbsent(word, same -> same);
    }

    private void addNode(LiveNode node) {
        if (sawPod) {
            throw new IllegalStateException("nodes have to come before pods: " + Shown.name(node.name())
                    + " came after a pod, which may have been one of its own");
        }
        nodes.put(node.name(), new ExaminedNode(node, NodeSide.of(plan, node)));
        terway.add(node);
        addresses.addNode(node);
    }

    private void addPod(LivePod pod) {
        sawPod = true;
        ExaminedNode node = nodes.get(pod.nodeName());
        // A pod without a node waits for the scheduler; one of a node that is not known came with it after the list.
        if (node != null) {
            terway.add(pod);
            pods.add(pod, node.side());
            if (!pod.onHostNetwork() && !pod.hasEnded()) {
                node.countPod();
            }
        }
    }

    /** Adds findings that others made; they are told as they are. */
    public void add(List<LiveFinding> findings) {
        others.addAll(requireNonNull(findings, "findings"));
    }

    /**
     * Says that objects of this kind, be it one of {@link #kinds} or another's, could not be read. That becomes a finding,
     * and nothing is concluded from there being no such object.
     *
     * @param why the reason, such as the server's refusal; cut, and left out if it looks like a secret
     * @throws IllegalArgumentException if the kind is blank
     */
    public void notExamined(String kind, String why) {
        if (requireNonNull(kind, "kind").isBlank()) {
            throw new IllegalArgumentException("kind \"" + kind + "\" is blank");
        }
        requireNonNull(why, "why");
        switch (kind) {
            case "Node" -> terway.notRead(TerwayHealth.Source.NODE);
            case "DaemonSet" -> terway.notRead(TerwayHealth.Source.DAEMON_SET);
            case "Pod" -> terway.notRead(TerwayHealth.Source.POD);
            default -> {}
        }
        notExamined.put(
                kind,
                new LiveFinding(
                        NOT_EXAMINED.id(),
                        NOT_EXAMINED.severity(),
                        Shown.name(kind),
                        "could not be read: " + Shown.text(why),
                        "grant the permission to list these, and examine the cluster again"));
    }

    /** Returns all findings, in their order. May be asked again after more objects. */
    public List<LiveFinding> findings() {
        NodeVerification verification = NodeVerification.of(plan).withInstanceTypes(types);
        NodeVerification live =
                terway.version().map(verification::withTerwayVersion).orElse(verification);
        NodeCapacity capacity = new NodeCapacity(plan, types);
        FindingGroups ofNodes = new FindingGroups();
        nodes.values().forEach(node -> {
            ofNodes.addAll(live.verify(node.node()));
            checkPods(node, capacity, ofNodes);
        });
        List<LiveFinding> all = new ArrayList<>(others);
        all.addAll(ofNodes.findings());
        all.addAll(pods.findings());
        all.addAll(terway.findings());
        all.addAll(addresses());
        all.addAll(notExamined.values());
        boolean hasCloudNodes = nodes.values().stream().anyMatch(node -> node.side() == NodeSide.CLOUD);
        if (!hasCloudNodes && !notExamined.containsKey("Node")) {
            all.add(new LiveFinding(
                    NO_CLOUD_NODES.id(),
                    NO_CLOUD_NODES.severity(),
                    "Node",
                    "there is no cloud node yet, so that nothing of one could be examined",
                    "nothing to be done; examine the cluster again after the first scale-out"));
        }
        return all.stream().sorted().toList();
    }

    /** Returns the findings of addresses, without the one that says no more than that the objects could not be read. */
    private List<LiveFinding> addresses() {
        boolean unread = OF_ADDRESSES.stream().anyMatch(notExamined::containsKey);
        return addresses.findings().stream()
                .filter(finding -> !(unread && finding.ruleId().equals(RuleId.parse("ApiServer.AddressUnknown"))))
                .toList();
    }

    private void checkPods(ExaminedNode node, NodeCapacity capacity, FindingGroups findings) {
        if (node.side() != NodeSide.CLOUD || plan.idc().cni().mode().isOverlay()) {
            return;
        }
        capacity.of(node.node()).ifPresent(addresses -> {
            if (node.pods() > addresses) {
                findings.add(new LiveFinding(
                        OVERCOMMITTED.id(),
                        OVERCOMMITTED.severity(),
                        "Node " + Shown.name(node.node().name()),
                        "it has " + node.pods() + " pods that want an address, and Terway has " + addresses,
                        "move pods to other nodes, and have the kubelet take no more than fit (--max-pods)"));
            }
        });
    }
}
