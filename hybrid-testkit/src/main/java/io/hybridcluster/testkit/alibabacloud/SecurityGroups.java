// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The security groups of ECS. Source: the API reference of ECS, 2014-05-26. */
final class SecurityGroups {
    private static final int DEFAULT_PAGE = 10;
    private static final int DEFAULT_RULES = 500;

    private final World world;
    private final Network network;
    private final ClientTokens tokens = new ClientTokens();

    SecurityGroups(World world) {
        this.world = world;
        this.network = world.network();
    }

    @Nullable
    Object answer(FakeCall call) throws FakeFailure {
        return switch (call.action()) {
            case "DescribeSecurityGroups" -> list(call);
            case "DescribeSecurityGroupAttribute" -> rules(call);
            case "AuthorizeSecurityGroup" -> tokens.once(call, () -> authorize(call));
            default -> throw new IllegalStateException("no behaviour for " + call.action());
        };
    }

    private Object list(FakeCall call) throws FakeFailure {
        List<SecurityGroup> found = new Filter<SecurityGroup>(call)
                .equal("RegionId", group -> group.vpc.region)
                .equal("SecurityGroupId", group -> group.id)
                .json("SecurityGroupIds", group -> group.id)
                .equal("VpcId", group -> group.vpc.id)
                .equal("SecurityGroupType", group -> group.type)
                .equal("SecurityGroupName", group -> group.id)
                .of(List.copyOf(network.groups.values()));
        var page = Interfaces.either(
                call,
                found,
                "SecurityGroups",
                "SecurityGroup",
                group -> group.tree(network.members(group)),
                DEFAULT_PAGE);
        page.put("RegionId", call.required("RegionId"));
        return page;
    }

    private SecurityGroup group(FakeCall call) throws FakeFailure {
        return Optional.ofNullable(network.groups.get(call.required("SecurityGroupId")))
                .filter(group -> group.vpc.region.equals(call.required("RegionId")))
                .orElseThrow(() -> new FakeFailure(
                        404, "InvalidSecurityGroupId.NotFound", "The specified SecurityGroupId does not exist."));
    }

    private Object rules(FakeCall call) throws FakeFailure {
        SecurityGroup group = group(call);
        Filter<SecurityGroup.Rule> filter = new Filter<>(call);
        call.parameter("Direction")
                .filter(direction -> !direction.equals("all"))
                .ifPresent(direction -> filter.only(rule -> rule.direction().equals(direction)));
        var page = Page.byToken(
                call,
                call.number("MaxResults", DEFAULT_RULES),
                filter.of(group.rules),
                "Permissions",
                "Permission",
                SecurityGroup.Rule::tree);
        page.put("RegionId", group.vpc.region);
        page.put("SecurityGroupId", group.id);
        page.put("SecurityGroupName", group.id);
        page.put("Description", "");
        page.put("VpcId", group.vpc.id);
        page.put("InnerAccessPolicy", group.innerAccess);
        return page;
    }

    private Object authorize(FakeCall call) throws FakeFailure {
        SecurityGroup group = group(call);
        List<SecurityGroup.Rule> rules = new ArrayList<>();
        if (call.parameter("IpProtocol").isPresent()) {
            rules.add(rule(call, ""));
        }
        for (int i = 1; call.parameter("Permissions." + i + ".IpProtocol").isPresent(); i++) {
            rules.add(rule(call, "Permissions." + i + "."));
        }
        if (rules.isEmpty()) {
            throw new FakeFailure(
                    400,
                    "MissingParameter",
                    "The input parameter \"IpProtocol\" that is mandatory for processing this request is not supplied.");
        }
        for (SecurityGroup.Rule rule : rules) {
            if (group.rules.stream().noneMatch(rule::isSameAs)) {
                group.rules.add(rule);
            }
        }
        return Tree.of();
    }

    private SecurityGroup.Rule rule(FakeCall call, String prefix) throws FakeFailure {
        String protocol = call.required(prefix + "IpProtocol").toUpperCase(Locale.ROOT);
        String ports = call.parameter(prefix + "PortRange", protocol.equals("ICMP") ? "-1/-1" : "");
        if (!ports.matches("-1/-1|[0-9]{1,5}/[0-9]{1,5}") || !protocol.matches("TCP|UDP|ICMP|ICMPV6|GRE|ALL")) {
            throw new FakeFailure(
                    400, "InvalidParameter", "The specified parameter \"" + prefix + "PortRange\" is not valid.");
        }
        String peer = "";
        for (String name : List.of("SourceCidrIp", "Ipv6SourceCidrIp", "SourceGroupId", "SourcePrefixListId")) {
            peer = call.parameter(prefix + name, peer);
        }
        if (peer.isEmpty()) {
            throw new FakeFailure(
                    400, "InvalidSourceCidrIp.Malformed", "The parameter SourceCidrIp or SourceGroupId is missing.");
        }
        return new SecurityGroup.Rule(
                world.ids().resource("sgr"),
                "ingress",
                protocol,
                ports,
                peer,
                call.parameter(prefix + "Policy", "accept").equalsIgnoreCase("drop") ? "Drop" : "Accept",
                call.number(prefix + "Priority", 1),
                call.parameter(prefix + "Description", ""),
                Network.seconds(call.now()),
                call.serial());
    }
}
