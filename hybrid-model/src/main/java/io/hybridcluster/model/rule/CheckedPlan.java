// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan, and what several rules derive from it. One check, one thread. */
final class CheckedPlan {
    private final HybridPlan plan;
    private final InstanceTypes instanceTypes;
    private final AddressBlocks blocks;
    private final ImmutableList<PlacedVSwitch> vSwitches;
    private @Nullable FreeBlocks free;

    CheckedPlan(HybridPlan plan, InstanceTypes instanceTypes) {
        this.plan = plan;
        this.instanceTypes = instanceTypes;
        this.blocks = AddressBlocks.of(plan);
        ImmutableList.Builder<PlacedVSwitch> placed = ImmutableList.builder();
        int i = 0;
        for (VSwitch vSwitch : plan.vpc().vSwitches()) {
            placed.add(new PlacedVSwitch(vSwitch, Places.V_SWITCHES.index(i++)));
        }
        this.vSwitches = placed.build();
    }

    HybridPlan plan() {
        return plan;
    }

    InstanceTypes instanceTypes() {
        return instanceTypes;
    }

    AddressBlocks blocks() {
        return blocks;
    }

    List<PlacedVSwitch> vSwitches() {
        return vSwitches;
    }

    List<PlacedVSwitch> vSwitches(VSwitchRole role) {
        return vSwitches.stream()
                .filter(placed -> placed.vSwitch().role() == role)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Returns whether the cloud nodes need Terway: wherever the data centre's pods are routed and not carried in a tunnel
     * (ACK: Hybrid network overview).
     */
    boolean needsTerway() {
        return !plan.idc().cni().mode().isOverlay();
    }

    /** Returns what is free; made on first use, since only remedies ask for it. */
    FreeBlocks free() {
        FreeBlocks made = free;
        if (made == null) {
            made = FreeBlocks.of(blocks);
            free = made;
        }
        return made;
    }

    /** A vSwitch and its place in the plan. */
    record PlacedVSwitch(VSwitch vSwitch, FieldPath at) {}
}
