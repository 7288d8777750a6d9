// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ECS instance. Mutable state of the fake. */
final class Instance implements Made {
    final String id;
    final InstanceSpec spec;
    final String created;
    final long made;
    /** The primary one first. */
    final List<Eni> enis = new ArrayList<>();

    final Map<String, String> tags = new LinkedHashMap<>();
    String name;
    /** {@code Pending}, {@code Running}, {@code Starting}, {@code Stopping} or {@code Stopped}. */
    String status = "Running";

    Instance(String id, InstanceSpec spec, String created, long made) {
        this.id = id;
        this.name = id;
        this.spec = spec;
        this.created = created;
        this.made = made;
    }

    @Override
    public long made() {
        return made;
    }

    Eni primary() {
        return enis.get(0);
    }

    VSwitch vSwitch() {
        return primary().vSwitch;
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = common();
        tree.put("InstanceTypeFamily", spec.family());
        tree.put("IoOptimized", true);
        tree.put("Recyclable", false);
        tree.put("DeletionProtection", false);
        tree.put(
                "NetworkInterfaces",
                Tree.list(
                        "NetworkInterface",
                        enis.stream()
                                .map(eni -> Tree.of(
                                        "NetworkInterfaceId", eni.id,
                                        "MacAddress", eni.mac,
                                        "Type", eni.type,
                                        "PrimaryIpAddress", eni.addresses.get(0),
                                        "PrivateIpSets", eni.privateIps()))
                                .toList()));
        tree.put("Tags", Tree.tags("TagKey", "TagValue", tags));
        return tree;
    }

    Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> tree = common();
        tree.put("IoOptimized", "optimized");
        tree.put("EnableJumboFrame", false);
        return tree;
    }

    private Map<String, @Nullable Object> common() {
        return Tree.of(
                "InstanceId",
                id,
                "InstanceName",
                name,
                "HostName",
                name,
                "Description",
                "",
                "InstanceType",
                spec.name(),
                "Cpu",
                spec.cores(),
                "Memory",
                spec.gigabytes() * 1024,
                "RegionId",
                vSwitch().vpc.region,
                "ZoneId",
                vSwitch().zone,
                "Status",
                status,
                "StoppedMode",
                "Not-applicable",
                "InstanceChargeType",
                "PostPaid",
                "InstanceNetworkType",
                "vpc",
                "ImageId",
                "aliyun_3_x64_20G_alibase_20240528.vhd",
                "SerialNumber",
                "",
                "CreationTime",
                created,
                "SecurityGroupIds",
                Tree.list("SecurityGroupId", primary().groups),
                "PublicIpAddress",
                Tree.list("IpAddress", List.of()),
                "InnerIpAddress",
                Tree.list("IpAddress", List.of()),
                "OperationLocks",
                Tree.list("LockReason", List.of()),
                "EipAddress",
                Tree.of("AllocationId", "", "IpAddress", "", "InternetChargeType", ""),
                "VpcAttributes",
                Tree.of(
                        "VpcId",
                        vSwitch().vpc.id,
                        "VSwitchId",
                        vSwitch().id,
                        "NatIpAddress",
                        "",
                        "PrivateIpAddress",
                        Tree.list("IpAddress", List.of(primary().addresses.get(0)))));
    }
}
