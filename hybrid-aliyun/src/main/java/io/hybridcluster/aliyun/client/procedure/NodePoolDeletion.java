// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.live.Shown;

/** The explicit wish that a node pool be gone. Immutable. */
public final class NodePoolDeletion {
    private final String name;
    private final boolean withNodes;

    private NodePoolDeletion(String name, boolean withNodes) {
        this.name = name;
        this.withNodes = withNodes;
    }

    /**
     * Returns the wish to delete a pool that has no nodes.
     *
     * @param name the pool's name
     * @param again the same, as whoever wishes it typed it
     * @throws IllegalArgumentException if they differ
     */
    public static NodePoolDeletion of(String name, String again) {
        if (!requireNonNull(name, "name").equals(requireNonNull(again, "again"))) {
            throw new IllegalArgumentException("node pool " + Shown.text(name) + " was confirmed as "
                    + Shown.text(again) + "; repeat its name to delete it");
        }
        return new NodePoolDeletion(name, false);
    }

    /** Returns the wish to delete it with the nodes that are left in it, which are not drained. */
    public NodePoolDeletion withNodes() {
        return new NodePoolDeletion(name, true);
    }

    String name() {
        return name;
    }

    boolean takesNodes() {
        return withNodes;
    }

    /** Returns the pool's name, and whether its nodes go too. */
    @Override
    public String toString() {
        return "delete node pool " + Shown.name(name) + (withNodes ? " with its nodes" : "");
    }
}
