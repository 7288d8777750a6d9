// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 block without host bits, such as {@code 10.100.0.0/16} or {@code fd00:10::/48}: all addresses, from
 * {@link #network} to {@link #last}, both included, that share the first {@link #prefixLength} bits.
 *
 * <p>Two blocks either nest or are disjoint. Blocks of different families are disjoint, also where one is of IPv4-mapped
 * addresses.
 *
 * <p>Ordered by family, IPv4 first, then by network, then the larger block first, so that a block precedes whatever it
 * contains; consistent with {@link #equals}. Immutable and thread-safe.
 */
public final class Cidr implements Comparable<Cidr> {
    // Flat, and not an IpAddress inside: a million blocks are 40 MB instead of 56.
    private final IpFamily family;
    private final long high;
    private final long low;
    private final int prefixLength;

    private Cidr(IpFamily family, long high, long low, int prefixLength) {
        this.family = family;
        this.high = high;
        this.low = low;
        this.prefixLength = prefixLength;
    }

    /**
     * Returns the block of this network and prefix length.
     *
     * @throws IllegalArgumentException if the prefix length is not in 0 to {@link IpFamily#bits}, or if the address has
     *     bits set beyond it, as Kubernetes has it: "must not have bits set beyond the prefix length"
     */
    public static Cidr of(IpAddress network, int prefixLength) {
        requireNonNull(network, "network");
        if (prefixLength < 0 || prefixLength > network.family().bits()) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " of " + network + " is not in 0 to "
                    + network.family().bits());
        }
        if (hasHostBits(network, prefixLength)) {
            throw new IllegalArgumentException(network + "/" + prefixLength + " has host bits set; did you mean "
                    + around(network, prefixLength) + "?");
        }
        return around(network, prefixLength);
    }

    /** Returns the block of this prefix length, in bounds, that contains the address. */
    static Cidr around(IpAddress address, int prefixLength) {
        return new Cidr(
                address.family(),
                address.high() & Mask.high(prefixLength),
                address.low() & Mask.low(prefixLength),
                prefixLength);
    }

    static boolean hasHostBits(IpAddress address, int prefixLength) {
        return ((address.high() & ~Mask.high(prefixLength)) | (address.low() & ~Mask.low(prefixLength))) != 0;
    }

    /**
     * Returns the block that the text says: an address as {@link IpAddress#parse} reads it, a slash, and the prefix
     * length in decimal without leading zeros.
     *
     * @throws IllegalArgumentException if the text is anything else or has host bits set; the message shows the bad part
     *     and the whole text, and a suggestion where one can be made
     */
    public static Cidr parse(String text) {
        requireNonNull(text, "text");
        CidrReader reader = new CidrReader(text);
        Cidr cidr = reader.cidr();
        if (cidr == null) {
            throw new IllegalArgumentException(reader.problem() + Suggestion.ofCidr(text));
        }
        return cidr;
    }

    /** Returns what {@link #parse} returns, or nothing where it throws. */
    public static Optional<Cidr> tryParse(String text) {
        requireNonNull(text, "text");
        return Optional.ofNullable(new CidrReader(text).cidr());
    }

    /** Returns the family; a block of IPv4-mapped addresses is of IPv6. */
    public IpFamily family() {
        return family;
    }

    /** Returns the first address. */
    public IpAddress network() {
        return IpAddress.ofWords(family, high, low);
    }

    /** Returns the last address, in IPv4 the broadcast address. */
    public IpAddress last() {
        return IpAddress.ofWords(
                family,
                high | (~Mask.high(prefixLength) & Mask.high(family.bits())),
                low | (~Mask.low(prefixLength) & Mask.low(family.bits())));
    }

    /** Returns how many leading bits all addresses share, 0 to {@link IpFamily#bits}. */
    public int prefixLength() {
        return prefixLength;
    }

    /** Returns how many addresses there are, first and last included: a power of two, at least 1. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(family.bits() - prefixLength);
    }

    /** Returns whether the address is of this family and in this block. */
    public boolean contains(IpAddress address) {
        return family == address.family() && sharesPrefix(address.high(), address.low());
    }

    /** Returns whether every address of the other block is in this one; a block contains itself. */
    public boolean contains(Cidr other) {
        return family == other.family && prefixLength <= other.prefixLength && sharesPrefix(other.high, other.low);
    }

    /** Returns whether any address is in both; true exactly when one block contains the other. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    private boolean sharesPrefix(long otherHigh, long otherLow) {
        return (((high ^ otherHigh) & Mask.high(prefixLength)) | ((low ^ otherLow) & Mask.low(prefixLength))) == 0;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** Returns the block twice as large; not for a prefix length of 0. */
    Cidr parent() {
        int shorter = prefixLength - 1;
        return new Cidr(family, high & Mask.high(shorter), low & Mask.low(shorter), shorter);
    }

    /** Returns the half with the lower addresses; not for a single address. */
    Cidr lowerHalf() {
        return new Cidr(family, high, low, prefixLength + 1);
    }

    /** Returns the half with the higher addresses; not for a single address. */
    Cidr upperHalf() {
        int longer = prefixLength + 1;
        long highBit = Mask.high(longer) & ~Mask.high(prefixLength);
        long lowBit = Mask.low(longer) & ~Mask.low(prefixLength);
        return new Cidr(family, high | highBit, low | lowBit, longer);
    }

    /** Returns the next block of the same size, or null after the last of all addresses. */
    @Nullable
    Cidr next() {
        Cidr block = this;
        // As one adds 1 in binary: climb while this is the upper half, then step to the other half, then descend.
        while (block.prefixLength > 0) {
            Cidr parent = block.parent();
            Cidr upper = parent.upperHalf();
            if (!upper.equals(block)) {
                return new Cidr(family, upper.high, upper.low, prefixLength);
            }
            block = parent;
        }
        return null;
    }

    @Override
    public int compareTo(Cidr other) {
        int byFamily = family.compareTo(other.family);
        int byHigh = byFamily != 0 ? byFamily : Long.compareUnsigned(high, other.high);
        int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        return byLow != 0 ? byLow : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr that
                && family == that.family
                && high == that.high
                && low == that.low
                && prefixLength == that.prefixLength;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * Long.hashCode(high) + Long.hashCode(low)) + family.bits()) + prefixLength;
    }

    /** Returns the canonical text, which {@link #parse} reads: {@link IpAddress#toString}, a slash, the prefix length. */
    @Override
    public String toString() {
        return network() + "/" + prefixLength;
    }
}
