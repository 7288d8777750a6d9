// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import java.util.List;

/**
 * No block of the plan may lie in a range that Alibaba Cloud or the Internet's standards keep for something else.
 *
 * <p>Interconnect blocks may be link-local: the peer addresses of a tunnel or a BGP session often are, and a VPN gateway
 * asks for it (VPN Gateway: CreateVpnConnection). A VPC block may contain Docker's default bridge, since only a vSwitch
 * there is in its way.
 */
final class ReservedRangeRule implements PlanRule {
    static final Cidr DOCKER = Cidr.parse("172.17.0.0/16");

    private static final ImmutableList<Range> RANGES = ImmutableList.of(
            range(
                    "Cidr.InCloudServices",
                    "a block overlaps 100.64.0.0/10, where Alibaba Cloud has its own services: instance metadata, DNS,"
                            + " internal OSS",
                    "VPC: CreateVpc and CreateRouteEntry",
                    "100.64.0.0/10"),
            range(
                    "Cidr.InLinkLocal",
                    "a block overlaps the link-local range, which no router forwards and in which a node-local DNS cache"
                            + " listens on 169.254.20.10",
                    "RFC 3927, RFC 4291; VPC: CreateVpc",
                    "169.254.0.0/16",
                    "fe80::/10"),
            range(
                    "Cidr.InLoopback",
                    "a block overlaps the loopback range, which never leaves a host",
                    "RFC 1122, RFC 4291; VPC: CreateVpc",
                    "127.0.0.0/8",
                    "::1/128"),
            range(
                    "Cidr.InMulticast",
                    "a block overlaps the multicast range, which no host can have an address of",
                    "RFC 5771, RFC 4291; VPC: CreateVpc",
                    "224.0.0.0/4",
                    "ff00::/8"),
            range(
                    "Cidr.InThisNetwork",
                    "a block overlaps 0.0.0.0/8 or is ::, which no host can have an address of",
                    "RFC 1122, RFC 4291; VPC: AssociateVpcCidrBlock",
                    "0.0.0.0/8",
                    "::/128"),
            range(
                    "Cidr.InFutureUse",
                    "a block overlaps 240.0.0.0/4, which hosts and routers refuse",
                    "RFC 1112",
                    "240.0.0.0/4"));

    private static final RuleDescription DOCKER_DEFAULT = RuleDescription.of(
            "Cidr.DockerDefault",
            Severity.WARNING,
            "a block overlaps 172.17.0.0/16, which Docker takes for its bridge: a node with Docker does not reach it",
            "Docker: Networking overview, default bridge");

    /** What no plan may use, in any role. */
    static final CidrSet RESERVED = CidrSet.copyOf(
            RANGES.stream().flatMap(range -> range.cidrs().cidrs().stream()).toList());

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.<RuleDescription>builder()
                .addAll(RANGES.stream().map(Range::description).toList())
                .add(DOCKER_DEFAULT)
                .build();
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        for (AddressRole role : AddressRole.values()) {
            for (AddressBlock block : plan.blocks().of(role)) {
                if (RESERVED.overlaps(block.cidr())) {
                    RANGES.forEach(range -> check(range, block, plan, report));
                }
                if (role != AddressRole.VPC && block.cidr().overlaps(DOCKER)) {
                    report.add(
                            DOCKER_DEFAULT,
                            block.at(),
                            block.name() + " overlaps Docker's default bridge " + DOCKER,
                            "move it" + proposal(block, plan)
                                    + ", or set another bridge on every node that has Docker (\"bip\" in"
                                    + " /etc/docker/daemon.json)");
                }
            }
        }
    }

    private static void check(Range range, AddressBlock block, CheckedPlan plan, Report report) {
        boolean isLink = block.role() == AddressRole.INTERCONNECT
                && range.description().id().value().equals("Cidr.InLinkLocal");
        if (isLink) {
            return;
        }
        for (Cidr reserved : range.cidrs().cidrs()) {
            if (reserved.overlaps(block.cidr())) {
                report.add(
                        range.description(),
                        block.at(),
                        block.name() + " overlaps " + reserved,
                        "use other addresses" + proposal(block, plan));
            }
        }
    }

    private static String proposal(AddressBlock block, CheckedPlan plan) {
        return switch (block.role()) {
            case VSWITCH -> FreeBlocks.suchAs(plan.free().vSwitch(block.cidr().prefixLength()));
            case SERVICE -> FreeBlocks.suchAs(plan.free().service(block.cidr().family()));
            case API_SERVER -> ", such as one of an IDC node block";
            case IDC_NODE, IDC_POD, VPC, INTERCONNECT ->
                FreeBlocks.suchAs(plan.free().outsideVpc(block.cidr()));
        };
    }

    private static Range range(String id, String meaning, String source, String... cidrs) {
        List<Cidr> parsed =
                ImmutableList.copyOf(cidrs).stream().map(Cidr::parse).toList();
        return new Range(RuleDescription.of(id, Severity.ERROR, meaning, source), CidrSet.copyOf(parsed));
    }

    private record Range(RuleDescription description, CidrSet cidrs) {}
}
