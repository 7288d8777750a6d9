// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Optional;

/** The ipaddress library as a second opinion, told to be as strict as it can be. */
final class Ipaddress {
    private static final IPAddressStringParameters STRICT = strict(false);
    private static final IPAddressStringParameters STRICT_BUT_ZERO_LENGTH = strict(true);

    private Ipaddress() {}

    private static IPAddressStringParameters strict(boolean zeroLength) {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .setEmptyAsLoopback(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE);
        builder.getIPv4AddressParametersBuilder()
                .allow_inet_aton(false)
                .allowLeadingZeros(false)
                .allowUnlimitedLeadingZeros(false)
                .allowPrefixLengthLeadingZeros(zeroLength)
                .allowPrefixesBeyondAddressSize(false)
                .allowBinary(false);
        builder.getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .allowBinary(false)
                .allowUnlimitedLeadingZeros(false)
                .allowPrefixLengthLeadingZeros(zeroLength)
                .allowPrefixesBeyondAddressSize(false)
                .getEmbeddedIPv4AddressParametersBuilder()
                .allow_inet_aton(false)
                .allowLeadingZeros(false)
                .allowUnlimitedLeadingZeros(false)
                .allowBinary(false);
        return builder.toParams();
    }

    /** Returns the block that the library reads, or nothing where it refuses, has no prefix length or has host bits. */
    static Optional<IPAddress> block(String text) {
        return read(text).filter(address -> address.isPrefixed() && address.isPrefixBlock());
    }

    /** Returns the address that the library reads, or nothing where it refuses. */
    static Optional<IPAddress> address(String text) {
        return read(text).filter(address -> !address.isPrefixed());
    }

    private static Optional<IPAddress> read(String text) {
        // Whatever it is told, it strips blanks, takes the length 0 for one with a leading zero, and lets the number of
        // a
        // long length overflow: on ::/ and 107 times 2 it throws ArrayIndexOutOfBoundsException.
        int lengthDigits = text.length() - 1 - text.indexOf('/');
        if (text.chars().anyMatch(c -> c <= ' ') || (text.indexOf('/') >= 0 && lengthDigits > 9)) {
            return Optional.empty();
        }
        boolean zeroLength = text.endsWith("/0");
        return Optional.ofNullable(
                new IPAddressString(text, zeroLength ? STRICT_BUT_ZERO_LENGTH : STRICT).getAddress());
    }

    static IPAddress of(Cidr cidr) {
        return block(cidr.toString()).orElseThrow();
    }

    static Cidr cidr(IPAddress block) {
        return Cidr.parse(block.toPrefixBlock().toCanonicalString());
    }
}
