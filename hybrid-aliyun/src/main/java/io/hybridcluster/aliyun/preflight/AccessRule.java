// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.ram.RamAction;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;

/** What the account may not read is not checked, which is to be known. */
final class AccessRule implements PreflightRule {
    private static final RuleDescription MISSING = Report.rule(
            "Access.Missing",
            Severity.WARNING,
            "the credentials may not read a part of the account, so that nothing that needs it was checked",
            "RAM: Policy elements");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(MISSING);
    }

    @Override
    public void check(Subject subject, Report report) {
        for (ApiAction action : subject.account().denied()) {
            String ram = action.ramAction().map(RamAction::toString).orElse(action.toString());
            report.add(
                    MISSING,
                    "Permission " + ram,
                    action.apiName() + " was refused, and what needs its answer was not checked",
                    "allow " + ram + " to the RAM user or role that runs this check, then check again");
        }
    }
}
