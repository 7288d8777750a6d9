// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A security group with its rules. Mutable state of the fake. */
final class SecurityGroup implements Made {
    /**
     * A rule.
     *
     * @param direction {@code ingress} or {@code egress}
     * @param protocol {@code TCP}, {@code UDP}, {@code ICMP}, {@code GRE} or {@code ALL}
     * @param ports such as {@code 443/443}; {@code -1/-1} for all
     * @param peer the block or the id of the security group on the other side
     * @param policy {@code Accept} or {@code Drop}
     * @param priority 1, the first, to 100
     */
    record Rule(
            String id,
            String direction,
            String protocol,
            String ports,
            String peer,
            String policy,
            int priority,
            String description,
            String created,
            long made)
            implements Made {
        Map<String, @Nullable Object> tree() {
            boolean in = direction.equals("ingress");
            boolean group = peer.startsWith("sg-");
            boolean list = peer.startsWith("pl-");
            boolean v6 = peer.contains(":");
            String block = group || list || v6 ? "" : peer;
            return Tree.of(
                    "SecurityGroupRuleId",
                    id,
                    "Direction",
                    direction,
                    "IpProtocol",
                    protocol,
                    "PortRange",
                    ports,
                    "SourcePortRange",
                    "",
                    "Policy",
                    policy,
                    "Priority",
                    Integer.toString(priority),
                    "NicType",
                    "intranet",
                    "SourceCidrIp",
                    in ? block : "",
                    "DestCidrIp",
                    in ? "" : block,
                    "Ipv6SourceCidrIp",
                    in && v6 ? peer : "",
                    "Ipv6DestCidrIp",
                    !in && v6 ? peer : "",
                    "SourceGroupId",
                    in && group ? peer : "",
                    "DestGroupId",
                    !in && group ? peer : "",
                    "SourceGroupName",
                    "",
                    "DestGroupName",
                    "",
                    "SourceGroupOwnerAccount",
                    "",
                    "DestGroupOwnerAccount",
                    "",
                    "SourcePrefixListId",
                    in && list ? peer : "",
                    "DestPrefixListId",
                    !in && list ? peer : "",
                    "SourcePrefixListName",
                    "",
                    "DestPrefixListName",
                    "",
                    "Description",
                    description,
                    "CreateTime",
                    created);
        }

        boolean isSameAs(Rule other) {
            return direction.equals(other.direction)
                    && protocol.equals(other.protocol)
                    && ports.equals(other.ports)
                    && peer.equals(other.peer)
                    && policy.equals(other.policy)
                    && priority == other.priority;
        }
    }

    final String id;
    final Vpc vpc;
    /** {@code normal}, basic, or {@code enterprise}, advanced. */
    final String type;

    final String created;
    final List<Rule> rules = new ArrayList<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    String innerAccess = "Accept";

    SecurityGroup(String id, Vpc vpc, String type, String created) {
        this.id = id;
        this.vpc = vpc;
        this.type = type;
        this.created = created;
    }

    @Override
    public long made() {
        return 0;
    }

    Map<String, @Nullable Object> tree(int members) {
        return Tree.of(
                "SecurityGroupId",
                id,
                "SecurityGroupName",
                id,
                "SecurityGroupType",
                type,
                "VpcId",
                vpc.id,
                "Description",
                "",
                "EcsCount",
                members,
                "AvailableInstanceAmount",
                (type.equals("enterprise") ? 65536 : 2000) - members,
                "ResourceGroupId",
                "",
                "ServiceManaged",
                false,
                "Tags",
                Tree.tags("TagKey", "TagValue", tags),
                "CreationTime",
                created);
    }
}
