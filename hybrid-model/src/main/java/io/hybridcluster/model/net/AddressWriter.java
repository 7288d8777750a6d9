// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

/** Writes an address in its one canonical form. */
final class AddressWriter {
    private static final int GROUPS = 8;

    private AddressWriter() {}

    static String text(IpAddress address) {
        StringBuilder out = new StringBuilder(39);
        if (address.family() == IpFamily.IPV4) {
            dotted(out, (int) (address.high() >>> 32));
        } else if (address.high() == 0 && address.low() >>> 32 == 0xffff) {
            // RFC 5952, section 5: the dotted tail where the prefix says that the address is IPv4-mapped.
            dotted(out.append("::ffff:"), (int) address.low());
        } else {
            grouped(out, address);
        }
        return out.toString();
    }

    private static void dotted(StringBuilder out, int bits) {
        out.append(bits >>> 24)
                .append('.')
                .append(bits >>> 16 & 0xff)
                .append('.')
                .append(bits >>> 8 & 0xff)
                .append('.')
                .append(bits & 0xff);
    }

    private static void grouped(StringBuilder out, IpAddress address) {
        int gapStart = -1;
        // A single zero group is written as 0 (RFC 5952, section 4.2.2); of equal runs the first is shortened (4.2.3).
        int gapLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int length = zeroRun(address, start);
            if (length > gapLength) {
                gapStart = start;
                gapLength = length;
            }
        }
        for (int at = 0; at < GROUPS; at++) {
            if (at == gapStart) {
                out.append("::");
                at += gapLength - 1;
                continue;
            }
            if (at > 0 && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(group(address, at)));
        }
    }

    private static int zeroRun(IpAddress address, int start) {
        int at = start;
        while (at < GROUPS && group(address, at) == 0) {
            at++;
        }
        return at - start;
    }

    private static int group(IpAddress address, int at) {
        long word = at < 4 ? address.high() : address.low();
        return (int) (word >>> (48 - 16 * (at & 3))) & 0xffff;
    }
}
