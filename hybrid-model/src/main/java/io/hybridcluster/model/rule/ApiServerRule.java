// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.Endpoint;
import java.util.List;

/** Cloud nodes must reach the API server (the guide, prerequisites), so its address must be one that is routed. */
final class ApiServerRule implements PlanRule {
    private static final RuleDescription OUTSIDE_NODE_CIDRS = RuleDescription.of(
            "ApiServer.OutsideNodeCidrs",
            Severity.INFO,
            "the API server's address is in no IDC node block, so one more range has to be routed to the IDC",
            "the guide, prerequisites");

    private static final RuleDescription NAMED = RuleDescription.of(
            "ApiServer.Named",
            Severity.INFO,
            "the API server is given by name, so neither its address nor the route to it can be checked",
            "the guide, prerequisites");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(OUTSIDE_NODE_CIDRS, NAMED);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        Endpoint apiServer = plan.plan().idc().apiServer();
        List<AddressBlock> addresses = plan.blocks().of(AddressRole.API_SERVER);
        if (addresses.isEmpty()) {
            report.add(
                    NAMED,
                    Places.API_SERVER,
                    "API server " + apiServer.host() + " is a name, and this check looks no name up",
                    "make sure that cloud nodes resolve it before they join, to an address that is routed to the IDC");
        }
        for (AddressBlock address : addresses) {
            if (!plan.blocks().set(AddressRole.IDC_NODE).contains(address.cidr())) {
                report.add(
                        OUTSIDE_NODE_CIDRS,
                        Places.API_SERVER,
                        address.name() + " is outside the IDC node blocks " + listed(plan),
                        "route " + address.cidr()
                                + ", or the block it is in, to the IDC as well, and name that block in" + " "
                                + Places.NODE_CIDRS);
            }
        }
    }

    private static String listed(CheckedPlan plan) {
        List<String> cidrs = plan.blocks().of(AddressRole.IDC_NODE).stream()
                .limit(4)
                .map(block -> block.cidr().toString())
                .toList();
        int more = plan.blocks().of(AddressRole.IDC_NODE).size() - cidrs.size();
        return String.join(", ", cidrs) + (more > 0 ? " and " + more + " more" : "");
    }
}
