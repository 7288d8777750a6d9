// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An elastic network interface. Mutable state of the fake. */
final class Eni implements Made {
    final String id;
    final VSwitch vSwitch;
    final String mac;
    final String created;
    final long made;
    /** {@code Primary} or {@code Secondary}. */
    final String type;
    /** The primary address first. */
    final List<String> addresses = new ArrayList<>();

    final List<String> ipv6 = new ArrayList<>();
    final List<String> groups = new ArrayList<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    String name = "";
    String description = "";
    boolean sourceDestCheck;
    boolean deleteOnRelease = true;
    /** Null while it is attached to none. */
    @Nullable
    Instance instance;

    Eni(String id, VSwitch vSwitch, String mac, String type, String created, long made) {
        this.id = id;
        this.vSwitch = vSwitch;
        this.mac = mac;
        this.type = type;
        this.created = created;
        this.made = made;
    }

    @Override
    public long made() {
        return made;
    }

    String status() {
        return instance == null ? "Available" : "InUse";
    }

    String instanceId() {
        Instance attached = instance;
        return attached == null ? "" : attached.id;
    }

    /** Returns what CreateNetworkInterface answers with. */
    Map<String, @Nullable Object> tree() {
        return Tree.of(
                "NetworkInterfaceId",
                id,
                "NetworkInterfaceName",
                name,
                "Description",
                description,
                "Type",
                type,
                "Status",
                status(),
                "VpcId",
                vSwitch.vpc.id,
                "VSwitchId",
                vSwitch.id,
                "ZoneId",
                vSwitch.zone,
                "MacAddress",
                mac,
                "OwnerId",
                vSwitch.vpc.owner,
                "PrivateIpAddress",
                addresses.get(0),
                "PrivateIpSets",
                privateIps(),
                "Ipv6Sets",
                Tree.list(
                        "Ipv6Set",
                        ipv6.stream()
                                .map(address -> Tree.of("Ipv6Address", address))
                                .toList()),
                "Ipv4PrefixSets",
                Tree.list("Ipv4PrefixSet", List.of()),
                "Ipv6PrefixSets",
                Tree.list("Ipv6PrefixSet", List.of()),
                "SecurityGroupIds",
                Tree.list("SecurityGroupId", groups),
                "ResourceGroupId",
                "",
                "ServiceManaged",
                false,
                "Tags",
                Tree.tags("TagKey", "TagValue", tags));
    }

    /** Returns what DescribeNetworkInterfaces has of it. */
    Map<String, @Nullable Object> description() {
        Map<String, @Nullable Object> tree = tree();
        tree.put("InstanceId", instanceId());
        tree.put(
                "Attachment",
                instance == null
                        ? Tree.of()
                        : Tree.of("InstanceId", instanceId(), "DeviceIndex", instance.enis.indexOf(this)));
        tree.put("DeleteOnRelease", deleteOnRelease);
        tree.put("SourceDestCheck", sourceDestCheck);
        tree.put("NetworkInterfaceTrafficMode", "Standard");
        tree.put("QueueNumber", 1);
        tree.put("CreationTime", created);
        return tree;
    }

    Map<String, @Nullable Object> privateIps() {
        return Tree.list(
                "PrivateIpSet",
                addresses.stream()
                        .map(address ->
                                Tree.of("PrivateIpAddress", address, "Primary", address.equals(addresses.get(0))))
                        .toList());
    }
}
