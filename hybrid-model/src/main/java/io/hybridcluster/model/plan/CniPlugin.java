// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** The network plugin of the data centre. */
public enum CniPlugin implements Named {
    /** Project Calico. */
    CALICO("calico"),

    /** Cilium. */
    CILIUM("cilium"),

    /** Flannel. */
    FLANNEL("flannel"),

    /** No plugin: pods use their node's network. */
    HOST_NETWORK("host-network");

    private final String text;

    CniPlugin(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static CniPlugin parse(String text) {
        return Named.parse(CniPlugin.class, "CNI plugin", text);
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
