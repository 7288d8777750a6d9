// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** ECS: instance types, instances, and what is for sale. Source: the API reference of ECS, 2014-05-26. */
final class EcsProduct implements FakeProduct {
    private static final int DEFAULT_PAGE = 10;

    private final Network network;
    private final SecurityGroups groups;
    private final Interfaces interfaces;

    EcsProduct(World world) {
        network = world.network();
        groups = new SecurityGroups(world);
        interfaces = new Interfaces(world);
    }

    @Override
    public @Nullable Object answer(FakeCall call) throws FakeFailure {
        return switch (call.action()) {
            case "DescribeSecurityGroups", "DescribeSecurityGroupAttribute", "AuthorizeSecurityGroup" ->
                groups.answer(call);
            case "DescribeInstanceTypes" -> types(call);
            case "DescribeAvailableResource" -> stock(call);
            case "DescribeAccountAttributes" -> quotas(call);
            case "DescribeZones" -> zones(call);
            case "DescribeInstances" -> instances(call);
            case "DescribeInstanceAttribute" -> instance(call).attributes();
            default -> interfaces.answer(call);
        };
    }

    private Object types(FakeCall call) throws FakeFailure {
        if (call.each("InstanceTypes").size() > 10) {
            throw new FakeFailure(
                    400, "InvalidParameter.InstanceTypes", "The specified parameter \"InstanceTypes\" is not valid.");
        }
        List<InstanceSpec> found = new Filter<InstanceSpec>(call)
                .each("InstanceTypes", InstanceSpec::name)
                .equal("InstanceTypeFamily", InstanceSpec::family)
                .each("InstanceTypeFamilies", InstanceSpec::family)
                .of(List.copyOf(network.specs.values()));
        return Page.byToken(
                call, call.number("MaxResults", 1600), found, "InstanceTypes", "InstanceType", InstanceSpec::tree);
    }

    private Object stock(FakeCall call) throws FakeFailure {
        if (!call.required("DestinationResource").equals("InstanceType")) {
            throw new FakeFailure(
                    501,
                    "FakeNotImplemented",
                    "the fake knows stock of InstanceType only, not of " + call.required("DestinationResource"));
        }
        Map<String, List<Network.Stock>> zones = new LinkedHashMap<>();
        for (Network.Stock each : network.stock) {
            if (Network.region(each.zone()).equals(call.required("RegionId"))
                    && call.parameter("ZoneId", each.zone()).equals(each.zone())
                    && call.parameter("InstanceType", each.type()).equals(each.type())) {
                zones.computeIfAbsent(each.zone(), zone -> new ArrayList<>()).add(each);
            }
        }
        List<Object> trees = new ArrayList<>();
        zones.forEach((zone, stock) -> trees.add(zone(zone, stock)));
        return Tree.of("AvailableZones", Tree.list("AvailableZone", trees));
    }

    private static Object zone(String zone, List<Network.Stock> stock) {
        List<Object> types = new ArrayList<>();
        for (Network.Stock each : stock) {
            types.add(Tree.of(
                    "Value", each.type(),
                    "Status", each.category().endsWith("WithStock") ? "Available" : "SoldOut",
                    "StatusCategory", each.category()));
        }
        boolean any = stock.stream().anyMatch(each -> each.category().endsWith("WithStock"));
        return Tree.of(
                "RegionId",
                Network.region(zone),
                "ZoneId",
                zone,
                "Status",
                any ? "Available" : "SoldOut",
                "StatusCategory",
                any ? "WithStock" : "WithoutStock",
                "AvailableResources",
                Tree.list(
                        "AvailableResource",
                        List.of(Tree.of(
                                "Type", "InstanceType", "SupportedResources", Tree.list("SupportedResource", types)))));
    }

    private Object quotas(FakeCall call) {
        List<String> asked = call.each("AttributeName");
        List<Object> items = new ArrayList<>();
        network.quotas.forEach((name, value) -> {
            if (asked.isEmpty() || asked.contains(name)) {
                items.add(Tree.of(
                        "AttributeName",
                        name,
                        "AttributeValues",
                        Tree.list("ValueItem", List.of(Tree.of("Value", value)))));
            }
        });
        return Tree.of("AccountAttributeItems", Tree.list("AccountAttributeItem", items));
    }

    private Object zones(FakeCall call) {
        TreeSet<String> zones = new TreeSet<>();
        network.stock.forEach(each -> zones.add(each.zone()));
        network.vSwitchList.forEach(each -> zones.add(each.zone));
        zones.removeIf(zone -> !Network.region(zone).equals(call.required("RegionId")));
        List<Object> trees = new ArrayList<>();
        for (String zone : zones) {
            List<String> types = network.stock.stream()
                    .filter(each -> each.zone().equals(zone) && each.category().endsWith("WithStock"))
                    .map(Network.Stock::type)
                    .toList();
            trees.add(Tree.of(
                    "ZoneId", zone,
                    "LocalName", zone,
                    "ZoneType", "AvailabilityZone",
                    "AvailableInstanceTypes", Tree.list("InstanceTypes", types),
                    "AvailableResourceCreation",
                            Tree.list("ResourceTypes", List.of("VSwitch", "Instance", "Disk", "DedicatedHost")),
                    "AvailableDiskCategories", Tree.list("DiskCategories", List.of("cloud_essd")),
                    "AvailableVolumeCategories", Tree.list("VolumeCategories", List.of()),
                    "AvailableDedicatedHostTypes", Tree.list("DedicatedHostType", List.of()),
                    "DedicatedHostGenerations", Tree.list("DedicatedHostGeneration", List.of()),
                    "AvailableResources", Tree.list("ResourcesInfo", List.of())));
        }
        return Tree.of("Zones", Tree.list("Zone", trees));
    }

    private Object instances(FakeCall call) throws FakeFailure {
        List<Instance> found = new Filter<Instance>(call)
                .equal("RegionId", instance -> instance.vSwitch().vpc.region)
                .json("InstanceIds", instance -> instance.id)
                .equal("VpcId", instance -> instance.vSwitch().vpc.id)
                .equal("VSwitchId", instance -> instance.vSwitch().id)
                .equal("ZoneId", instance -> instance.vSwitch().zone)
                .equal("InstanceType", instance -> instance.spec.name())
                .equal("InstanceName", instance -> instance.name)
                .equal("Status", instance -> instance.status)
                .of(List.copyOf(network.instances.values()));
        return interfaces.page(call, found, "Instances", "Instance", Instance::tree, DEFAULT_PAGE);
    }

    private Instance instance(FakeCall call) throws FakeFailure {
        return Optional.ofNullable(network.instances.get(call.required("InstanceId")))
                .filter(instance -> call.sees(instance.made()))
                .orElseThrow(() ->
                        new FakeFailure(404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist."));
    }
}
