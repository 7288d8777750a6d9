// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings that a {@link NodePoolRequest} can have, where they are in requests and answers, and how their values
 * compare. Which of them can be modified: alibabacloud-java-sdk cs-20151215, ModifyClusterNodePoolRequest.
 */
public enum NodePoolSetting {
    /** Elastic or not. */
    TYPE("nodepool_info", "type", Shape.ONE, false),
    /** The vSwitches of the nodes, most wanted first. */
    V_SWITCHES("scaling_group", "vswitch_ids", Shape.LIST, true),
    /** The instance types of the nodes, most wanted first. */
    INSTANCE_TYPES("scaling_group", "instance_types", Shape.LIST, true),
    /** By use, or by month. */
    CHARGE_TYPE("scaling_group", "instance_charge_type", Shape.ONE, true),
    /** The public image. */
    IMAGE_TYPE("scaling_group", "image_type", Shape.ONE, true),
    /** The custom image. */
    IMAGE_ID("scaling_group", "image_id", Shape.ONE, true),
    /** The security groups of the nodes. */
    SECURITY_GROUPS("scaling_group", "security_group_ids", Shape.SET, true),
    /** The SSH key pair. */
    KEY_PAIR("scaling_group", "key_pair", Shape.ONE, true),
    /** How many nodes it should have. */
    DESIRED_SIZE("scaling_group", "desired_size", Shape.ONE, true),
    /** The labels of the nodes. */
    LABELS("kubernetes_config", "labels", Shape.LABELS, true),
    /** The taints of the nodes. */
    TAINTS("kubernetes_config", "taints", Shape.TAINTS, true),
    /** Whether ACK scales it. */
    AUTO_SCALING("auto_scaling", "enable", Shape.FLAG, true),
    /** Whether ACK manages it. */
    MANAGEMENT("management", "enable", Shape.FLAG, true);

    private enum Shape {
        ONE,
        FLAG,
        LIST,
        SET,
        LABELS,
        TAINTS
    }

    private final String section;
    private final String member;
    private final Shape shape;
    private final boolean modifiable;

    NodePoolSetting(String section, String member, Shape shape, boolean modifiable) {
        this.section = section;
        this.member = member;
        this.shape = shape;
        this.modifiable = modifiable;
    }

    /** Returns whether it can be modified in a pool that is there. */
    public boolean isModifiable() {
        return modifiable;
    }

    String section() {
        return section;
    }

    String member() {
        return member;
    }

    /**
     * Returns its value, one text for each element, so that equal lists are equal settings.
     *
     * @throws IllegalArgumentException if it has another shape than it should have
     */
    List<String> in(ApiAnswer pool) {
        return switch (shape) {
            case ONE -> pool.findText(section, member).map(List::of).orElse(List.of());
            case FLAG -> List.of(Boolean.toString(pool.flag(section, member)));
            case LIST -> ImmutableList.copyOf(pool.texts(section, member));
            case SET -> sorted(pool.texts(section, member).stream());
            case LABELS ->
                sorted(pool.list(section, member).stream()
                        .map(label -> label.text("key") + "="
                                + label.findText("value").orElse("")));
            case TAINTS ->
                sorted(pool.list(section, member).stream()
                        .map(taint -> taint.text("key")
                                + taint.findText("value")
                                        .map(value -> "=" + value)
                                        .orElse("")
                                + ":" + taint.findText("effect").orElse("NoSchedule")));
        };
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.sorted().distinct().collect(ImmutableList.toImmutableList());
    }

    /** Returns where it is in requests and answers, such as {@code scaling_group.vswitch_ids}. */
    @Override
    public String toString() {
        return section + "." + member;
    }
}
