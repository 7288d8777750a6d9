// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No vSwitch of the VPC, whether the plan names it or not, may have addresses of the data centre: a vSwitch may be made
 * inside the destination of a route, and its own route then takes the packets (VPC: CreateVSwitch).
 */
final class HijackRule implements PreflightRule {
    private static final RuleDescription IDC = Report.rule(
            "VSwitch.HijacksIdc",
            Severity.ERROR,
            "a vSwitch that the plan does not have so has addresses of the data centre, and its own route takes their"
                    + " packets from the whole VPC",
            "VPC: CreateVSwitch");

    private static final RuleDescription SERVICES = Report.rule(
            "VSwitch.OverlapsServices",
            Severity.WARNING,
            "a vSwitch that the plan does not have so has addresses of the cluster's Services, so that nodes and pods cannot"
                    + " reach what is in it",
            "ACK: Plan CIDR blocks for a cluster");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(IDC, SERVICES);
    }

    @Override
    public void check(Subject subject, Report report) {
        // What the plan has is checked with the plan.
        Map<String, Set<Cidr>> planned = new HashMap<>();
        for (VSwitch vSwitch : subject.plan().vpc().vSwitches()) {
            planned.computeIfAbsent(vSwitch.id().value(), id -> new HashSet<>()).add(vSwitch.cidr());
        }
        List<Target> targets = subject.targets();
        CidrSet idc = CidrSet.copyOf(targets.stream().map(Target::cidr).toList());
        CidrSet services = CidrSet.copyOf(subject.plan().cluster().serviceCidrs());
        for (LiveVSwitch vSwitch : subject.account().list(Part.V_SWITCHES)) {
            if (planned.getOrDefault(vSwitch.id(), Set.of()).contains(vSwitch.cidr())) {
                continue;
            }
            String place = "VSwitch " + Shown.name(vSwitch.id());
            if (idc.overlaps(vSwitch.cidr())) {
                report.add(
                        IDC,
                        place,
                        "its block " + vSwitch.cidr() + " overlaps " + overlapped(vSwitch.cidr(), targets)
                                + ": nothing in the VPC reaches those addresses in the data centre",
                        "move what is in it to a vSwitch elsewhere and delete it, or give the data centre other"
                                + " addresses");
            }
            if (services.overlaps(vSwitch.cidr())) {
                report.add(
                        SERVICES,
                        place,
                        "its block " + vSwitch.cidr() + " overlaps the Service range "
                                + Listed.of(services.intersection(CidrSet.of(vSwitch.cidr()))),
                        "keep what cloud nodes and pods need out of this vSwitch, or move it elsewhere");
            }
        }
    }

    private static String overlapped(Cidr block, List<Target> targets) {
        return Listed.of(
                targets.stream().filter(target -> target.cidr().overlaps(block)).toList());
    }
}
