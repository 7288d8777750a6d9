// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Guesses what a refused text was meant to say. A guess is only ever shown, never used, and is itself accepted by the
 * strict grammar.
 */
final class Suggestion {
    /** Far more than a slip of the hand adds to an address of at most 49 characters. */
    private static final int LONGEST = 200;

    private Suggestion() {}

    /** Returns the end of a message, such as {@code "; did you mean 10.0.0.0/8?"}, or nothing. */
    static String ofCidr(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        String plain = plain(text);
        int slash = plain.indexOf('/');
        String network = withoutZone(slash < 0 ? plain : plain.substring(0, slash));
        String length = slash < 0 ? "" : plain.substring(slash + 1);
        IpAddress address = network.indexOf(':') < 0 ? ipv4(network, true) : ipv6(network, true);
        if (address == null) {
            return "";
        }
        int prefixLength =
                length.isEmpty() ? impliedLength(network, address.family()) : length(length, address.family());
        return prefixLength < 0 ? "" : ended(Cidr.around(address, prefixLength));
    }

    /** Returns the end of a message, such as {@code "; did you mean 10.0.0.1?"}, or nothing. */
    static String ofAddress(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        String plain = plain(text);
        int slash = plain.indexOf('/');
        String host = withoutZone(slash < 0 ? plain : plain.substring(0, slash));
        IpAddress address = host.indexOf(':') < 0 ? ipv4(host, false) : ipv6(host, false);
        return address == null ? "" : ended(address);
    }

    private static String ended(Object guess) {
        return "; did you mean " + guess + "?";
    }

    /** Returns the text with full-width forms as ASCII, the ideographic full stop too, and without blanks and brackets. */
    private static String plain(String text) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u3002', '.')
                .strip();
        if (ascii.indexOf('/') < 0) {
            // The way of routers: 10.0.0.0 255.0.0.0.
            ascii = ascii.replaceFirst("\\s+", "/");
        }
        StringBuilder out = new StringBuilder(ascii.length());
        for (int at = 0; at < ascii.length(); at++) {
            char c = ascii.charAt(at);
            boolean unseen = Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.CONTROL;
            if (!unseen && c != '[' && c != ']') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String withoutZone(String address) {
        int percent = address.indexOf('%');
        return percent < 0 ? address : address.substring(0, percent);
    }

    /**
     * Reads octets that are hexadecimal or have leading zeros or a sign, those as decimal. In a block, the octets that a
     * short form leaves out are zeros at its end, as routers have it; for an address nothing is guessed, since the C
     * library would put them in the middle.
     */
    private static @Nullable IpAddress ipv4(String text, boolean fill) {
        String[] octets = text.split("\\.", -1);
        boolean complete = fill ? octets.length <= 4 : octets.length == 4;
        long bits = 0;
        for (int at = 0; complete && at < 4; at++) {
            int octet = at < octets.length ? number(octets[at]) : 0;
            if (octet < 0 || octet > 255) {
                return null;
            }
            bits = bits << 8 | octet;
        }
        return complete ? IpAddress.ofWords(IpFamily.IPV4, bits << 32, 0) : null;
    }

    /** Reads groups with too many leading zeros; in a block, those that are missing are zeros at its end. */
    private static @Nullable IpAddress ipv6(String text, boolean fill) {
        String groups = withoutDots(text).replaceAll("(^|:)0+(?=[0-9A-Fa-f]{1,4}(:|$))", "$1");
        IpAddress whole = read(groups);
        if (whole != null) {
            return whole;
        }
        if (groups.contains("::")) {
            // Perhaps eight groups and a :: that would stand for none.
            String full = groups.replaceFirst("::$|^::", "").replaceFirst("::", ":");
            return full.contains("::") ? null : read(full);
        }
        return fill && text.indexOf('.') < 0 ? read(groups.replaceFirst(":$", "") + "::") : null;
    }

    /** Returns the text with a dotted tail as two groups. */
    private static String withoutDots(String text) {
        int tail = text.lastIndexOf(':') + 1;
        IpAddress dotted = text.indexOf('.', tail) < 0 ? null : ipv4(text.substring(tail), false);
        if (dotted == null) {
            return text;
        }
        int bits = (int) (dotted.high() >>> 32);
        return text.substring(0, tail) + Integer.toHexString(bits >>> 16) + ":" + Integer.toHexString(bits & 0xffff);
    }

    private static @Nullable IpAddress read(String text) {
        return new AddressReader(text, text.length()).address();
    }

    private static int length(String text, IpFamily family) {
        if (text.indexOf('.') >= 0 || text.indexOf(':') >= 0) {
            IpAddress mask = read(text);
            return mask == null || mask.family() != family ? -1 : maskLength(mask);
        }
        int length = number(text);
        return length > family.bits() ? -1 : length;
    }

    /** Returns the length of a netmask such as 255.255.0.0, or of a router's inverted one such as 0.0.255.255, or -1. */
    private static int maskLength(IpAddress mask) {
        int bits = mask.family().bits();
        for (int length = 0; length <= bits; length++) {
            Cidr zeros = Cidr.around(IpAddress.ofWords(mask.family(), 0, 0), length);
            Cidr ones = Cidr.around(IpAddress.ofWords(mask.family(), Mask.high(bits), Mask.low(bits)), length);
            if (mask.equals(ones.network()) || mask.equals(zeros.last())) {
                return length;
            }
        }
        return -1;
    }

    /** Returns the length that is meant where none is said: one address, or the octets that a short form spells out. */
    private static int impliedLength(String network, IpFamily family) {
        return family == IpFamily.IPV4 ? 8 * network.split("\\.", -1).length : family.bits();
    }

    private static int number(String text) {
        String unsigned = text.startsWith("+") ? text.substring(1) : text;
        boolean hex = unsigned.startsWith("0x") || unsigned.startsWith("0X");
        String digits = (hex ? unsigned.substring(2) : unsigned).replaceFirst("^0+(?=.)", "");
        if (!digits.matches(hex ? "[0-9A-Fa-f]{1,2}" : "[0-9]{1,3}")) {
            return -1;
        }
        return Integer.parseInt(digits, hex ? 16 : 10);
    }
}
