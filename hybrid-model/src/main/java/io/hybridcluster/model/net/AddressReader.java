// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import org.jspecify.annotations.Nullable;

/**
 * Reads one address in strict ASCII: the only grammar of addresses here. One use, one thread.
 *
 * <p>Either there is an address or there is a problem, never both. A refusal costs no exception, so that a caller may try
 * a million lines.
 */
final class AddressReader {
    private static final int GROUPS = 8;

    private final String text;
    private final int end;
    private final @Nullable IpAddress address;
    private @Nullable String problem;

    /** Reads {@code text} up to {@code end}; the rest is only shown in the problem. */
    AddressReader(String text, int end) {
        this.text = text;
        this.end = end;
        this.address = read();
    }

    static AddressReader ofAddress(String text) {
        AddressReader reader = new AddressReader(text, text.length());
        if (reader.address == null && text.indexOf('/') >= 0) {
            reader.problem = Quotation.of(text) + " is a block and not an address";
        }
        return reader;
    }

    @Nullable
    IpAddress address() {
        return address;
    }

    @Nullable
    String problem() {
        return problem;
    }

    private @Nullable IpAddress read() {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c >= 0x7f) {
                refuse("bad character " + Quotation.ofCharacter(c), "only ASCII without blanks is read");
                return null;
            }
        }
        if (end == 0) {
            refuse("bad address \"\"", "it is empty");
            return null;
        }
        if (contains(':', 0)) {
            return ipv6();
        }
        if (contains('.', 0) || isDigit(text.charAt(0))) {
            long bits = ipv4(0);
            return bits < 0 ? null : IpAddress.ofWords(IpFamily.IPV4, bits << 32, 0);
        }
        refuseAddress("it is neither IPv4, as 10.0.0.1 is, nor IPv6, as fd00::1 is");
        return null;
    }

    /** Returns the 32 bits of the dotted quad from {@code start} to the end, or -1. */
    private long ipv4(int start) {
        long bits = 0;
        int octets = 0;
        int stop;
        for (int at = start; at <= end; at = stop + 1) {
            stop = next('.', at);
            int octet = octet(at, stop);
            if (octet < 0) {
                return -1;
            }
            bits = bits << 8 | octet;
            octets++;
        }
        if (octets != 4) {
            refuse(
                    "bad address " + part(start, end),
                    "it has " + octets + (octets == 1 ? " octet" : " octets") + " instead of 4");
            return -1;
        }
        return bits;
    }

    private int octet(int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (!isDigit(c)) {
                return refuse("bad octet " + part(from, to), "an octet is a decimal number from 0 to 255");
            }
            value = Math.min(10 * value + c - '0', 256);
        }
        if (from == to) {
            return refuse("bad octet \"\"", "it is empty");
        }
        if (to - from > 1 && text.charAt(from) == '0') {
            return refuse("bad octet " + part(from, to), "a leading zero is read as octal by some programs");
        }
        return value > 255 ? refuse("bad octet " + part(from, to), "it is above 255") : value;
    }

    private @Nullable IpAddress ipv6() {
        if (contains('%', 0)) {
            refuse("bad zone " + part(text.indexOf('%'), end), "an address has no zone here");
            return null;
        }
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < end || gap < 0) {
            int stop = next(':', at);
            boolean dotted = stop == end && contains('.', at);
            if (count + (dotted ? 2 : 1) > GROUPS) {
                refuseAddress("it has more than 8 groups");
                return null;
            }
            if (dotted) {
                long tail = ipv4(at);
                if (tail < 0) {
                    return null;
                }
                groups[count++] = (int) (tail >>> 16);
                groups[count++] = (int) tail & 0xffff;
                break;
            }
            int group = group(at, stop);
            if (group < 0) {
                return null;
            }
            groups[count++] = group;
            if (stop == end) {
                break;
            }
            at = stop + 1;
            if (at < end && text.charAt(at) == ':') {
                if (gap >= 0) {
                    refuseAddress("it has more than one ::");
                    return null;
                }
                gap = count;
                at++;
            } else if (at == end) {
                refuseAddress("it ends with a single :");
                return null;
            }
        }
        return ipv6(groups, count, gap);
    }

    private @Nullable IpAddress ipv6(int[] groups, int count, int gap) {
        if (gap < 0 && count != GROUPS) {
            refuseAddress("it has " + count + (count == 1 ? " group" : " groups") + " instead of 8 and no ::");
            return null;
        }
        if (gap >= 0 && count == GROUPS) {
            refuseAddress("it has 8 groups, so there are none left that :: could stand for");
            return null;
        }
        long high = 0;
        long low = 0;
        int zeros = GROUPS - count;
        for (int at = 0; at < GROUPS; at++) {
            int group = gap < 0 || at < gap ? groups[at] : at < gap + zeros ? 0 : groups[at - zeros];
            high = high << 16 | low >>> 48;
            low = low << 16 | group;
        }
        return IpAddress.ofWords(IpFamily.IPV6, high, low);
    }

    private int group(int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            // Past the ASCII check above, Character.digit knows no other digits than 0-9, a-f and A-F.
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                return refuse("bad group " + part(from, to), "a group is 1 to 4 hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        if (from == to || to - from > 4) {
            return refuse("bad group " + part(from, to), "a group is 1 to 4 hexadecimal digits");
        }
        return value;
    }

    private int refuse(String bad, String rule) {
        problem = bad + " in " + Quotation.of(text) + ": " + rule;
        return -1;
    }

    private void refuseAddress(String rule) {
        refuse("bad address " + part(0, end), rule);
    }

    private String part(int from, int to) {
        return Quotation.of(text.substring(from, to));
    }

    private boolean contains(char c, int from) {
        return next(c, from) < end;
    }

    /** Returns where the character is next, or the end. */
    private int next(char c, int from) {
        int at = text.indexOf(c, from);
        return at < 0 || at > end ? end : at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
