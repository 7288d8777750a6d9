// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of CreateClusterNodePool, {@code POST /clusters/{ClusterId}/nodepools} (Container Service API 2015-12-15), for
 * a pool of cloud nodes in a registered cluster: an elastic pool ({@code ess}) paid by use, neither scaled nor managed by
 * ACK, whose nodes join by the custom node script (the guide, step 5).
 *
 * <p>People log in by a key pair, always. The API takes either {@code key_pair} or {@code login_password}, and a password
 * would be a secret in a document. Immutable and thread-safe.
 */
public final class NodePoolRequest {
    private static final Pattern INSTANCE_TYPE = Pattern.compile("ecs\\.[a-z0-9]+(?:[.-][a-z0-9]+)+");
    private static final int MOST_V_SWITCHES = 8;
    private static final int MOST_INSTANCE_TYPES = 10;

    /** ECS puts an instance into at most ten groups, five unless the quota is raised. */
    private static final int MOST_SECURITY_GROUPS = 10;

    private final Document document;

    private NodePoolRequest(Document document) {
        this.document = document;
    }

    /**
     * Returns a builder.
     *
     * @param name the pool's name; not blank
     * @param vSwitches the vSwitches of the nodes, most wanted first; 1 to 8
     * @param instanceTypes the names of the ECS instance types, most wanted first, such as {@code ecs.g7.xlarge}; 1 to 10
     * @param securityGroups the security groups of the nodes; 1 to 10
     * @param keyPair the name of the SSH key pair by which people log in; not blank
     * @throws IllegalArgumentException if one is out of its bounds, or named twice
     */
    public static Builder builder(
            String name,
            List<VSwitchId> vSwitches,
            List<String> instanceTypes,
            List<SecurityGroupId> securityGroups,
            String keyPair) {
        return new Builder(
                requireNonNull(name, "name"),
                requireNonNull(vSwitches, "vSwitches"),
                requireNonNull(instanceTypes, "instanceTypes"),
                requireNonNull(securityGroups, "securityGroups"),
                requireNonNull(keyPair, "keyPair"));
    }

    /**
     * Returns the request for a plan's node pool: in its node vSwitches, with its security groups.
     *
     * @throws IllegalArgumentException if the plan has no node pool or no node vSwitch, names no key pair or no image, or
     *     is out of the API's bounds
     */
    public static NodePoolRequest of(HybridPlan plan) {
        NodePoolPlan pool = requireNonNull(plan, "plan")
                .nodePool()
                .orElseThrow(() -> new IllegalArgumentException(
                        "plan \"" + plan.name() + "\" has no nodePool section, so there is no pool to request"));
        String keyPair = pool.keyPair()
                .orElseThrow(() -> new IllegalArgumentException("node pool \"" + pool.name()
                        + "\" names no key pair; the API wants one or a login password, and a plan holds no password"));
        List<VSwitchId> vSwitches =
                plan.vpc().vSwitches(VSwitchRole.NODE).stream().map(VSwitch::id).toList();
        Builder builder = builder(
                        pool.name(), vSwitches, pool.instanceTypes(), plan.vpc().securityGroups(), keyPair)
                .desiredSize(pool.desiredSize())
                .labels(pool.labels())
                .taints(pool.taints());
        pool.imageType().ifPresent(builder::imageType);
        pool.imageId().ifPresent(builder::imageId);
        return builder.build();
    }

    /** Returns the pool's name. */
    public String name() {
        return String.valueOf(document.at("nodepool_info", "name"));
    }

    /** Returns how many nodes the pool should have. */
    public int desiredSize() {
        return Math.toIntExact((Long) requireNonNull(document.at("scaling_group", "desired_size"), "desired_size"));
    }

    /** Returns the body. */
    public Document document() {
        return document;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePoolRequest that && document.equals(that.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    /** Returns the body as indented JSON. */
    @Override
    public String toString() {
        return document.toJson();
    }

    /** Builds a {@link NodePoolRequest}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final String name;
        private final List<VSwitchId> vSwitches;
        private final List<String> instanceTypes;
        private final List<SecurityGroupId> securityGroups;
        private final String keyPair;
        private int desiredSize;
        private @Nullable String imageType;
        private @Nullable String imageId;
        private List<Label> labels = List.of();
        private List<Taint> taints = List.of();

        private Builder(
                String name,
                List<VSwitchId> vSwitches,
                List<String> instanceTypes,
                List<SecurityGroupId> securityGroups,
                String keyPair) {
            this.name = notBlank("name", name);
            this.vSwitches = Bounds.check("vSwitches", vSwitches, MOST_V_SWITCHES);
            this.instanceTypes = Bounds.check("instance types", instanceTypes, MOST_INSTANCE_TYPES);
            this.securityGroups = Bounds.check("security groups", securityGroups, MOST_SECURITY_GROUPS);
            this.keyPair = notBlank("key pair", keyPair);
            for (String type : this.instanceTypes) {
                if (!INSTANCE_TYPE.matcher(type).matches()) {
                    throw new IllegalArgumentException(
                            "\"" + type + "\" is not an ECS instance type: expected one like \"ecs.g7.xlarge\"");
                }
            }
        }

        private static String notBlank(String what, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("the node pool's " + what + " is blank");
            }
            return text;
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

        /** Sets a public image by ACK's name, such as {@code AliyunLinux3}. This or {@link #imageId} is required. */
        public Builder imageType(String imageType) {
            this.imageType = notBlank("image type", requireNonNull(imageType, "imageType"));
            return this;
        }

        /** Sets a custom image by its id. */
        public Builder imageId(String imageId) {
            this.imageId = notBlank("image id", requireNonNull(imageId, "imageId"));
            return this;
        }

        /**
         * Sets the labels of the nodes, beside those that the registered cluster sets. None by default.
         *
         * @throws IllegalArgumentException if two have the same key: a node has one value for it
         */
        public Builder labels(List<Label> labels) {
            this.labels = List.copyOf(requireNonNull(labels, "labels"));
            Bounds.checkDifferent("label", this.labels.stream().map(Label::key).toList());
            return this;
        }

        /**
         * Sets the taints of the nodes. None by default.
         *
         * @throws IllegalArgumentException if two have the same key and effect, which Kubernetes refuses (kubernetes
         *     pkg/apis/core/validation, validateNodeTaints)
         */
        public Builder taints(List<Taint> taints) {
            this.taints = List.copyOf(requireNonNull(taints, "taints"));
            Bounds.checkDifferent(
                    "taint",
                    this.taints.stream()
                            .map(taint -> taint.key() + ":" + taint.effect())
                            .toList());
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if there is no image
         */
        public NodePoolRequest build() {
            if (imageType == null && imageId == null) {
                throw new IllegalArgumentException("node pool \"" + name
                        + "\" has neither an image type, such as AliyunLinux3, nor the id of a custom image");
            }
            return new NodePoolRequest(Document.object()
                    .put("nodepool_info", Document.object().put("name", name).put("type", "ess"))
                    .put("scaling_group", scalingGroup())
                    .put("kubernetes_config", kubernetesConfig())
                    .put("auto_scaling", Document.object().put("enable", false))
                    .put("management", Document.object().put("enable", false))
                    .build());
        }

        private ObjectBuilder scalingGroup() {
            return Document.object()
                    .put("vswitch_ids", vSwitches.stream().map(VSwitchId::value).toList())
                    .put("instance_types", instanceTypes)
                    .put("instance_charge_type", "PostPaid")
                    .putIfPresent("image_type", Optional.ofNullable(imageType))
                    .putIfPresent("image_id", Optional.ofNullable(imageId))
                    .put(
                            "security_group_ids",
                            securityGroups.stream().map(SecurityGroupId::value).toList())
                    .put("key_pair", keyPair)
                    .put("desired_size", desiredSize);
        }

        private ObjectBuilder kubernetesConfig() {
            return Document.object()
                    .put(
                            "labels",
                            labels.stream()
                                    .map(label -> Document.object()
                                            .put("key", label.key())
                                            .put("value", label.value()))
                                    .toList())
                    .put(
                            "taints",
                            taints.stream()
                                    .map(taint -> Document.object()
                                            .put("key", taint.key())
                                            .put("value", taint.value())
                                            .put("effect", taint.effect().toString()))
                                    .toList());
        }
    }
}
