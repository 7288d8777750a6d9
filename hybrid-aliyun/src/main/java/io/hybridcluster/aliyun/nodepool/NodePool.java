// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.live.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A node pool as it is now (Container Service: DescribeClusterNodePools, DescribeClusterNodePoolDetail). Immutable and
 * thread-safe.
 */
public final class NodePool {
    private final String id;
    private final String name;
    private final Optional<String> scalingGroupId;
    private final NodePoolState state;
    private final NodeCounts nodes;
    private final ImmutableList<NodePoolCondition> conditions;
    private final ImmutableMap<NodePoolSetting, List<String>> settings;

    private NodePool(ApiAnswer answer) {
        this.id = answer.text("nodepool_info", "nodepool_id");
        this.name = answer.text("nodepool_info", "name");
        this.scalingGroupId = answer.findText("scaling_group", "scaling_group_id");
        this.state = answer.findText("status", "state").map(NodePoolState::of).orElse(NodePoolState.UNKNOWN);
        this.nodes = NodeCounts.from(answer.member("status"));
        this.conditions = answer.list("status", "conditions").stream()
                .map(NodePoolCondition::from)
                .collect(ImmutableList.toImmutableList());
        this.settings = Maps.toMap(Arrays.asList(NodePoolSetting.values()), setting -> setting.in(answer));
    }

    /**
     * Returns the pool of an item of DescribeClusterNodePools, or of an answer of DescribeClusterNodePoolDetail.
     *
     * @throws IllegalArgumentException if it has no id or name, or a member has another shape than it should have
     */
    public static NodePool from(ApiAnswer answer) {
        return new NodePool(requireNonNull(answer, "answer"));
    }

    /** Returns its id, such as {@code np0123}. */
    public String id() {
        return id;
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns the id of its scaling group, once it has one. */
    public Optional<String> scalingGroupId() {
        return scalingGroupId;
    }

    /** Returns where it is. */
    public NodePoolState state() {
        return state;
    }

    /** Returns how many nodes it has. */
    public NodeCounts nodes() {
        return nodes;
    }

    /** Returns its conditions, in the cloud's order; none unless it was asked for by its id. */
    public List<NodePoolCondition> conditions() {
        return conditions;
    }

    /** Returns how many nodes it should have; empty if it is not kept at a number, as when it is scaled by ACK. */
    public OptionalLong desiredSize() {
        List<String> size = setting(NodePoolSetting.DESIRED_SIZE);
        return size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(size.get(0)));
    }

    /** Returns whether ACK scales it, by what pods ask for. */
    public boolean isAutoScaled() {
        return setting(NodePoolSetting.AUTO_SCALING).contains("true");
    }

    /** Returns the value of a setting, one text for each element; none if it has none. */
    public List<String> setting(NodePoolSetting setting) {
        return settings.getOrDefault(requireNonNull(setting, "setting"), List.of());
    }

    /** Returns whether nothing is being done to it, no node has failed and this many are healthy. */
    public boolean isReady(int healthy) {
        return state == NodePoolState.ACTIVE && nodes.failed() == 0 && nodes.healthy() >= healthy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePool that
                && id.equals(that.id)
                && name.equals(that.name)
                && scalingGroupId.equals(that.scalingGroupId)
                && state == that.state
                && nodes.equals(that.nodes)
                && conditions.equals(that.conditions)
                && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns name, id, state and counts. */
    @Override
    public String toString() {
        return "node pool " + Shown.name(name) + " (" + Shown.name(id) + ") " + state + ": " + nodes;
    }
}
