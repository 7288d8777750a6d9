// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static io.hybridcluster.k8s.calico.CalicoRules.finding;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calico's live pools against a plan: whether cloud blocks are covered by disabled pools, what is masqueraded on its way to
 * the cloud, and what to write so that nothing is. {@link CalicoIpPool} says why.
 *
 * <p>Ours is a pool of a name that {@link CalicoIpPools} gives. Others are judged and never written. Immutable and
 * thread-safe.
 */
public final class CalicoIpPoolCheck {
    private static final String COVER = "create the disabled pools of CalicoIpPools";

    private final HybridPlan plan;
    private final List<CalicoIpPool> wanted;
    private final Map<String, LivePool> live = new LinkedHashMap<>();
    private final List<LivePool> placed;

    private CalicoIpPoolCheck(HybridPlan plan, List<? extends Map<?, ?>> pools) {
        this.plan = plan;
        this.wanted = CalicoIpPools.of(plan).pools();
        for (Map<?, ?> pool : pools) {
            KubernetesObject object = KubernetesObject.of(pool);
            if (!object.kind().equals("IPPool") || !CalicoSnapshot.group(object).endsWith("projectcalico.org")) {
                throw new IllegalArgumentException(object + " of " + object.apiVersion()
                        + " is not an IPPool of crd.projectcalico.org or projectcalico.org");
            }
            live.putIfAbsent(object.name(), LivePool.of(object));
        }
        this.placed =
                live.values().stream().filter(pool -> pool.cidr().isPresent()).toList();
    }

    /**
     * Returns what these pools are worth under this plan.
     *
     * @param pools all pools of the cluster, whole trees, of {@code crd.projectcalico.org/v1} or {@code
     *     projectcalico.org/v3}; of two with one name the first counts
     * @throws IllegalArgumentException if the data centre's plugin is not Calico, or a tree is not a pool
     */
    public static CalicoIpPoolCheck of(HybridPlan plan, List<? extends Map<?, ?>> pools) {
        return new CalicoIpPoolCheck(requireNonNull(plan, "plan"), requireNonNull(pools, "pools"));
    }

    /** Returns what is wrong, worst first. */
    public List<LiveFinding> findings() {
        List<LiveFinding> findings = new ArrayList<>();
        live.values().stream()
                .filter(pool -> pool.cidr().isEmpty())
                .forEach(pool -> findings.add(finding(
                        CalicoRules.POOL_UNREADABLE,
                        Severity.ERROR,
                        pool,
                        "spec.cidr is missing or no block of addresses",
                        "if its definition was replaced, put that back first: CalicoComparison tells")));
        CidrSet all = blocks(placed);
        List<Cidr> outside = new ArrayList<>();
        for (CalicoIpPool pool : wanted) {
            cloudBlock(pool.cidr(), all, findings);
            if (!all.contains(pool.cidr())) {
                outside.add(pool.cidr());
            }
        }
        placed.forEach(pool -> nat(pool, outside, findings));
        podPools(findings);
        drift(findings);
        return findings.stream().sorted().toList();
    }

    private void cloudBlock(Cidr block, CidrSet all, List<LiveFinding> findings) {
        placed.stream()
                .filter(pool -> !pool.isDisabled() && overlaps(pool, block))
                .forEach(
                        pool -> findings.add(
                                finding(
                                        CalicoRules.POOL_ENABLED,
                                        Severity.ERROR,
                                        pool,
                                        "is enabled for " + text(pool) + ", which overlaps the cloud's " + block
                                                + ": Calico gives addresses of the cloud to pods of the data centre",
                                        "disable it (spec.disabled: true) before another pod gets one, and restart the pods that have")));
        boolean covered = blocks(placed.stream()
                        .filter(pool -> pool.isDisabled() && !pool.masquerades())
                        .toList())
                .contains(block);
        if (!covered) {
            boolean masquerades = placed.stream().anyMatch(LivePool::masquerades) && !all.contains(block);
            findings.add(finding(
                    CalicoRules.POOL_MISSING,
                    masquerades ? Severity.ERROR : Severity.WARNING,
                    "IPPools",
                    "no disabled pool without NAT covers the cloud's " + block
                            + (masquerades
                                    ? ""
                                    : "; nothing masquerades what goes there today, but a pool with NAT would"),
                    COVER));
        }
    }

    private static void nat(LivePool pool, List<Cidr> outside, List<LiveFinding> findings) {
        List<Cidr> hit = outside.stream()
                .filter(block -> block.family() == pool.cidr().orElseThrow().family())
                .toList();
        if (pool.masquerades() && !hit.isEmpty()) {
            findings.add(finding(
                    CalicoRules.POOL_NAT,
                    Severity.ERROR,
                    pool,
                    "has natOutgoing, and no pool holds " + joined(hit)
                            + ": Felix masquerades what a pod of this pool sends to"
                            + " an address outside every pool (from masq-ipam-pools, not to all-ipam-pools), so that cloud pods,"
                            + " network policies and logs see the node's address in place of the pod's",
                    COVER + "; connections that stand are masqueraded until they end"));
        }
    }

    private void podPools(List<LiveFinding> findings) {
        List<LivePool> forPods = placed.stream()
                .filter(LivePool::isForPods)
                .filter(pool -> wanted.stream().noneMatch(cloud -> overlaps(pool, cloud.cidr())))
                .toList();
        CidrSet planned = CidrSet.copyOf(plan.idc().podCidrs());
        CniMode mode = plan.idc().cni().mode();
        boolean announces = mode == CniMode.BGP_ROUTE_REFLECTOR || mode == CniMode.BGP_FULL_MESH;
        for (LivePool pool : forPods) {
            if (!planned.contains(pool.cidr().orElseThrow())) {
                findings.add(
                        finding(
                                CalicoRules.POOL_NOT_PLANNED,
                                Severity.WARNING,
                                pool,
                                "hands out " + text(pool) + " to pods, and the plan's idc.podCidrs are "
                                        + joined(plan.idc().podCidrs()),
                                "put the block into the plan, which checks it for overlaps and routes it, or disable the pool"));
            }
            if (announces && pool.encapsulates()) {
                findings.add(finding(
                        CalicoRules.POOL_ENCAPSULATES,
                        Severity.WARNING,
                        pool,
                        "wraps packets (ipipMode or vxlanMode is not Never), and the plan's network, " + mode
                                + ", announces pod blocks to routers, which see inside none",
                        "set both to Never, or plan an overlay network"));
            }
        }
        CidrSet handedOut = blocks(forPods);
        for (Cidr block : plan.idc().podCidrs()) {
            if (!handedOut.contains(block)) {
                findings.add(finding(
                        CalicoRules.POOL_OF_PLAN_MISSING,
                        Severity.WARNING,
                        "IPPools",
                        "no enabled pool hands out all of " + block + " of the plan's idc.podCidrs",
                        "write into the plan what Calico hands out: routes and checks go by it"));
            }
        }
    }

    private void drift(List<LiveFinding> findings) {
        for (CalicoIpPool pool : wanted) {
            @Nullable LivePool ours = live.get(pool.name());
            List<String> differences = ours == null ? List.of() : ours.differences(spec(pool));
            if (ours != null && !differences.isEmpty()) {
                boolean isFixed = differences.stream().anyMatch(LivePool::isFixed);
                findings.add(finding(
                        CalicoRules.POOL_DRIFTED,
                        Severity.WARNING,
                        ours,
                        "is a pool of ours and differs at spec." + String.join(", spec.", differences),
                        isFixed
                                ? "delete it and create it again: cidr and blockSize of a pool cannot be changed"
                                : "write it again; find out first who changed it"));
            }
        }
    }

    /** Returns the manifests of the pools that are not there by name, in the plan's order. */
    public List<Document> creations() {
        return wanted.stream()
                .filter(pool -> !live.containsKey(pool.name()))
                .map(CalicoIpPool::document)
                .toList();
    }

    /**
     * Returns the changes of ours that drifted, in the plan's order: members that we write, and no others. One whose block
     * or block size differs is left out, since Calico refuses to change these.
     */
    public List<ObjectChange> changes() {
        List<ObjectChange> changes = new ArrayList<>();
        for (CalicoIpPool pool : wanted) {
            Optional.ofNullable(live.get(pool.name()))
                    .filter(ours -> !ours.differences(spec(pool)).isEmpty())
                    .filter(ours -> ours.differences(spec(pool)).stream().noneMatch(LivePool::isFixed))
                    .ifPresent(ours -> changes.add(change(ours, spec(pool))));
        }
        return changes;
    }

    private static ObjectChange change(LivePool ours, Map<?, ?> wanted) {
        Map<Object, @Nullable Object> spec =
                new LinkedHashMap<>(ours.object().root().member("spec").object());
        ours.differences(wanted).forEach(name -> spec.put(name, wanted.get(name)));
        Map<String, @Nullable Object> after =
                new LinkedHashMap<>(ours.object().root().object());
        after.put("spec", spec);
        return ObjectChange.of(ours.object(), after);
    }

    /** Returns the pools that an undo deletes: those of our names that say what we wrote and nothing else. */
    public List<KubernetesObject> removals() {
        return wanted.stream()
                .filter(pool -> live.containsKey(pool.name())
                        && requireNonNull(live.get(pool.name())).isExactly(spec(pool)))
                .map(pool -> requireNonNull(live.get(pool.name())).object())
                .toList();
    }

    private static Map<?, ?> spec(CalicoIpPool pool) {
        return (Map<?, ?>) requireNonNull(pool.document().at("spec"));
    }

    private static CidrSet blocks(List<LivePool> pools) {
        return CidrSet.copyOf(
                pools.stream().map(pool -> pool.cidr().orElseThrow()).toList());
    }

    private static boolean overlaps(LivePool pool, Cidr block) {
        return pool.cidr().orElseThrow().overlaps(block);
    }

    private static String text(LivePool pool) {
        return pool.cidr().orElseThrow().toString();
    }

    private static String joined(List<Cidr> blocks) {
        return blocks.stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }

    /** Returns the pools' names and what is wrong with them, one a line. */
    @Override
    public String toString() {
        return live.values()
                + findings().stream().map(finding -> "\n" + finding).collect(Collectors.joining());
    }
}
