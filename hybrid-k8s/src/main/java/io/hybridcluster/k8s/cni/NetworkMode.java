// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.List;

/**
 * How a network plug-in carries packets from node to node, as far as it can be seen.
 *
 * <p>It decides what a hybrid cluster looks like: over a routed network cloud nodes run Terway; an overlay may run on them as
 * it does everywhere (ACK: Hybrid network overview).
 *
 * @param kind how
 * @param reason by what it is seen, on one line
 */
public record NetworkMode(Kind kind, String reason) {
    /** The ways. */
    public enum Kind {
        /** Addresses of pods are routed by the network that the nodes are in. */
        ROUTED,

        /** Packets are wrapped into others between the nodes. */
        OVERLAY,

        /** Nothing that was read tells. */
        UNKNOWN
    }

    public NetworkMode {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
    }

    /**
     * Returns how this plug-in works.
     *
     * @param plugin what the workload is
     * @param workload the DaemonSet or Installation
     * @param all every object that was read: IP pools and ConfigMaps tell more than the DaemonSet does
     */
    public static NetworkMode of(KnownWorkload plugin, KubernetesObject workload, List<KubernetesObject> all) {
        requireNonNull(plugin, "plugin");
        requireNonNull(workload, "workload");
        return new ModeReader(workload, List.copyOf(requireNonNull(all, "all"))).read(plugin);
    }

    static NetworkMode routed(String reason) {
        return new NetworkMode(Kind.ROUTED, reason);
    }

    static NetworkMode overlay(String reason) {
        return new NetworkMode(Kind.OVERLAY, reason);
    }

    static NetworkMode unknown(String reason) {
        return new NetworkMode(Kind.UNKNOWN, reason);
    }

    /** Returns how and by what, such as {@code OVERLAY: IPPool a has ipipMode Always}. */
    @Override
    public String toString() {
        return kind + ": " + reason;
    }
}
