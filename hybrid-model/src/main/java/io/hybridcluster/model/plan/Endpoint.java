// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.net.IpAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host and a TCP port, such as {@code 10.200.1.253:6443}, {@code [fd00::1]:6443} or {@code api.idc.example:6443}.
 *
 * @param host an IPv4 or IPv6 address in its canonical form, or a DNS name in lower case
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)*");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]*");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    /** @throws IllegalArgumentException if the host is neither an address nor a DNS name, or the port is out of range */
    public Endpoint {
        requireNonNull(host, "host");
        // What has digits and dots only is a mistyped address, never a name.
        if (host.indexOf(':') >= 0 || DIGITS_AND_DOTS.matcher(host).matches()) {
            host = IpAddress.parse(host).toString();
        } else if (!NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("host \"" + host
                    + "\" is neither an IP address nor a DNS name of lower-case letters, digits, \"-\" and \".\"");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not in 1..65535");
        }
    }

    /**
     * Returns the endpoint written {@code host:port}, an IPv6 address in brackets.
     *
     * @throws IllegalArgumentException if there is no port, or a part is wrong; the message shows which
     */
    public static Endpoint parse(String text) {
        requireNonNull(text, "text");
        int colon = text.lastIndexOf(':');
        // Brackets are for the colons of an IPv6 address only.
        boolean bracketed = text.startsWith("[") && text.indexOf(':') < colon && text.charAt(colon - 1) == ']';
        if (colon < 0 || (!bracketed && text.indexOf(':') != colon)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not host:port, such as 10.200.1.253:6443 or [fd00::1]:6443");
        }
        String port = text.substring(colon + 1);
        if (!PORT.matcher(port).matches()) {
            throw new IllegalArgumentException("port \"" + port + "\" in \"" + text + "\" is not a number in 1..65535");
        }
        String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
        return new Endpoint(host, Integer.parseInt(port));
    }

    /** Returns the address, or empty when the host is a DNS name: this library looks no name up. */
    public Optional<IpAddress> address() {
        return IpAddress.tryParse(host);
    }

    /** Returns {@code host:port}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
