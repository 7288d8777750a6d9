// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.net.Cidr;

/**
 * A block of addresses in the plan.
 *
 * <p>Ordered by block, then by what it is called, then by place: what a report shows of overlaps does not depend on the
 * order of the plan's lists.
 *
 * @param name how findings call it
 */
record AddressBlock(AddressRole role, Cidr cidr, FieldPath at, String name) implements Comparable<AddressBlock> {
    @Override
    public int compareTo(AddressBlock other) {
        int byCidr = cidr.compareTo(other.cidr);
        int byName = byCidr != 0 ? byCidr : name.compareTo(other.name);
        int byPlace = byName != 0 ? byName : at.compareTo(other.at);
        return byPlace != 0 ? byPlace : role.compareTo(other.role);
    }

    /** Says how the addresses of two overlapping blocks lie: two blocks that overlap nest. */
    String relationTo(AddressBlock other) {
        if (cidr.equals(other.cidr)) {
            return "has the same addresses as";
        }
        return cidr.contains(other.cidr) ? "contains" : "is inside";
    }
}
