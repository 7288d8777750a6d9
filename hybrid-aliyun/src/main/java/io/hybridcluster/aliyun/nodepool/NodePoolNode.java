// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.live.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a pool as it is now (Container Service: DescribeClusterNodes). Immutable and thread-safe. */
public final class NodePoolNode {
    private final Optional<String> name;
    private final Optional<String> instanceId;
    private final InstanceState state;
    private final NodeStatus status;
    private final Optional<String> instanceType;
    private final ImmutableList<String> addresses;
    private final Optional<String> errorMessage;

    private NodePoolNode(ApiAnswer answer) {
        this.name = answer.findText("node_name");
        this.instanceId = answer.findText("instance_id");
        this.state = answer.findText("state").map(InstanceState::of).orElse(InstanceState.UNKNOWN);
        this.status = answer.findText("node_status").map(NodeStatus::of).orElse(NodeStatus.UNKNOWN);
        this.instanceType = answer.findText("instance_type");
        this.addresses = ImmutableList.copyOf(answer.texts("ip_address"));
        this.errorMessage = answer.findText("error_message");
    }

    /**
     * Returns the node of an item of DescribeClusterNodes.
     *
     * @throws IllegalArgumentException if a member has another shape than it should have
     */
    public static NodePoolNode from(ApiAnswer answer) {
        return new NodePoolNode(requireNonNull(answer, "answer"));
    }

    /** Returns the node's name in the cluster, such as {@code cn-hangzhou.10.10.24.7}, once it has one. */
    public Optional<String> name() {
        return name;
    }

    /** Returns the id of its instance, once there is one. */
    public Optional<String> instanceId() {
        return instanceId;
    }

    /** Returns where its instance is. */
    public InstanceState state() {
        return state;
    }

    /** Returns what the cluster knows of it. */
    public NodeStatus status() {
        return status;
    }

    /** Returns its instance type. */
    public Optional<String> instanceType() {
        return instanceType;
    }

    /** Returns its addresses, in the cloud's order. */
    public List<String> addresses() {
        return addresses;
    }

    /** Returns why it failed, in the cloud's words; not to be logged unseen, since it may quote what a script printed. */
    public Optional<String> errorMessage() {
        return errorMessage;
    }

    /** Returns whether it could not be made or set up. */
    public boolean hasFailed() {
        return state == InstanceState.FAILED || errorMessage.isPresent();
    }

    /** Returns by what it can be told: its name, else its instance. */
    public String shown() {
        return name.or(() -> instanceId).map(Shown::name).orElse("(without a name)");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePoolNode that
                && name.equals(that.name)
                && instanceId.equals(that.instanceId)
                && state == that.state
                && status == that.status
                && instanceType.equals(that.instanceType)
                && addresses.equals(that.addresses)
                && errorMessage.equals(that.errorMessage);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + instanceId.hashCode();
    }

    /** Returns name, instance state and status, never the error message. */
    @Override
    public String toString() {
        return "node " + shown() + " " + state + ", " + status;
    }
}
