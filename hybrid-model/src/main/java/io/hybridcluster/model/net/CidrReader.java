// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import org.jspecify.annotations.Nullable;

/** Reads one block in strict ASCII: an address, a slash, a prefix length, no host bits. One use, one thread. */
final class CidrReader {
    private final String text;
    private final @Nullable Cidr cidr;
    private @Nullable String problem;

    CidrReader(String text) {
        this.text = text;
        this.cidr = read();
    }

    @Nullable
    Cidr cidr() {
        return cidr;
    }

    @Nullable
    String problem() {
        return problem;
    }

    private @Nullable Cidr read() {
        int slash = text.indexOf('/');
        AddressReader reader = new AddressReader(text, slash < 0 ? text.length() : slash);
        IpAddress address = reader.address();
        if (address == null) {
            problem = reader.problem();
            return null;
        }
        if (slash < 0) {
            problem = Quotation.of(text) + " has no prefix length";
            return null;
        }
        int prefixLength = prefixLength(slash + 1, address.family().bits());
        if (prefixLength < 0) {
            return null;
        }
        if (Cidr.hasHostBits(address, prefixLength)) {
            problem = text + " has host bits set";
            return null;
        }
        return Cidr.of(address, prefixLength);
    }

    private int prefixLength(int from, int most) {
        if (text.indexOf('.', from) >= 0 || text.indexOf(':', from) >= 0) {
            return refuse(from, "a netmask is not read");
        }
        int value = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return refuse(from, "it is not a decimal number");
            }
            value = Math.min(10 * value + c - '0', 1000);
        }
        if (from == text.length()) {
            return refuse(from, "it is empty");
        }
        if (text.charAt(from) == '0' && text.length() - from > 1) {
            return refuse(from, "it has a leading zero");
        }
        return value > most ? refuse(from, "it is above " + most) : value;
    }

    private int refuse(int from, String rule) {
        problem = "bad prefix length " + Quotation.of(text.substring(from)) + " in " + Quotation.of(text) + ": " + rule;
        return -1;
    }
}
