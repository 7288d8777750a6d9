// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

/** The two address families, in the order in which their addresses sort. */
public enum IpFamily {
    /** Addresses of 32 bits (RFC 791). */
    IPV4(32),
    /** Addresses of 128 bits (RFC 4291), IPv4-mapped ones included. */
    IPV6(128);

    private final int bits;

    IpFamily(int bits) {
        this.bits = bits;
    }

    /** Returns how many bits an address has, which is also the longest prefix length: 32 or 128. */
    public int bits() {
        return bits;
    }
}
