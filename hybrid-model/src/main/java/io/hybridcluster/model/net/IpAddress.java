// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address without a zone, such as {@code 10.200.1.253} or {@code fd00::1}.
 *
 * <p>An IPv4-mapped address such as {@code ::ffff:1.2.3.4} is an IPv6 address and differs from {@code 1.2.3.4}.
 *
 * <p>Ordered by family, IPv4 first, then by number; consistent with {@link #equals}. Immutable and thread-safe.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private final IpFamily family;

    /** The address starts at the top bit of {@code high}, in both families. */
    private final long high;

    private final long low;

    private IpAddress(IpFamily family, long high, long low) {
        this.family = family;
        this.high = high;
        this.low = low;
    }

    static IpAddress ofWords(IpFamily family, long high, long low) {
        return new IpAddress(family, high, low);
    }

    /**
     * Returns the address that the text says, in strict ASCII.
     *
     * <p>IPv4 is four decimal octets without leading zeros. IPv6 is any text form of RFC 4291 section 2.2: eight groups,
     * {@code ::} once for one or more groups, the last two groups as IPv4 if you like, either case.
     *
     * @throws IllegalArgumentException if the text is anything else; the message shows the bad part and the whole text,
     *     and a suggestion where one can be made
     */
    public static IpAddress parse(String text) {
        requireNonNull(text, "text");
        AddressReader reader = AddressReader.ofAddress(text);
        IpAddress address = reader.address();
        if (address == null) {
            throw new IllegalArgumentException(reader.problem() + Suggestion.ofAddress(text));
        }
        return address;
    }

    /** Returns what {@link #parse} returns, or nothing where it throws. */
    public static Optional<IpAddress> tryParse(String text) {
        requireNonNull(text, "text");
        return Optional.ofNullable(AddressReader.ofAddress(text).address());
    }

    /** Returns the family; an IPv4-mapped address is of IPv6. */
    public IpFamily family() {
        return family;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        int byHigh = byFamily != 0 ? byFamily : Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && family == that.family && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(high) + Long.hashCode(low)) + family.bits();
    }

    /**
     * Returns the canonical text, which {@link #parse} reads: dotted decimal, or the IPv6 form of RFC 5952 (lower case,
     * the longest run of zero groups as {@code ::}, IPv4-mapped addresses with a dotted tail).
     */
    @Override
    public String toString() {
        return AddressWriter.text(this);
    }
}
