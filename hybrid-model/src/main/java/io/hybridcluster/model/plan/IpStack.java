// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** Which IP families Terway gives to pods ({@code ip_stack}). */
public enum IpStack implements Named {
    /** IPv4 only; Terway's default. */
    IPV4("ipv4"),

    /** IPv4 and IPv6. IPv6 alone is not offered: Terway's daemon does not start with it. */
    DUAL("dual");

    private final String text;

    IpStack(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static IpStack parse(String text) {
        return Named.parse(IpStack.class, "IP stack", text);
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
