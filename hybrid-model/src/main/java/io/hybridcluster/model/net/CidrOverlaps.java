// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * All pairs of overlapping blocks in a list, of which there may be millions.
 *
 * <p>Two blocks that overlap nest, so a pair is an outer block and an inner one; two equal blocks are a pair whose outer
 * one has the smaller index. With n blocks, making this and counting the pairs takes O(n) time, whatever the
 * blocks are; visiting them takes O(n + pairs), with no memory for any pair. The blocks are kept as primitives, 8 bytes
 * for one of IPv4 and 24 for one of IPv6, and not as objects.
 *
 * <p>Immutable and thread-safe.
 */
public final class CidrOverlaps {
    /** The most blocks there can be: an index has 25 bits. */
    private static final int MOST = 1 << 25;

    private final SortedBlocks ipv4;
    private final SortedBlocks ipv6;

    private CidrOverlaps(SortedBlocks ipv4, SortedBlocks ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /**
     * Returns the overlaps among these blocks; a pair names them by their index in the list.
     *
     * @throws IllegalArgumentException if there are more than 2<sup>25</sup> blocks
     */
    public static CidrOverlaps of(List<Cidr> cidrs) {
        requireNonNull(cidrs, "cidrs");
        Builder builder = new Builder(Math.min(cidrs.size(), MOST), MOST);
        cidrs.forEach(builder::add);
        return builder.build();
    }

    /** Returns how many unordered pairs overlap, equal blocks included, without visiting them. */
    public long count() {
        return new OverlapSweep(ipv4).count() + new OverlapSweep(ipv6).count();
    }

    /**
     * Hands every pair to the consumer, each once.
     *
     * <p>The order follows from the blocks alone: by the inner block, IPv4 first, in the order of {@link Cidr} and equal
     * ones by index; for one inner block by the outer one, the largest first and equal ones by index.
     */
    public void forEach(PairConsumer consumer) {
        requireNonNull(consumer, "consumer");
        forEachWhile((outer, inner) -> {
            consumer.accept(outer, inner);
            return true;
        });
    }

    /**
     * Hands pairs to the visitor, in the order of {@link #forEach}, until it returns false.
     *
     * @return whether all pairs were visited and the visitor never returned false
     */
    public boolean forEachWhile(PairVisitor visitor) {
        requireNonNull(visitor, "visitor");
        return new OverlapSweep(ipv4).forEachWhile(visitor) && new OverlapSweep(ipv6).forEachWhile(visitor);
    }

    /** Takes two blocks that overlap, by index. */
    @FunctionalInterface
    public interface PairConsumer {
        /** Takes the block that contains the other, and the other; of equal blocks the one of smaller index first. */
        void accept(int outer, int inner);
    }

    /** Takes two blocks that overlap, by index, and says whether to go on. */
    @FunctionalInterface
    public interface PairVisitor {
        /** Takes a pair as {@link PairConsumer#accept} does, and returns whether it wants another. */
        boolean visit(int outer, int inner);
    }

    /** Collects blocks one by one and keeps none of the objects. Not thread-safe; {@link #build} leaves it as it is. */
    public static final class Builder {
        private static final int FEW = 16;

        private final Ipv4Blocks.Builder ipv4;
        private final Ipv6Blocks.Builder ipv6;
        private final int most;
        private int size;

        /** Starts without blocks. */
        public Builder() {
            this(FEW, MOST);
        }

        /** Makes room for the expected number of blocks with the first one of either family. */
        Builder(int expected, int most) {
            this.ipv4 = new Ipv4Blocks.Builder(Math.max(FEW, expected));
            this.ipv6 = new Ipv6Blocks.Builder(Math.max(FEW, expected));
            this.most = most;
        }

        /**
         * Adds a block. Its index is the number of blocks added before, of either family.
         *
         * @throws IllegalArgumentException if 2<sup>25</sup> blocks were added before
         */
        public Builder add(Cidr cidr) {
            requireNonNull(cidr, "cidr");
            if (size == most) {
                throw new IllegalArgumentException(cidr + " is one block too many: there are already " + most);
            }
            if (cidr.family() == IpFamily.IPV4) {
                ipv4.add(cidr, size);
            } else {
                ipv6.add(cidr, size);
            }
            size++;
            return this;
        }

        /** Returns the overlaps among the blocks added so far in O(n) time. */
        public CidrOverlaps build() {
            return new CidrOverlaps(ipv4.build(), ipv6.build());
        }
    }
}
