// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A set of addresses of both families, held as the one shortest sorted list of disjoint blocks.
 *
 * <p>Sets of the same addresses are equal, from whatever blocks they were made. The operations on two sets take time
 * linear in their blocks, the questions logarithmic. Immutable and thread-safe.
 */
public final class CidrSet {
    private static final CidrSet EMPTY = new CidrSet(ImmutableList.of());

    /** Sorted, disjoint, and no two are the halves of one block. */
    private final ImmutableList<Cidr> cidrs;

    private CidrSet(ImmutableList<Cidr> cidrs) {
        this.cidrs = cidrs;
    }

    /** Returns the set of all addresses of the blocks, which may come in any order and overlap. */
    public static CidrSet of(Cidr... cidrs) {
        return copyOf(List.of(cidrs));
    }

    /** Returns the set of all addresses of the blocks, which may come in any order and overlap. */
    public static CidrSet copyOf(Iterable<Cidr> cidrs) {
        requireNonNull(cidrs, "cidrs");
        CidrAggregate aggregate = new CidrAggregate();
        Ordering.<Cidr>natural().sortedCopy(cidrs).forEach(aggregate::add);
        return ofMinimal(aggregate.blocks());
    }

    private static CidrSet ofMinimal(ImmutableList<Cidr> cidrs) {
        return cidrs.isEmpty() ? EMPTY : new CidrSet(cidrs);
    }

    /** Returns the fewest blocks that have these addresses, sorted; immutable. */
    public List<Cidr> cidrs() {
        return cidrs;
    }

    /** Returns whether there is no address. */
    public boolean isEmpty() {
        return cidrs.isEmpty();
    }

    /** Returns whether the address is in the set. */
    public boolean contains(IpAddress address) {
        return contains(Cidr.of(address, address.family().bits()));
    }

    /** Returns whether every address of the block is in the set, be it from several blocks that the set was made of. */
    public boolean contains(Cidr block) {
        int at = Collections.binarySearch(cidrs, requireNonNull(block, "block"));
        // One member holds it or none does: members that hold it only together would have been one. If one does, it
        // sorts
        // at or right before the block.
        return at >= 0 || (at < -1 && cidrs.get(-at - 2).contains(block));
    }

    /** Returns whether any address of the block is in the set. */
    public boolean overlaps(Cidr block) {
        int at = Collections.binarySearch(cidrs, requireNonNull(block, "block"));
        int after = -at - 1;
        return at >= 0
                || (after > 0 && cidrs.get(after - 1).contains(block))
                || (after < cidrs.size() && block.contains(cidrs.get(after)));
    }

    /** Returns whether any address is in both sets. */
    public boolean overlaps(CidrSet other) {
        return CidrMerge.overlap(cidrs, other.cidrs);
    }

    /** Returns the addresses that are in either set. */
    public CidrSet union(CidrSet other) {
        return ofMinimal(CidrMerge.union(cidrs, other.cidrs));
    }

    /** Returns the addresses of this set that are not in the other. */
    public CidrSet minus(CidrSet other) {
        return ofMinimal(CidrMerge.minus(cidrs, other.cidrs));
    }

    /** Returns the addresses that are in both sets. */
    public CidrSet intersection(CidrSet other) {
        return ofMinimal(CidrMerge.intersection(cidrs, other.cidrs));
    }

    /** Returns how many addresses there are, of both families together. */
    public BigInteger size() {
        return cidrs.stream().map(Cidr::size).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * Returns the blocks of this prefix length that lie in the set as a whole, IPv4 first, each family in address order.
     *
     * <p>Where the set is what is free, these are the blocks to choose from. Blocks are made one by one as the stream is
     * consumed, through its iterator too: there may be 2<sup>128</sup>. A prefix length above 32 finds no IPv4 block.
     *
     * @throws IllegalArgumentException if the prefix length is not in 0 to 128
     */
    public Stream<Cidr> freeBlocks(int prefixLength) {
        requireLength(prefixLength, IpFamily.IPV6);
        int characteristics = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(
                () -> Spliterators.spliteratorUnknownSize(new AlignedBlocks(cidrs, prefixLength), characteristics),
                characteristics,
                false);
    }

    /**
     * Returns the lowest block of this family and prefix length that lies in the set as a whole, if there is one.
     *
     * @throws IllegalArgumentException if the prefix length is not in 0 to {@link IpFamily#bits}
     */
    public Optional<Cidr> firstFree(IpFamily family, int prefixLength) {
        requireLength(prefixLength, family);
        return cidrs.stream()
                .filter(member -> member.family() == family && member.prefixLength() <= prefixLength)
                .findFirst()
                .map(member -> Cidr.of(member.network(), prefixLength));
    }

    private static void requireLength(int prefixLength, IpFamily family) {
        if (prefixLength < 0 || prefixLength > family.bits()) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not in 0 to " + family.bits());
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CidrSet that && cidrs.equals(that.cidrs);
    }

    @Override
    public int hashCode() {
        return cidrs.hashCode();
    }

    /** Returns the blocks of {@link #cidrs} in brackets, such as {@code [10.0.0.0/9, fd00::/8]}. */
    @Override
    public String toString() {
        return cidrs.toString();
    }
}
