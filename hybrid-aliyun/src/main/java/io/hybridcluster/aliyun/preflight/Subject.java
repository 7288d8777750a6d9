// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.LiveNodePool;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan and what was read of an account for it.
 *
 * @param plan the plan
 * @param account the account
 */
record Subject(HybridPlan plan, AccountPicture account) {
    /** Returns the ranges of the data centre that cloud nodes and their pods have to reach. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        plan.idc().nodeCidrs().forEach(cidr -> targets.add(new Target("IDC node range", cidr)));
        if (routesPods()) {
            plan.idc().podCidrs().forEach(cidr -> targets.add(new Target("IDC pod range", cidr)));
        }
        apiServer()
                .filter(address ->
                        targets.stream().noneMatch(target -> target.cidr().contains(address)))
                .ifPresent(address -> targets.add(new Target("API server", address)));
        return targets;
    }

    /** Returns the API server's address, if the plan gives it by number. */
    Optional<Cidr> apiServer() {
        return plan.idc()
                .apiServer()
                .address()
                .map(address -> Cidr.of(address, address.family().bits()));
    }

    /** Returns whether IDC pods have addresses of their own that are routed: not in a tunnel, and not their node's. */
    boolean routesPods() {
        CniMode mode = plan.idc().cni().mode();
        return !mode.isOverlay() && mode != CniMode.HOST_NETWORK;
    }

    /** Returns whether cloud pods take addresses of pod vSwitches. */
    boolean needsTerway() {
        return !plan.idc().cni().mode().isOverlay();
    }

    /** Returns the plan's vSwitches of these roles that there are, in the plan's order, as they are. */
    List<LiveVSwitch> live(VSwitchRole... roles) {
        Map<String, LiveVSwitch> byId = new LinkedHashMap<>();
        account.list(Part.V_SWITCHES).forEach(vSwitch -> byId.put(vSwitch.id(), vSwitch));
        return plan.vpc().vSwitches().stream()
                .filter(vSwitch -> List.of(roles).contains(vSwitch.role()))
                .flatMap(vSwitch -> Optional.ofNullable(byId.get(vSwitch.id().value())).stream())
                .toList();
    }

    /** Returns the blocks of the plan's vSwitches of these roles, as the plan has them. */
    CidrSet blocks(VSwitchRole... roles) {
        List<Cidr> blocks = new ArrayList<>();
        for (VSwitch vSwitch : plan.vpc().vSwitches()) {
            if (List.of(roles).contains(vSwitch.role())) {
                blocks.add(vSwitch.cidr());
                vSwitch.ipv6Cidr().ifPresent(blocks::add);
            }
        }
        return CidrSet.copyOf(blocks);
    }

    /** Returns the cluster's pool of the plan's pool's name. */
    Optional<LiveNodePool> pool() {
        return plan.nodePool()
                .flatMap(pool -> account.list(Part.NODE_POOLS).stream()
                        .filter(live -> live.name().equals(pool.name()))
                        .findFirst());
    }

    /** Returns what the plan's pool still takes, if there are a pool and a Terway in the plan. */
    Optional<Demand> demand() {
        return plan.nodePool()
                .flatMap(pool -> plan.terway()
                        .map(terway -> Demand.of(
                                pool,
                                terway,
                                account.instanceTypes(),
                                pool().map(LiveNodePool::nodes).orElse(0L))));
    }
}
