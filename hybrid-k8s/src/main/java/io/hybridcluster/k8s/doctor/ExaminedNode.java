// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.node.NodeSide;

/** A node, where it is, and how many pods with an address of their own were seen on it. */
final class ExaminedNode {
    private final LiveNode node;
    private final NodeSide side;
    private int pods;

    ExaminedNode(LiveNode node, NodeSide side) {
        this.node = node;
        this.side = side;
    }

    void countPod() {
        pods++;
    }

    LiveNode node() {
        return node;
    }

    NodeSide side() {
        return side;
    }

    int pods() {
        return pods;
    }
}
