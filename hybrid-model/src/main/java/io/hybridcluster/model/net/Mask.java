// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

/**
 * The network bits of a prefix length as two words of a left-aligned address.
 *
 * <p>Addresses of both families start at the top bit of the high word, so that one mask serves both.
 */
final class Mask {
    private Mask() {}

    /** Returns the mask of the first 64 bits. */
    static long high(int prefixLength) {
        // A shift by 64 is a shift by 0 in Java.
        return prefixLength == 0 ? 0 : -1L << (64 - Math.min(prefixLength, 64));
    }

    /** Returns the mask of the last 64 bits. */
    static long low(int prefixLength) {
        return prefixLength <= 64 ? 0 : -1L << (128 - prefixLength);
    }
}
