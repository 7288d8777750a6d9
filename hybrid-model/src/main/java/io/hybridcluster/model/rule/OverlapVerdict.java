// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What it means that blocks of two roles overlap.
 *
 * @param description the finding
 * @param at the role of the block that the finding points to
 * @param other the role of the other block
 * @param why what follows from it
 * @param remedy what to do
 */
record OverlapVerdict(RuleDescription description, AddressRole at, AddressRole other, String why, Remedy remedy) {

    /** Says what to do about two blocks, with a free block where one is to be moved. */
    @FunctionalInterface
    interface Remedy {
        String of(AddressBlock at, AddressBlock other, FreeBlocks free);
    }

    /** Returns how bad it is in this plan, or null if nothing is wrong with it there. */
    @Nullable
    Severity severity(CheckedPlan plan) {
        return switch (plan.plan().idc().cni().mode()) {
            // Pods have their nodes' addresses, so their blocks are the same on purpose.
            case HOST_NETWORK ->
                at == AddressRole.IDC_POD && other == AddressRole.IDC_NODE
                                || at == AddressRole.API_SERVER && other == AddressRole.IDC_POD
                        ? null
                        : description.severity();
            // Pod addresses stay inside the tunnels: no route of the VPC has to lead to them.
            case IPIP, VXLAN, GENEVE ->
                at == AddressRole.IDC_POD && other == AddressRole.VPC ? Severity.INFO : description.severity();
            case BGP_ROUTE_REFLECTOR, BGP_FULL_MESH, BGP, HOST_GATEWAY -> description.severity();
        };
    }

    boolean isWithinVpc() {
        return other == AddressRole.VPC && at != AddressRole.VPC;
    }
}
