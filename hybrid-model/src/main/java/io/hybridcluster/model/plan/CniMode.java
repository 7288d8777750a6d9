// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** How the data centre's network plugin carries packets between nodes (ACK: Hybrid network overview). */
public enum CniMode implements Named {
    /** Calico announces pod blocks to route reflectors; the guide's own mode. */
    BGP_ROUTE_REFLECTOR("bgp-route-reflector"),

    /** Calico announces pod blocks from every node to every node. */
    BGP_FULL_MESH("bgp-full-mesh"),

    /** Cilium announces pod blocks by BGP. */
    BGP("bgp"),

    /** Flannel writes a route for each node into every node. */
    HOST_GATEWAY("host-gw"),

    /** Pods use their node's addresses. */
    HOST_NETWORK("host-network"),

    /** Calico wraps packets in IP-in-IP. */
    IPIP("ipip"),

    /** Packets are wrapped in VXLAN. */
    VXLAN("vxlan"),

    /** Cilium wraps packets in Geneve. */
    GENEVE("geneve");

    private final String text;

    CniMode(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static CniMode parse(String text) {
        return Named.parse(CniMode.class, "CNI mode", text);
    }

    /**
     * Returns whether pods are carried in a tunnel, so that nothing outside the cluster can reach a pod address. On such
     * a network the same plugin runs on the cloud nodes, and neither Terway nor the affinity patch applies (ACK: Hybrid
     * network overview).
     */
    public boolean isOverlay() {
        return this == IPIP || this == VXLAN || this == GENEVE;
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
