// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registered cluster. Mutable state of the fake. */
final class ClusterRecord {
    final String id;
    final String name;
    final Instant created;
    final long made;
    /** What it was created with. */
    final Map<String, @Nullable Object> request;

    Instant updated;
    String state = "initial";
    String version = "";
    /** Whether the agent's tunnel goes over the private network. */
    boolean privateAgent;

    boolean deletionProtection;

    /** By name. */
    final Map<String, AddonRecord> addons = new LinkedHashMap<>();
    /** By id. */
    final Map<String, NodePoolRecord> pools = new LinkedHashMap<>();

    ClusterRecord(String id, String name, Instant created, long made, Map<String, @Nullable Object> request) {
        this.id = id;
        this.name = name;
        this.created = created;
        this.updated = created;
        this.made = made;
        this.request = request;
    }

    boolean isRunning() {
        return state.equals("running");
    }

    String region() {
        return text("region_id");
    }

    String text(String member) {
        return request.get(member) instanceof String text ? text : "";
    }

    List<NodePoolNode> nodes() {
        return pools.values().stream().flatMap(pool -> pool.nodes.stream()).toList();
    }
}
