// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;

/**
 * What an account lacks for a plan.
 *
 * <p>Every rule always runs, over what was read; of what was not read nothing is said but that it was not. Severity follows
 * what would break: an account that is right for the guide's plan yields no error. Stateless and thread-safe.
 */
public final class PreflightRules {
    private static final ImmutableList<PreflightRule> RULES = ImmutableList.of(
            new AccessRule(),
            new RegionRule(),
            new VpcRule(),
            new VSwitchRule(),
            new HijackRule(),
            new FreeAddressRule(),
            new VpcRouteRule(),
            new CenRule(),
            new TransitRouteRule(),
            new ReturnRouteRule(),
            new BasicCenRule(),
            new BorderRouterRule(),
            new SecurityGroupRule(),
            new TrafficRule(),
            new InstanceTypesRule(),
            new StockRule(),
            new QuotaRule(),
            new ClusterRule(),
            new TerwayAddonRule(),
            new NodePoolRule());

    private PreflightRules() {}

    /** Returns what can be found, ordered by id. */
    public static List<RuleDescription> rules() {
        return RULES.stream()
                .flatMap(rule -> rule.descriptions().stream())
                .sorted()
                .toList();
    }

    /**
     * Returns what the account lacks for the plan, worst first. Findings of one kind at many things are told as one, which
     * names the first of them.
     */
    public static List<LiveFinding> check(HybridPlan plan, AccountPicture account) {
        Subject subject = new Subject(requireNonNull(plan, "plan"), requireNonNull(account, "account"));
        Report report = new Report();
        RULES.forEach(rule -> rule.check(subject, report));
        return report.findings();
    }
}
