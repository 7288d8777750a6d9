// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** All blocks of addresses in a plan, by role, each list sorted. */
final class AddressBlocks {
    private final Map<AddressRole, ImmutableList<AddressBlock>> byRole;
    private final Map<AddressRole, CidrSet> sets = new EnumMap<>(AddressRole.class);

    /** The blocks of the VPC that are in no other of them, hence disjoint. Not merged: a vSwitch lies in one block. */
    private final NavigableSet<Cidr> vpc = new TreeSet<>();

    private AddressBlocks(Map<AddressRole, ImmutableList<AddressBlock>> byRole) {
        this.byRole = byRole;
        byRole.forEach((role, blocks) -> sets.put(
                role, CidrSet.copyOf(blocks.stream().map(AddressBlock::cidr).toList())));
        for (AddressBlock block : of(AddressRole.VPC)) {
            if (!isInVpcBlock(block.cidr())) {
                vpc.add(block.cidr());
            }
        }
    }

    static AddressBlocks of(HybridPlan plan) {
        Map<AddressRole, ImmutableList<AddressBlock>> byRole = new EnumMap<>(AddressRole.class);
        byRole.put(AddressRole.IDC_NODE, list(AddressRole.IDC_NODE, plan.idc().nodeCidrs(), Places.NODE_CIDRS));
        byRole.put(AddressRole.IDC_POD, list(AddressRole.IDC_POD, plan.idc().podCidrs(), Places.POD_CIDRS));
        byRole.put(AddressRole.SERVICE, list(AddressRole.SERVICE, plan.cluster().serviceCidrs(), Places.SERVICE_CIDRS));
        byRole.put(AddressRole.VPC, list(AddressRole.VPC, plan.vpc().cidrs(), Places.VPC_CIDRS));
        byRole.put(AddressRole.VSWITCH, vSwitches(plan.vpc().vSwitches()));
        List<Cidr> interconnect =
                plan.interconnect().map(joined -> joined.cidrs()).orElse(List.of());
        byRole.put(
                AddressRole.INTERCONNECT,
                list(AddressRole.INTERCONNECT, interconnect, Places.INTERCONNECT.child("cidrs")));
        byRole.put(
                AddressRole.API_SERVER,
                plan.idc()
                        .apiServer()
                        .address()
                        .map(AddressBlocks::apiServer)
                        .map(ImmutableList::of)
                        .orElse(ImmutableList.of()));
        return new AddressBlocks(byRole);
    }

    private static ImmutableList<AddressBlock> list(AddressRole role, List<Cidr> cidrs, FieldPath at) {
        List<AddressBlock> blocks = new ArrayList<>(cidrs.size());
        for (int i = 0; i < cidrs.size(); i++) {
            Cidr cidr = cidrs.get(i);
            blocks.add(new AddressBlock(role, cidr, at.index(i), role.noun() + " " + cidr));
        }
        return Ordering.<AddressBlock>natural().immutableSortedCopy(blocks);
    }

    private static ImmutableList<AddressBlock> vSwitches(List<VSwitch> vSwitches) {
        List<AddressBlock> blocks = new ArrayList<>(vSwitches.size());
        for (int i = 0; i < vSwitches.size(); i++) {
            VSwitch vSwitch = vSwitches.get(i);
            FieldPath at = Places.V_SWITCHES.index(i);
            blocks.add(vSwitch(vSwitch, vSwitch.cidr(), at.child("cidr")));
            vSwitch.ipv6Cidr().ifPresent(cidr -> blocks.add(vSwitch(vSwitch, cidr, at.child("ipv6Cidr"))));
        }
        return Ordering.<AddressBlock>natural().immutableSortedCopy(blocks);
    }

    private static AddressBlock vSwitch(VSwitch vSwitch, Cidr cidr, FieldPath at) {
        return new AddressBlock(AddressRole.VSWITCH, cidr, at, "vSwitch " + vSwitch.id() + " (" + cidr + ")");
    }

    private static AddressBlock apiServer(IpAddress address) {
        Cidr cidr = Cidr.of(address, address.family().bits());
        return new AddressBlock(
                AddressRole.API_SERVER, cidr, Places.API_SERVER, AddressRole.API_SERVER.noun() + " " + address);
    }

    /** Returns the blocks of this role, sorted. */
    List<AddressBlock> of(AddressRole role) {
        return byRole.getOrDefault(role, ImmutableList.of());
    }

    /** Returns whether the block lies in one block of the VPC. */
    boolean isInVpcBlock(Cidr cidr) {
        // Of disjoint blocks the one that holds it, if any, is the last that does not sort after it.
        Cidr before = vpc.floor(cidr);
        return before != null && before.contains(cidr);
    }

    /** Returns the addresses of this role. */
    CidrSet set(AddressRole role) {
        return sets.getOrDefault(role, CidrSet.of());
    }
}
