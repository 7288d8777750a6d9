// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.version.KernelVersion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The node pool of cloud nodes. Immutable and thread-safe. */
public final class NodePoolPlan {
    private final String name;
    private final ImmutableList<String> instanceTypes;
    private final int desiredSize;
    private final @Nullable String keyPair;
    private final @Nullable String imageType;
    private final @Nullable String imageId;
    private final @Nullable KernelVersion kernelVersion;
    private final @Nullable Integer maxPods;
    private final ImmutableList<Label> labels;
    private final ImmutableList<Taint> taints;

    private NodePoolPlan(Builder builder) {
        this.name = builder.name;
        this.instanceTypes = builder.instanceTypes;
        this.desiredSize = builder.desiredSize;
        this.keyPair = builder.keyPair;
        this.imageType = builder.imageType;
        this.imageId = builder.imageId;
        this.kernelVersion = builder.kernelVersion;
        this.maxPods = builder.maxPods;
        this.labels = builder.labels;
        this.taints = builder.taints;
    }

    /**
     * Returns a builder.
     *
     * @param name the pool's name; rules check it
     * @param instanceTypes names of ECS instance types, such as {@code ecs.g7.xlarge}; rules check them; at least one
     * @throws IllegalArgumentException if there is no instance type, or a text is blank or looks like a secret
     */
    public static Builder builder(String name, List<String> instanceTypes) {
        return new Builder(name, instanceTypes);
    }

    /** Returns the pool's name. */
    public String name() {
        return name;
    }

    /** Returns the names of the instance types, most wanted first. */
    public List<String> instanceTypes() {
        return instanceTypes;
    }

    /** Returns how many nodes the pool should have. */
    public int desiredSize() {
        return desiredSize;
    }

    /** Returns the name of the SSH key pair. */
    public Optional<String> keyPair() {
        return Optional.ofNullable(keyPair);
    }

    /** Returns ACK's name of a public image, such as {@code AliyunLinux3}. */
    public Optional<String> imageType() {
        return Optional.ofNullable(imageType);
    }

    /** Returns the id of a custom image. */
    public Optional<String> imageId() {
        return Optional.ofNullable(imageId);
    }

    /** Returns the kernel of the image, if the plan says so. */
    public Optional<KernelVersion> kernelVersion() {
        return Optional.ofNullable(kernelVersion);
    }

    /**
     * Returns the {@code --max-pods} that the kubelet of these nodes is configured with, if the plan says so. No artefact
     * sets it: it tells the rules what the nodes do.
     */
    public OptionalInt maxPods() {
        return maxPods == null ? OptionalInt.empty() : OptionalInt.of(maxPods);
    }

    /** Returns the labels of the nodes, beside those that the registered cluster sets. */
    public List<Label> labels() {
        return labels;
    }

    /** Returns the taints of the nodes. */
    public List<Taint> taints() {
        return taints;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                name, instanceTypes, desiredSize, keyPair, imageType, imageId, kernelVersion, maxPods, labels, taints);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePoolPlan that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "NodePoolPlan" + parts();
    }

    /** Builds a {@link NodePoolPlan}. No text may be blank or look like a secret. Not thread-safe; may be reused. */
    public static final class Builder {
        private final String name;
        private final ImmutableList<String> instanceTypes;
        private int desiredSize;
        private @Nullable String keyPair;
        private @Nullable String imageType;
        private @Nullable String imageId;
        private @Nullable KernelVersion kernelVersion;
        private @Nullable Integer maxPods;
        private ImmutableList<Label> labels = ImmutableList.of();
        private ImmutableList<Taint> taints = ImmutableList.of();

        private Builder(String name, List<String> instanceTypes) {
            this.name = PlanText.check("name", name);
            this.instanceTypes = ImmutableList.copyOf(instanceTypes);
            NotEmpty.check("instanceTypes", this.instanceTypes);
            this.instanceTypes.forEach(type -> PlanText.check("instance type", type));
        }

        /**
         * Sets how many nodes the pool should have. Defaults to 0, a pool that is made and scaled later.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder desiredSize(int desiredSize) {
            if (desiredSize < 0) {
                throw new IllegalArgumentException("desired size " + desiredSize + " is negative");
            }
            this.desiredSize = desiredSize;
            return this;
        }

        /** Sets the SSH key pair by which people log in. */
        public Builder keyPair(String keyPair) {
            this.keyPair = PlanText.check("keyPair", keyPair);
            return this;
        }

        /** Sets a public image by ACK's name, such as {@code AliyunLinux3}. */
        public Builder imageType(String imageType) {
            this.imageType = PlanText.check("imageType", imageType);
            return this;
        }

        /** Sets a custom image by its id. */
        public Builder imageId(String imageId) {
            this.imageId = PlanText.check("imageId", imageId);
            return this;
        }

        /** Sets the kernel of the image, which rules need for a custom one. */
        public Builder kernelVersion(KernelVersion kernelVersion) {
            this.kernelVersion = requireNonNull(kernelVersion, "kernelVersion");
            return this;
        }

        /**
         * Says which {@code --max-pods} the kubelet of these nodes is configured with ({@code maxPods} in its
         * configuration), at least 1. The request for the pool does not set it; an option of the converted node script does.
         * Rules compare it with what Terway has addresses for. By default rules take it to be the kubelet's own default of 110 (Kubernetes:
         * KubeletConfiguration).
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxPods(int maxPods) {
            if (maxPods < 1) {
                throw new IllegalArgumentException("max pods " + maxPods + " is less than 1");
            }
            this.maxPods = maxPods;
            return this;
        }

        /**
         * Sets the labels, in place of those set before. None by default.
         *
         * @throws IllegalArgumentException if two have the same key: a node has one value for it; or if one is probably a
         *     secret
         */
        public Builder labels(List<Label> labels) {
            Set<String> keys = new HashSet<>();
            for (Label label : labels) {
                PlanText.checkPair("label", label.key(), label.value());
                if (!keys.add(label.key())) {
                    throw new IllegalArgumentException("label " + label.key() + " is given twice");
                }
            }
            this.labels = ImmutableList.copyOf(labels);
            return this;
        }

        /**
         * Sets the taints, in place of those set before. None by default.
         *
         * @throws IllegalArgumentException if one is probably a secret
         */
        public Builder taints(List<Taint> taints) {
            taints.forEach(taint -> PlanText.checkPair("taint", taint.key(), taint.value()));
            this.taints = ImmutableList.copyOf(taints);
            return this;
        }

        /** Returns the pool. */
        public NodePoolPlan build() {
            return new NodePoolPlan(this);
        }
    }
}
