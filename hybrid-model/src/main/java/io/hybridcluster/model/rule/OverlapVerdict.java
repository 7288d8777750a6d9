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
 * @param routed what follows where pods have addresses of their own that are routed, or their nodes' addresses
 * @param tunnelled what follows where pods are carried in tunnels
 */
record OverlapVerdict(
        RuleDescription description, AddressRole at, AddressRole other, Consequence routed, Consequence tunnelled) {

    /**
     * What follows from an overlap.
     *
     * @param severity how bad it is
     * @param why what goes wrong
     * @param remedy what to do
     */
    record Consequence(Severity severity, String why, Remedy remedy) {}

    /** Says what to do about two blocks, with a free block where one is to be moved. */
    @FunctionalInterface
    interface Remedy {
        String of(AddressBlock at, AddressBlock other, FreeBlocks free);
    }

    /** Returns the same verdict, but with this consequence where pods are carried in tunnels. */
    OverlapVerdict inTunnels(Severity severity, String why, Remedy remedy) {
        RuleDescription both = new RuleDescription(
                description.id(),
                description.severity(),
                description.meaning() + "; where pods are in tunnels, " + why,
                description.source());
        return new OverlapVerdict(both, at, other, routed, new Consequence(severity, why, remedy));
    }

    /** Returns what follows from it in this plan, or null if nothing is wrong with it there. */
    @Nullable
    Consequence consequence(CheckedPlan plan) {
        return switch (plan.plan().idc().cni().mode()) {
            // Pods have their nodes' addresses, so their blocks are the same on purpose.
            case HOST_NETWORK ->
                at == AddressRole.IDC_POD && other == AddressRole.IDC_NODE
                                || at == AddressRole.API_SERVER && other == AddressRole.IDC_POD
                        ? null
                        : routed;
            case IPIP, VXLAN, GENEVE -> tunnelled;
            case BGP_ROUTE_REFLECTOR, BGP_FULL_MESH, BGP, HOST_GATEWAY -> routed;
        };
    }

    boolean isWithinVpc() {
        return other == AddressRole.VPC && at != AddressRole.VPC;
    }
}
