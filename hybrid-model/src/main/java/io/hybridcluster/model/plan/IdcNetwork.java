// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.net.Cidr;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The data centre's side of the plan. Immutable and thread-safe. */
public final class IdcNetwork {
    /** Calico's default size of the block of pod addresses that it gives to a node (Calico: IPPool, {@code blockSize}). */
    public static final int DEFAULT_POD_BLOCK_SIZE = 26;

    private final ImmutableList<Cidr> nodeCidrs;
    private final ImmutableList<Cidr> podCidrs;
    private final Endpoint apiServer;
    private final Cni cni;
    private final @Nullable Integer nodeCount;
    private final int podBlockSize;

    private IdcNetwork(Builder builder) {
        this.nodeCidrs = builder.nodeCidrs;
        this.podCidrs = builder.podCidrs;
        this.apiServer = builder.apiServer;
        this.cni = builder.cni;
        this.nodeCount = builder.nodeCount;
        this.podBlockSize = builder.podBlockSize;
    }

    /**
     * Returns a builder.
     *
     * @param nodeCidrs the blocks of node addresses; at least one
     * @param podCidrs the blocks of pod addresses; at least one
     * @param apiServer where cloud nodes reach the API server
     * @param cni the network plugin
     * @throws IllegalArgumentException if a list is empty
     */
    public static Builder builder(List<Cidr> nodeCidrs, List<Cidr> podCidrs, Endpoint apiServer, Cni cni) {
        return new Builder(nodeCidrs, podCidrs, apiServer, cni);
    }

    /** Returns the blocks of node addresses. */
    public List<Cidr> nodeCidrs() {
        return nodeCidrs;
    }

    /** Returns the blocks of pod addresses. */
    public List<Cidr> podCidrs() {
        return podCidrs;
    }

    /** Returns where cloud nodes reach the API server. */
    public Endpoint apiServer() {
        return apiServer;
    }

    /** Returns the network plugin. */
    public Cni cni() {
        return cni;
    }

    /** Returns how many nodes the data centre has or will have, if the plan says so. */
    public OptionalInt nodeCount() {
        return nodeCount == null ? OptionalInt.empty() : OptionalInt.of(nodeCount);
    }

    /** Returns the prefix length of the blocks of IPv4 pod addresses that Calico gives to a node. */
    public int podBlockSize() {
        return podBlockSize;
    }

    private List<Object> parts() {
        return Arrays.asList(nodeCidrs, podCidrs, apiServer, cni, nodeCount(), podBlockSize);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IdcNetwork that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "IdcNetwork" + parts();
    }

    /** Builds an {@link IdcNetwork}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final ImmutableList<Cidr> nodeCidrs;
        private final ImmutableList<Cidr> podCidrs;
        private final Endpoint apiServer;
        private final Cni cni;
        private @Nullable Integer nodeCount;
        private int podBlockSize = DEFAULT_POD_BLOCK_SIZE;

        private Builder(List<Cidr> nodeCidrs, List<Cidr> podCidrs, Endpoint apiServer, Cni cni) {
            this.nodeCidrs = ImmutableList.copyOf(nodeCidrs);
            this.podCidrs = ImmutableList.copyOf(podCidrs);
            NotEmpty.check("nodeCidrs", this.nodeCidrs);
            NotEmpty.check("podCidrs", this.podCidrs);
            this.apiServer = requireNonNull(apiServer, "apiServer");
            this.cni = requireNonNull(cni, "cni");
        }

        /**
         * Sets how many nodes the data centre has or will have, 1 to 5,000. Not set by default.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder nodeCount(int nodeCount) {
            if (nodeCount < 1 || nodeCount > 5_000) {
                throw new IllegalArgumentException("node count " + nodeCount + " is not in 1..5000");
            }
            this.nodeCount = nodeCount;
            return this;
        }

        /**
         * Sets Calico's {@code blockSize} for IPv4, 20 to 32. Defaults to {@value #DEFAULT_POD_BLOCK_SIZE}.
         *
         * @throws IllegalArgumentException if it is out of range (Calico: IPPool)
         */
        public Builder podBlockSize(int podBlockSize) {
            if (podBlockSize < 20 || podBlockSize > 32) {
                throw new IllegalArgumentException("pod block size " + podBlockSize + " is not in 20..32");
            }
            this.podBlockSize = podBlockSize;
            return this;
        }

        /** Returns the data centre's side. */
        public IdcNetwork build() {
            return new IdcNetwork(this);
        }
    }
}
