// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.alibabacloud.ClientTokens.Deed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The network interfaces of ECS. Source: the API reference of ECS, 2014-05-26, and the codes that Terway knows. */
final class Interfaces {
    private static final int DEFAULT_PAGE = 10;
    private static final int MOST_GROUPS = 10;

    private final Network network;
    private final InterfaceAddresses addresses;
    private final ClientTokens tokens = new ClientTokens();

    Interfaces(World world) {
        network = world.network();
        addresses = new InterfaceAddresses();
    }

    @Nullable
    Object answer(FakeCall call) throws FakeFailure {
        return switch (call.action()) {
            case "DescribeNetworkInterfaces" -> list(call);
            case "CreateNetworkInterface" -> tokens.once(call, () -> create(call));
            case "DeleteNetworkInterface" -> delete(eni(call));
            case "AttachNetworkInterface" -> attach(eni(call), instance(call));
            case "DetachNetworkInterface" -> detach(eni(call), instance(call));
            case "ModifyNetworkInterfaceAttribute" -> modify(call, eni(call));
            case "AssignPrivateIpAddresses" -> once(call, () -> addresses.assign(call, eni(call)));
            case "UnassignPrivateIpAddresses" -> addresses.unassign(call, eni(call));
            case "AssignIpv6Addresses" -> once(call, () -> addresses.assignIpv6(call, eni(call)));
            case "UnassignIpv6Addresses" -> addresses.unassignIpv6(call, eni(call));
            default -> throw new IllegalStateException("no behaviour for " + call.action());
        };
    }

    private @Nullable Object once(FakeCall call, Deed deed) throws FakeFailure {
        return tokens.once(call, deed);
    }

    private Object list(FakeCall call) throws FakeFailure {
        List<Eni> found = new Filter<Eni>(call)
                .equal("RegionId", eni -> eni.vSwitch.vpc.region)
                .each("NetworkInterfaceId", eni -> eni.id)
                .equal("InstanceId", Eni::instanceId)
                .equal("VpcId", eni -> eni.vSwitch.vpc.id)
                .equal("VSwitchId", eni -> eni.vSwitch.id)
                .equal("Type", eni -> eni.type)
                .equal("Status", Eni::status)
                .equal("NetworkInterfaceName", eni -> eni.name)
                .equal("PrimaryIpAddress", eni -> eni.addresses.get(0))
                .of(List.copyOf(network.enis.values()));
        Filter<Eni> more = new Filter<>(call);
        call.parameter("SecurityGroupId").ifPresent(group -> more.only(eni -> eni.groups.contains(group)));
        List<String> asked = call.each("PrivateIpAddress");
        if (!asked.isEmpty()) {
            more.only(eni -> eni.addresses.stream().anyMatch(asked::contains));
        }
        List<String> ipv6 = call.each("Ipv6Address");
        if (!ipv6.isEmpty()) {
            more.only(eni -> eni.ipv6.stream().anyMatch(ipv6::contains));
        }
        for (int i = 1; call.parameter("Tag." + i + ".Key").isPresent(); i++) {
            String key = call.required("Tag." + i + ".Key");
            Optional<String> value = call.parameter("Tag." + i + ".Value");
            more.only(eni ->
                    eni.tags.containsKey(key) && (value.isEmpty() || value.get().equals(eni.tags.get(key))));
        }
        return page(
                call, more.of(found), "NetworkInterfaceSets", "NetworkInterfaceSet", Eni::description, DEFAULT_PAGE);
    }

    <T> Map<String, @Nullable Object> page(
            FakeCall call, List<T> items, String outer, String inner, Function<T, ?> tree, int size)
            throws FakeFailure {
        return either(call, items, outer, inner, tree, size);
    }

    /** Returns a part by token if the call asks for one by MaxResults or NextToken, by number otherwise. */
    static <T> Map<String, @Nullable Object> either(
            FakeCall call, List<T> items, String outer, String inner, Function<T, ?> tree, int size)
            throws FakeFailure {
        if (call.parameter("MaxResults").isPresent()
                || call.parameter("NextToken").isPresent()) {
            int most = Math.max(DEFAULT_PAGE, call.number("MaxResults", size));
            Map<String, @Nullable Object> page = Page.byToken(call, most, items, outer, inner, tree);
            page.put("TotalCount", items.size());
            page.put("PageNumber", 0);
            page.put("PageSize", 0);
            return page;
        }
        Map<String, @Nullable Object> page = Page.byNumber(call, size, items, outer, inner, tree);
        page.put("NextToken", "");
        return page;
    }

    private Object create(FakeCall call) throws FakeFailure {
        VSwitch vSwitch = network.vSwitches.get(call.required("VSwitchId"));
        if (vSwitch == null || !vSwitch.vpc.region.equals(call.required("RegionId"))) {
            throw new FakeFailure(404, "InvalidVSwitchId.NotFound", "The specified VSwitchId does not exist.");
        }
        Set<String> groups = new LinkedHashSet<>(call.each("SecurityGroupIds"));
        call.parameter("SecurityGroupId").ifPresent(groups::add);
        checkGroups(groups, vSwitch.vpc);
        List<String> secondary = call.each("PrivateIpAddress");
        int count = call.number("SecondaryPrivateIpAddressCount", 0);
        if (vSwitch.pool.available() < 1L + secondary.size() + count) {
            throw InterfaceAddresses.noAddresses(vSwitch);
        }
        Optional<String> primary = call.parameter("PrimaryIpAddress");
        Eni eni = network.newEni(vSwitch, "Secondary", primary.isPresent() ? 0 : 1, call.now(), call.serial())
                .orElseThrow(() -> InterfaceAddresses.noAddresses(vSwitch));
        try {
            if (primary.isPresent()) {
                InterfaceAddresses.take(eni, primary.get());
            }
            for (String address : secondary) {
                InterfaceAddresses.take(eni, address);
            }
            vSwitch.pool.take(count).ifPresent(eni.addresses::addAll);
            if (call.parameter("Ipv6AddressCount").isPresent()
                    || !call.each("Ipv6Address").isEmpty()) {
                addresses.assignIpv6(call, eni);
            }
        } catch (FakeFailure e) {
            network.release(eni);
            throw e;
        }
        eni.groups.addAll(groups);
        eni.name = call.parameter("NetworkInterfaceName", "");
        eni.description = call.parameter("Description", "");
        eni.sourceDestCheck = call.flag("SourceDestCheck", false);
        eni.deleteOnRelease = call.flag("DeleteOnRelease", true);
        for (int i = 1; call.parameter("Tag." + i + ".Key").isPresent(); i++) {
            eni.tags.put(call.required("Tag." + i + ".Key"), call.parameter("Tag." + i + ".Value", ""));
        }
        return eni.tree();
    }

    private void checkGroups(Set<String> groups, Vpc vpc) throws FakeFailure {
        if (groups.isEmpty()) {
            throw new FakeFailure(
                    400,
                    "MissingParameter",
                    "The input parameter \"SecurityGroupId\" that is mandatory for processing this request is not"
                            + " supplied.");
        }
        if (groups.size() > MOST_GROUPS) {
            throw new FakeFailure(
                    403, "InvalidOperation.MaxEniSecurityGroups", "The interface has too many security groups.");
        }
        for (String id : groups) {
            SecurityGroup group = network.groups.get(id);
            if (group == null) {
                throw new FakeFailure(
                        404, "InvalidSecurityGroupId.NotFound", "The specified SecurityGroupId does not exist.");
            }
            if (group.vpc != vpc) {
                throw new FakeFailure(
                        403,
                        "InvalidSecurityGroupId.NotInVpc",
                        "The specified security group and the vSwitch are not in the same VPC.");
            }
            if (network.members(group) >= (group.type.equals("enterprise") ? 65536 : 2000)) {
                throw new FakeFailure(
                        403, "SecurityGroupInstanceLimitExceed", "The security group holds as many as it can.");
            }
        }
    }

    private Object delete(Eni eni) throws FakeFailure {
        if (eni.instance != null) {
            throw state(eni);
        }
        network.release(eni);
        return Tree.of();
    }

    private static Object attach(Eni eni, Instance instance) throws FakeFailure {
        if (eni.instance != null) {
            throw state(eni);
        }
        if (!eni.vSwitch.zone.equals(instance.vSwitch().zone)) {
            throw new FakeFailure(
                    403,
                    "InvalidOperation.AvailabilityZoneMismatch",
                    "The instance and the network interface are not in the same zone.");
        }
        if (instance.enis.size() >= instance.spec.enis()) {
            throw new FakeFailure(
                    403,
                    "EniPerInstanceLimitExceeded",
                    "The maximum number of network interfaces of instance type " + instance.spec.name() + " is "
                            + instance.spec.enis() + ".");
        }
        if (eni.addresses.size() > instance.spec.ipsPerEni()) {
            throw InterfaceAddresses.tooMany(instance.spec, "Ipv4");
        }
        eni.instance = instance;
        instance.enis.add(eni);
        return Tree.of();
    }

    private static Object detach(Eni eni, Instance instance) throws FakeFailure {
        if (eni.instance != instance) {
            throw state(eni);
        }
        if (eni.type.equals("Primary")) {
            throw new FakeFailure(
                    403, "InvalidOperation.DetachPrimaryEniNotAllowed", "The primary interface cannot be detached.");
        }
        eni.instance = null;
        instance.enis.remove(eni);
        return Tree.of();
    }

    private Object modify(FakeCall call, Eni eni) throws FakeFailure {
        Set<String> groups = new LinkedHashSet<>(call.each("SecurityGroupId"));
        if (!groups.isEmpty()) {
            checkGroups(groups, eni.vSwitch.vpc);
            eni.groups.clear();
            eni.groups.addAll(groups);
        }
        eni.name = call.parameter("NetworkInterfaceName", eni.name);
        eni.description = call.parameter("Description", eni.description);
        eni.sourceDestCheck = call.flag("SourceDestCheck", eni.sourceDestCheck);
        eni.deleteOnRelease = call.flag("DeleteOnRelease", eni.deleteOnRelease);
        return Tree.of();
    }

    private Eni eni(FakeCall call) throws FakeFailure {
        return Optional.ofNullable(network.enis.get(call.required("NetworkInterfaceId")))
                .filter(eni -> call.sees(eni.made()))
                .filter(eni -> eni.vSwitch.vpc.region.equals(call.required("RegionId")))
                .orElseThrow(() -> new FakeFailure(
                        404, "InvalidEniId.NotFound", "The specified NetworkInterfaceId does not exist."));
    }

    private Instance instance(FakeCall call) throws FakeFailure {
        return Optional.ofNullable(network.instances.get(call.required("InstanceId")))
                .filter(instance -> call.sees(instance.made()))
                .orElseThrow(() ->
                        new FakeFailure(404, "InvalidEcsId.NotFound", "The specified InstanceId does not exist."));
    }

    private static FakeFailure state(Eni eni) {
        return new FakeFailure(
                403,
                "InvalidOperation.InvalidEniState",
                "The operation is not allowed while network interface " + eni.id + " is " + eni.status() + ".");
    }
}
