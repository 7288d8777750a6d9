// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vSwitches of the plan have to be in the VPC, where and as the plan says. */
final class VSwitchRule implements PreflightRule {
    private static final String SOURCE = "VPC: DescribeVSwitches";

    private static final RuleDescription NOT_FOUND =
            Report.rule("VSwitch.NotFound", Severity.ERROR, "a vSwitch of the plan is not in the VPC", SOURCE);

    private static final RuleDescription OTHER_ZONE = Report.rule(
            "VSwitch.OtherZone",
            Severity.ERROR,
            "a vSwitch is in another zone than the plan says, and Terway looks pod vSwitches up by zone",
            "VPC: DescribeVSwitches; terway daemon/config.go");

    private static final RuleDescription OTHER_CIDR = Report.rule(
            "VSwitch.OtherCidr",
            Severity.ERROR,
            "a vSwitch has another block than the plan says, so routes, security groups and overlaps were planned for the"
                    + " wrong one",
            SOURCE);

    private static final RuleDescription OTHER_IPV6_CIDR = Report.rule(
            "VSwitch.OtherIpv6Cidr",
            Severity.ERROR,
            "a vSwitch has another IPv6 block than the plan says, or none",
            SOURCE);

    private static final RuleDescription NOT_AVAILABLE =
            Report.rule("VSwitch.NotAvailable", Severity.ERROR, "a vSwitch of the plan is not ready for use", SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NOT_FOUND, OTHER_ZONE, OTHER_CIDR, OTHER_IPV6_CIDR, NOT_AVAILABLE);
    }

    @Override
    public void check(Subject subject, Report report) {
        subject.account().find(Part.V_SWITCHES).ifPresent(vSwitches -> {
            Map<String, LiveVSwitch> byId = new HashMap<>();
            vSwitches.forEach(live -> byId.put(live.id(), live));
            for (VSwitch planned : subject.plan().vpc().vSwitches()) {
                LiveVSwitch live = byId.get(planned.id().value());
                if (live == null) {
                    report.add(
                            NOT_FOUND,
                            "VSwitch " + planned.id(),
                            "VPC " + subject.plan().vpc().id() + " has no such vSwitch",
                            "correct its id in the plan, or make a vSwitch " + planned.cidr() + " in " + planned.zone()
                                    + " and name that");
                } else {
                    compare(planned, live, report);
                }
            }
        });
    }

    private static void compare(VSwitch planned, LiveVSwitch live, Report report) {
        String place = "VSwitch " + planned.id();
        if (!live.zone().equals(planned.zone().value())) {
            report.add(
                    OTHER_ZONE,
                    place,
                    "it is in zone " + Shown.name(live.zone()) + ", and the plan says " + planned.zone(),
                    "correct its zone in the plan, and the keys of vswitches in eni_conf if it is for pods");
        }
        if (!live.cidr().equals(planned.cidr())) {
            report.add(
                    OTHER_CIDR,
                    place,
                    "its block is " + live.cidr() + ", and the plan says " + planned.cidr(),
                    "correct its cidr in the plan and check the plan again");
        }
        planned.ipv6Cidr()
                .filter(cidr -> live.ipv6Cidr().filter(cidr::equals).isEmpty())
                .ifPresent(cidr -> report.add(
                        OTHER_IPV6_CIDR,
                        place,
                        "its IPv6 block is "
                                + live.ipv6Cidr().map(Object::toString).orElse("none") + ", and the plan says " + cidr,
                        "correct its ipv6Cidr in the plan, or give the vSwitch that block"));
        if (!live.isAvailable()) {
            report.add(
                    NOT_AVAILABLE,
                    place,
                    "its status is " + Shown.name(live.status()),
                    "wait until it is Available, then check again");
        }
    }
}
