// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.net.Cidr;
import java.util.List;

/**
 * The cloud's side of the plan.
 *
 * @param id the VPC's id
 * @param cidrs the VPC's blocks: the primary IPv4 block first, then secondary IPv4 blocks and the IPv6 block; at least one
 * @param vSwitches the vSwitches that matter here; at least one
 * @param securityGroups the groups of cloud nodes and of the ENIs of their pods; at least one
 */
public record VpcNetwork(VpcId id, List<Cidr> cidrs, List<VSwitch> vSwitches, List<SecurityGroupId> securityGroups) {
    /** @throws IllegalArgumentException if a list is empty */
    public VpcNetwork {
        requireNonNull(id, "id");
        cidrs = ImmutableList.copyOf(cidrs);
        vSwitches = ImmutableList.copyOf(vSwitches);
        securityGroups = ImmutableList.copyOf(securityGroups);
        NotEmpty.check("cidrs", cidrs);
        NotEmpty.check("vSwitches", vSwitches);
        NotEmpty.check("securityGroups", securityGroups);
    }

    /** Returns the vSwitches of this role, in the plan's order. */
    public List<VSwitch> vSwitches(VSwitchRole role) {
        return vSwitches.stream().filter(vSwitch -> vSwitch.role() == role).collect(ImmutableList.toImmutableList());
    }
}
