// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** What joins the data centre with the VPC. */
public enum InterconnectType implements Named {
    /** Cloud Enterprise Network, with a virtual border router behind it; the guide's own way. */
    CEN("cen"),

    /** A virtual border router of Express Connect, connected to the VPC directly. */
    EXPRESS_CONNECT("express-connect"),

    /** An IPsec VPN gateway. */
    VPN_GATEWAY("vpn-gateway");

    private final String text;

    InterconnectType(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static InterconnectType parse(String text) {
        return Named.parse(InterconnectType.class, "interconnect type", text);
    }

    /** Returns what ids of this type start with. */
    String idPrefix() {
        return switch (this) {
            case CEN -> "cen-";
            case EXPRESS_CONNECT -> "vbr-";
            case VPN_GATEWAY -> "vpn-";
        };
    }

    /** Returns the name in the plan file. */
    @Override
    public String text() {
        return text;
    }

    /** Returns the name in the plan file. */
    @Override
    public String toString() {
        return text;
    }
}
