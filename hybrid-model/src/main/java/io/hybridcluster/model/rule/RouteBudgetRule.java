// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpFamily;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.InterconnectType;
import io.hybridcluster.model.plan.PodRoutes;
import java.util.List;
import java.util.Optional;

/**
 * A border router takes 110 dynamic routes from a BGP peer and drops the others (Express Connect: CreateBgpGroup), so
 * that some nodes' pods are not reached. Calico announces a route for each block that it gives to a node, and a node gets
 * another block when one is full (Calico: IPPool, {@code blockSize}).
 */
final class RouteBudgetRule implements PlanRule {
    private static final RuleDescription OVER_BUDGET = RuleDescription.of(
            "PodRoutes.OverBudget",
            Severity.ERROR,
            "the IDC announces, or may announce, more than the 110 pod routes that a border router takes from a BGP peer",
            "Express Connect: CreateBgpGroup; Calico: IPPool, blockSize");

    private static final int BUDGET = 110;
    private static final FieldPath AT = Places.INTERCONNECT.child("podRoutes");
    private static final String REMEDY =
            "let the IDC's router announce the pod blocks as they are in idc.podCidrs instead"
                    + " of Calico's, and say podRoutes: aggregated";

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(OVER_BUDGET);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        IdcNetwork idc = plan.plan().idc();
        Optional<Interconnect> interconnect = plan.plan().interconnect();
        if (interconnect.isEmpty()
                || interconnect.get().type() == InterconnectType.VPN_GATEWAY
                || !announces(idc.cni().mode())) {
            return;
        }
        Optional<PodRoutes> routes = interconnect.get().podRoutes();
        if (routes.isPresent() && routes.get() == PodRoutes.AGGREGATED) {
            int pools = idc.podCidrs().size();
            if (pools > BUDGET) {
                report.add(
                        OVER_BUDGET,
                        Places.POD_CIDRS,
                        pools + " pod blocks are announced, and a border router takes " + BUDGET
                                + " routes from a BGP peer",
                        "announce larger blocks that hold several of them");
            }
            return;
        }
        perBlock(idc, routes.isPresent(), report);
    }

    private static boolean announces(CniMode mode) {
        return mode == CniMode.BGP_ROUTE_REFLECTOR || mode == CniMode.BGP_FULL_MESH || mode == CniMode.BGP;
    }

    /** How bad follows from how sure it is: {@code isSaid} that every block is announced, and so many nodes. */
    private static void perBlock(IdcNetwork idc, boolean isSaid, Report report) {
        if (idc.nodeCount().isEmpty()) {
            // Without Calico's blocks nothing but the nodes would tell.
            long most = idc.cni().plugin() == CniPlugin.CALICO ? blocks(idc) : 0;
            if (most > BUDGET) {
                report.add(
                        OVER_BUDGET,
                        isSaid ? Severity.WARNING : Severity.INFO,
                        AT,
                        "the IDC pod blocks hold " + most + " of Calico's blocks of /" + idc.podBlockSize()
                                + ", and a border router takes " + BUDGET + " routes from a BGP peer",
                        REMEDY + ", or say idc.nodeCount");
            }
            return;
        }
        long nodes = idc.nodeCount().getAsInt();
        long least = idc.cni().plugin() == CniPlugin.CALICO ? Math.min(nodes, blocks(idc)) : nodes;
        long full =
                idc.cni().plugin() == CniPlugin.CALICO ? Math.min(nodes * blocksOfFullNode(idc), blocks(idc)) : nodes;
        if (least > BUDGET) {
            report.add(
                    OVER_BUDGET,
                    isSaid ? Severity.ERROR : Severity.WARNING,
                    AT,
                    nodes + " IDC nodes announce at least " + least + " routes, and a border router takes " + BUDGET
                            + " from a BGP peer",
                    REMEDY);
        } else if (full > BUDGET) {
            report.add(
                    OVER_BUDGET,
                    isSaid ? Severity.WARNING : Severity.INFO,
                    AT,
                    nodes + " IDC nodes announce up to " + full + " routes when each has "
                            + EniCapacity.KUBELET_DEFAULT_MAX_PODS + " pods, and a border router takes " + BUDGET
                            + " from a BGP peer",
                    REMEDY);
        }
    }

    private static int blocksOfFullNode(IdcNetwork idc) {
        int size = 1 << 32 - idc.podBlockSize();
        return (EniCapacity.KUBELET_DEFAULT_MAX_PODS + size - 1) / size;
    }

    /** How many blocks of IPv4 Calico can give out; IPv6 routes come over a session, and with a budget, of their own. */
    private static long blocks(IdcNetwork idc) {
        long blocks = 0;
        for (Cidr pool : idc.podCidrs()) {
            if (pool.family() == IpFamily.IPV4) {
                blocks += 1L << Math.max(0, idc.podBlockSize() - pool.prefixLength());
            }
        }
        return blocks;
    }
}
