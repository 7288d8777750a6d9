// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Waiver;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one hybrid cluster: an IDC cluster that is attached to Alibaba Cloud as a registered cluster and gets
 * nodes there.
 *
 * <p>The parts that are always there are arguments of {@link #builder}; the rest may be absent, and rules say what is
 * missing for the procedure. Immutable and thread-safe.
 */
public final class HybridPlan {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");

    private final String name;
    private final RegisteredCluster cluster;
    private final IdcNetwork idc;
    private final VpcNetwork vpc;
    private final @Nullable Interconnect interconnect;
    private final @Nullable TerwayPlan terway;
    private final @Nullable NodePoolPlan nodePool;
    private final @Nullable NodeScriptPlan nodeScript;
    private final ImmutableList<Waiver> waivers;

    private HybridPlan(Builder builder) {
        this.name = builder.name;
        this.cluster = builder.cluster;
        this.idc = builder.idc;
        this.vpc = builder.vpc;
        this.interconnect = builder.interconnect;
        this.terway = builder.terway;
        this.nodePool = builder.nodePool;
        this.nodeScript = builder.nodeScript;
        this.waivers = builder.waivers;
    }

    /**
     * Returns a builder.
     *
     * @param name the plan's name: 1 to 63 lower-case letters, digits and "-", a letter or digit at both ends
     * @throws IllegalArgumentException if the name breaks that grammar
     */
    public static Builder builder(String name, RegisteredCluster cluster, IdcNetwork idc, VpcNetwork vpc) {
        return new Builder(name, cluster, idc, vpc);
    }

    /**
     * Returns this name if it may be a plan's.
     *
     * @throws IllegalArgumentException if it is not 1 to 63 lower-case letters, digits and "-", a letter or digit at both
     *     ends
     */
    public static String requireName(String name) {
        requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("plan name \"" + name
                    + "\" is not 1 to 63 lower-case letters, digits and \"-\" with a letter or digit at both ends");
        }
        return name;
    }

    /** Returns the plan's name. */
    public String name() {
        return name;
    }

    /** Returns the registered cluster. */
    public RegisteredCluster cluster() {
        return cluster;
    }

    /** Returns the data centre's side. */
    public IdcNetwork idc() {
        return idc;
    }

    /** Returns the cloud's side. */
    public VpcNetwork vpc() {
        return vpc;
    }

    /** Returns what joins the two sides. */
    public Optional<Interconnect> interconnect() {
        return Optional.ofNullable(interconnect);
    }

    /** Returns how Terway is to run. */
    public Optional<TerwayPlan> terway() {
        return Optional.ofNullable(terway);
    }

    /** Returns the pool of cloud nodes. */
    public Optional<NodePoolPlan> nodePool() {
        return Optional.ofNullable(nodePool);
    }

    /** Returns the script by which cloud nodes join. */
    public Optional<NodeScriptPlan> nodeScript() {
        return Optional.ofNullable(nodeScript);
    }

    /** Returns the findings that were decided to be lived with. */
    public List<Waiver> waivers() {
        return waivers;
    }

    /** Returns a builder that starts from this plan. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, cluster, idc, vpc);
        builder.interconnect = interconnect;
        builder.terway = terway;
        builder.nodePool = nodePool;
        builder.nodeScript = nodeScript;
        builder.waivers = waivers;
        return builder;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(name, cluster, idc, vpc, interconnect, terway, nodePool, nodeScript, waivers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HybridPlan that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "HybridPlan" + parts();
    }

    /** Builds a {@link HybridPlan}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final String name;
        private RegisteredCluster cluster;
        private IdcNetwork idc;
        private VpcNetwork vpc;
        private @Nullable Interconnect interconnect;
        private @Nullable TerwayPlan terway;
        private @Nullable NodePoolPlan nodePool;
        private @Nullable NodeScriptPlan nodeScript;
        private ImmutableList<Waiver> waivers = ImmutableList.of();

        private Builder(String name, RegisteredCluster cluster, IdcNetwork idc, VpcNetwork vpc) {
            this.name = requireName(name);
            this.cluster = requireNonNull(cluster, "cluster");
            this.idc = requireNonNull(idc, "idc");
            this.vpc = requireNonNull(vpc, "vpc");
        }

        /** Sets another registered cluster. */
        public Builder cluster(RegisteredCluster cluster) {
            this.cluster = requireNonNull(cluster, "cluster");
            return this;
        }

        /** Sets another data centre's side. */
        public Builder idc(IdcNetwork idc) {
            this.idc = requireNonNull(idc, "idc");
            return this;
        }

        /** Sets another cloud's side. */
        public Builder vpc(VpcNetwork vpc) {
            this.vpc = requireNonNull(vpc, "vpc");
            return this;
        }

        /** Sets what joins the two sides. Not set by default. */
        public Builder interconnect(Interconnect interconnect) {
            this.interconnect = requireNonNull(interconnect, "interconnect");
            return this;
        }

        /** Sets how Terway is to run. Not set by default. */
        public Builder terway(TerwayPlan terway) {
            this.terway = requireNonNull(terway, "terway");
            return this;
        }

        /** Sets the pool of cloud nodes. Not set by default. */
        public Builder nodePool(NodePoolPlan nodePool) {
            this.nodePool = requireNonNull(nodePool, "nodePool");
            return this;
        }

        /** Sets the script by which cloud nodes join. Not set by default. */
        public Builder nodeScript(NodeScriptPlan nodeScript) {
            this.nodeScript = requireNonNull(nodeScript, "nodeScript");
            return this;
        }

        /** Sets the waivers, in place of those set before. Defaults to none. */
        public Builder waivers(List<Waiver> waivers) {
            this.waivers = ImmutableList.copyOf(waivers);
            return this;
        }

        /** Returns the plan. */
        public HybridPlan build() {
            return new HybridPlan(this);
        }
    }
}
