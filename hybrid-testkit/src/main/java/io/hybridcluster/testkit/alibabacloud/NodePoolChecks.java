// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What CreateClusterNodePool accepts: the rules of its API reference. */
final class NodePoolChecks {
    private static final Set<String> IMAGES = Set.of(
            "AliyunLinux",
            "AliyunLinuxSecurity",
            "AliyunLinux3",
            "AliyunLinux3Arm64",
            "AliyunLinux3Security",
            "AliyunLinux3ContainerOptimized",
            "CentOS",
            "ContainerOS",
            "Custom",
            "Windows",
            "WindowsCore");
    private static final Set<String> DISKS =
            Set.of("cloud", "cloud_efficiency", "cloud_ssd", "cloud_essd", "cloud_auto", "cloud_essd_entry");
    private static final Set<String> EFFECTS = Set.of("", "NoSchedule", "NoExecute", "PreferNoSchedule");
    private static final Pattern NAME_MODE =
            Pattern.compile("nodeip|customized,[a-z0-9]([a-z0-9.-]*[a-z0-9])?,ip,([a-z0-9]([a-z0-9.-]*[a-z0-9])?)?");
    private static final List<Pattern> CLASSES = Stream.of("[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9]")
            .map(Pattern::compile)
            .toList();

    private final Map<String, @Nullable Object> settings;

    NodePoolChecks(Map<String, @Nullable Object> settings) {
        this.settings = settings;
    }

    /** Checks all but how to log in, which is not kept. */
    void all(ClusterNetwork network) throws FakeFailure {
        need(!Trees.text(settings, "nodepool_info", "name").isEmpty(), "nodepool_info.name is required");
        scalingGroup(network);
        disks();
        kubernetesConfig();
    }

    private void scalingGroup(ClusterNetwork network) throws FakeFailure {
        List<@Nullable Object> vSwitches = group("vswitch_ids");
        need(within(vSwitches, 1, 8), "scaling_group.vswitch_ids must have 1 to 8 elements");
        for (Object vSwitch : vSwitches) {
            exists(network.hasVSwitch(String.valueOf(vSwitch)), "InvalidVSwitchId.NotFound", vSwitch);
        }
        need(
                within(group("instance_types"), 1, 10)
                        || group("instance_types").isEmpty() && within(group("instance_patterns"), 1, 10),
                "scaling_group.instance_types must have 1 to 10 elements");
        for (Object type : group("instance_types")) {
            exists(network.hasType(String.valueOf(type)), "InvalidInstanceType.NotFound", type);
        }
        oneOf("instance_charge_type", Set.of("", "PostPaid", "PrePaid"));
        oneOf("multi_az_policy", Set.of("", "PRIORITY", "COST_OPTIMIZED", "BALANCE"));
        oneOf("scaling_policy", Set.of("", "release", "recycle"));
        String image = text("image_type");
        need(
                !image.isEmpty()
                        || !text("platform").isEmpty()
                        || !text("image_id").isEmpty(),
                "scaling_group.image_type is required");
        need(image.isEmpty() || IMAGES.contains(image), "scaling_group.image_type " + image + " is not supported");
        need(
                !group("security_group_ids").isEmpty()
                        || !text("security_group_id").isEmpty(),
                "scaling_group.security_group_ids is required");
        for (Object securityGroup : group("security_group_ids")) {
            exists(
                    network.hasSecurityGroup(String.valueOf(securityGroup)),
                    "InvalidSecurityGroupId.NotFound",
                    securityGroup);
        }
        need(number("desired_size", 0) >= 0, "scaling_group.desired_size must not be negative");
    }

    private static void exists(boolean there, String code, @Nullable Object id) throws FakeFailure {
        if (!there) {
            throw new FakeFailure(400, code, "The specified " + id + " does not exist.");
        }
    }

    private void disks() throws FakeFailure {
        String category = text("system_disk_category");
        need(category.isEmpty() || DISKS.contains(category), "system_disk_category " + category + " is not supported");
        need(number("system_disk_size", 120) >= 20, "system_disk_size must be 20 or more");
        for (Object disk : group("data_disks")) {
            long size = Trees.number(disk, 40, "size");
            need(size >= 40 && size <= 32768, "the size of a data disk must be 40 to 32768");
        }
    }

    private void kubernetesConfig() throws FakeFailure {
        for (Object taint : Trees.list(settings, "kubernetes_config", "taints")) {
            need(!Trees.text(taint, "key").isEmpty(), "the key of a taint is required");
            String effect = Trees.text(taint, "effect");
            need(EFFECTS.contains(effect), "the effect " + effect + " of a taint is not supported");
        }
        for (Object label : Trees.list(settings, "kubernetes_config", "labels")) {
            need(!Trees.text(label, "key").isEmpty(), "the key of a label is required");
        }
        String mode = Trees.text(settings, "kubernetes_config", "node_name_mode");
        need(mode.isEmpty() || NAME_MODE.matcher(mode).matches(), "node_name_mode " + mode + " is invalid");
    }

    /** Checks that there is one way to log in, and a password of 8 to 30 characters of three classes. */
    void login() throws FakeFailure {
        String password = text("login_password");
        need(text("key_pair").isEmpty() != password.isEmpty(), "one of key_pair and login_password is required");
        if (!password.isEmpty()) {
            long classes = CLASSES.stream()
                    .filter(each -> each.matcher(password).find())
                    .count();
            need(
                    password.length() >= 8 && password.length() <= 30 && classes >= 3,
                    "login_password must have 8 to 30 characters of three classes");
        }
    }

    private void oneOf(String member, Set<String> allowed) throws FakeFailure {
        need(allowed.contains(text(member)), "scaling_group." + member + " " + text(member) + " is not supported");
    }

    private List<@Nullable Object> group(String member) {
        return Trees.list(settings, "scaling_group", member);
    }

    private String text(String member) {
        return Trees.text(settings, "scaling_group", member);
    }

    private long number(String member, long other) {
        return Trees.number(settings, other, "scaling_group", member);
    }

    private static boolean within(List<?> list, int least, int most) {
        return list.size() >= least && list.size() <= most;
    }

    private static void need(boolean good, String problem) throws FakeFailure {
        if (!good) {
            throw CsBodies.invalid(problem);
        }
    }
}
