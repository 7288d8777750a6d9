// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks the aligned blocks of one size inside disjoint sorted blocks, one at a time however many there are. */
final class AlignedBlocks implements Iterator<Cidr> {
    private final Iterator<Cidr> members;
    private final int prefixLength;
    private @Nullable Cidr member;
    private @Nullable Cidr next;

    AlignedBlocks(List<Cidr> members, int prefixLength) {
        this.members = members.iterator();
        this.prefixLength = prefixLength;
        nextMember();
    }

    private void nextMember() {
        member = null;
        next = null;
        while (next == null && members.hasNext()) {
            Cidr candidate = members.next();
            if (candidate.prefixLength() <= prefixLength
                    && prefixLength <= candidate.family().bits()) {
                member = candidate;
                next = Cidr.around(candidate.network(), prefixLength);
            }
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Cidr next() {
        Cidr block = next;
        if (block == null || member == null) {
            throw new NoSuchElementException("no block of prefix length " + prefixLength + " is left");
        }
        next = block.next();
        if (next == null || !member.contains(next)) {
            nextMember();
        }
        return block;
    }
}
