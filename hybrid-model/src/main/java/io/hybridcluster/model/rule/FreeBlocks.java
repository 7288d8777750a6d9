// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.net.IpFamily;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Blocks that nothing in the plan uses, for remedies to propose. One check, one thread: looked-up blocks are remembered, as the VPC may be in many pieces. */
final class FreeBlocks {
    /** Private addresses (RFC 1918, RFC 4193). */
    static final CidrSet PRIVATE = CidrSet.of(
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("172.16.0.0/12"),
            Cidr.parse("192.168.0.0/16"),
            Cidr.parse("fd00::/8"));

    /** Where free addresses go across blocks of the VPC, a block may lie in none of them as a whole. */
    private static final int MOST_TRIED = 1_000;

    private final AddressBlocks blocks;
    private final CidrSet inVpc;
    private final CidrSet outsideVpc;
    private final Map<Integer, Optional<Cidr>> vSwitches = new HashMap<>();

    private FreeBlocks(AddressBlocks blocks, CidrSet inVpc, CidrSet outsideVpc) {
        this.blocks = blocks;
        this.inVpc = inVpc;
        this.outsideVpc = outsideVpc;
    }

    static FreeBlocks of(AddressBlocks blocks) {
        CidrSet used = CidrSet.of(ReservedRangeRule.DOCKER);
        for (AddressRole role : AddressRole.values()) {
            if (role != AddressRole.VPC) {
                used = used.union(blocks.set(role));
            }
        }
        CidrSet vpc = blocks.set(AddressRole.VPC);
        CidrSet free = vpc.minus(used).minus(ReservedRangeRule.RESERVED);
        return new FreeBlocks(blocks, free, PRIVATE.minus(vpc).minus(used));
    }

    /** Returns a block of the VPC for a vSwitch, of this prefix length or else the next longer one that is free. */
    Optional<Cidr> vSwitch(int prefixLength) {
        int from = Math.min(Math.max(prefixLength, 16), 29);
        return vSwitches.computeIfAbsent(from, this::firstForVSwitch);
    }

    private Optional<Cidr> firstForVSwitch(int prefixLength) {
        return IntStream.rangeClosed(prefixLength, 29)
                .mapToObj(length -> inVpc.freeBlocks(length)
                        .limit(MOST_TRIED)
                        .filter(block -> block.family() == IpFamily.IPV4 && blocks.isInVpcBlock(block))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns a private block outside the VPC, of this block's size or else the next smaller one that is free. */
    Optional<Cidr> outsideVpc(Cidr like) {
        int bits = like.family().bits();
        return first(outsideVpc, like.family(), Math.max(like.prefixLength(), 8), bits - 2);
    }

    /** Returns a private block for Services, within ACK's bounds. */
    Optional<Cidr> service(IpFamily family) {
        return family == IpFamily.IPV4 ? first(outsideVpc, family, 16, 24) : first(outsideVpc, family, 112, 112);
    }

    private static Optional<Cidr> first(CidrSet free, IpFamily family, int from, int to) {
        for (int prefixLength = from; prefixLength <= to; prefixLength++) {
            Optional<Cidr> block = free.firstFree(family, prefixLength);
            if (block.isPresent()) {
                return block;
            }
        }
        return Optional.empty();
    }

    /** Returns {@code , such as 10.0.0.0/24} for a block, and nothing where there is none. */
    static String suchAs(Optional<Cidr> block) {
        return block.map(cidr -> ", such as " + cidr).orElse("");
    }
}
