// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.aliyun.account.LiveRoute;
import io.hybridcluster.aliyun.account.NextHop;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.TransitAttachment;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.Interconnect;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the next hops of a VPC's routes are to a plan.
 *
 * @param interconnect what the plan joins the two sides with, if it says so
 * @param attachments the VPC's attachments to the plan's CEN; empty if they are not known
 */
record VpcWays(@Nullable Interconnect interconnect, Set<String> attachments) {
    static VpcWays of(Subject subject) {
        return new VpcWays(
                subject.plan().interconnect().orElse(null),
                subject.account().list(Part.VPC_ATTACHMENTS).stream()
                        .map(TransitAttachment::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns where a route sends packets; of several next hops the one that serves worst. */
    Way of(LiveRoute route) {
        List<NextHop> enabled =
                route.nextHops().stream().filter(NextHop::isEnabled).toList();
        return (enabled.isEmpty() ? route.nextHops() : enabled)
                .stream()
                        .map(hop -> new Way(kind(hop, route), name(hop)))
                        .min(Comparator.naturalOrder())
                        .orElse(new Way(
                                route.type().equals("System") ? Way.Kind.LOCAL : Way.Kind.DROPPED,
                                route.type().equals("System") ? "the VPC itself" : "nothing"));
    }

    private static String name(NextHop hop) {
        if (hop.type().equals("local")) {
            return "the VPC itself";
        }
        return Shown.name(hop.type()) + hop.id().map(id -> " " + Shown.name(id)).orElse("");
    }

    private Way.Kind kind(NextHop hop, LiveRoute route) {
        return switch (hop.type()) {
            case "local" -> Way.Kind.LOCAL;
            case "BlackHole" -> Way.Kind.DROPPED;
            case "Attachment" -> kindOfCen(hop);
            case "CEN", "CenBasic" -> isA("cen-") ? Way.Kind.RIGHT : Way.Kind.OTHER;
            case "RouterInterface", "EcRouterInterface", "VBR", "Vbr" -> kindOfBorder(hop);
            case "VpnGateway" -> kindOf("vpn-", hop.id().orElse(""));
            // A machine may be a router of the account's own; Ecr leads to border routers too.
            case "Instance", "HaVip", "NetworkInterface", "Ecr" -> Way.Kind.OTHER;
            default -> route.type().equals("System") ? Way.Kind.LOCAL : Way.Kind.WRONG;
        };
    }

    private Way.Kind kindOfCen(NextHop hop) {
        boolean isKnown =
                attachments.isEmpty() || hop.id().filter(attachments::contains).isPresent();
        return isA("cen-") && isKnown ? Way.Kind.RIGHT : Way.Kind.OTHER;
    }

    private Way.Kind kindOfBorder(NextHop hop) {
        String behind =
                hop.relatedId().or(hop::id).filter(id -> id.startsWith("vbr-")).orElse("");
        return kindOf("vbr-", behind);
    }

    /** Returns whether the plan has this kind of interconnect, and this one if the route tells which. */
    private Way.Kind kindOf(String prefix, String id) {
        boolean isTheOne =
                interconnect == null || id.isEmpty() || interconnect.id().equals(id);
        return isA(prefix) && isTheOne ? Way.Kind.RIGHT : Way.Kind.OTHER;
    }

    /** Returns whether the plan's interconnect is of this kind; any is where the plan has none. */
    private boolean isA(String prefix) {
        return interconnect == null || interconnect.id().startsWith(prefix);
    }
}
