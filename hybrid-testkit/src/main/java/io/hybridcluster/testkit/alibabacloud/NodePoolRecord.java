// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node pool. Mutable state of the fake. */
final class NodePoolRecord {
    final String id;
    final String scalingGroup;
    final Instant created;
    final long made;
    Instant updated;
    /** As it was sent, with what was modified since: nodepool_info, scaling_group, kubernetes_config and so on. */
    final Map<String, @Nullable Object> settings;

    final List<NodePoolNode> nodes = new ArrayList<>();
    /** Nodes of running tasks that are yet to come. */
    int coming;

    NodePoolRecord(String id, String scalingGroup, Instant created, long made, Map<String, @Nullable Object> settings) {
        this.id = id;
        this.scalingGroup = scalingGroup;
        this.created = created;
        this.updated = created;
        this.made = made;
        this.settings = settings;
    }

    String name() {
        return Trees.text(settings, "nodepool_info", "name");
    }

    int desired() {
        return (int) Trees.number(settings, 0, "scaling_group", "desired_size");
    }

    void desire(int size) {
        Trees.need(settings, "scaling_group").put("desired_size", (long) size);
    }

    List<String> texts(String group, String member) {
        return Trees.list(settings, group, member).stream().map(String::valueOf).toList();
    }

    /** Returns how many nodes it has or will have, those that are going left out. */
    int size() {
        return coming + (int) nodes.stream().filter(node -> !node.removing).count();
    }
}
