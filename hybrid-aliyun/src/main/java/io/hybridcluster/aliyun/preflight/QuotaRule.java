// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.AccountQuota;
import io.hybridcluster.aliyun.account.LiveInstanceType;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.OptionalLong;

/** What the account may have has to be enough for the pool's nodes, if they are of the smallest of its types. */
final class QuotaRule implements PreflightRule {
    private static final String SOURCE = "ECS: DescribeAccountAttributes";

    private static final RuleDescription CORES = Report.rule(
            "Quota.Cores",
            Severity.ERROR,
            "the pool's nodes have more vCPUs than the account may still have in instances that are paid as they go",
            SOURCE);

    private static final RuleDescription INTERFACES = Report.rule(
            "Quota.Interfaces",
            Severity.WARNING,
            "the pool's nodes can have more network interfaces than the account may have",
            SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(CORES, INTERFACES);
    }

    @Override
    public void check(Subject subject, Report report) {
        List<LiveInstanceType> types = subject.account().list(Part.INSTANCE_TYPES);
        if (types.isEmpty()) {
            return;
        }
        subject.plan()
                .nodePool()
                .ifPresent(pool -> subject.demand().ifPresent(demand -> {
                    cores(demand.nodes(), pool, types, subject, report);
                    interfaces(demand.nodes(), pool, types, subject, report);
                }));
    }

    private static void cores(
            long nodes, NodePoolPlan pool, List<LiveInstanceType> types, Subject subject, Report report) {
        OptionalLong most = quota(AccountQuota.MAX_VCPUS, subject);
        OptionalLong used = quota(AccountQuota.USED_VCPUS, subject);
        long needed =
                nodes * types.stream().mapToLong(LiveInstanceType::cores).min().orElse(0);
        if (most.isPresent() && needed > most.getAsLong() - used.orElse(0)) {
            report.add(
                    CORES,
                    "NodePool " + pool.name(),
                    nodes + " more nodes have " + needed + " vCPUs, and the account may have " + most.getAsLong()
                            + " and has " + used.orElse(0),
                    "have the ECS quota " + AccountQuota.MAX_VCPUS + " raised, or lower nodePool.desiredSize");
        }
    }

    private static void interfaces(
            long nodes, NodePoolPlan pool, List<LiveInstanceType> types, Subject subject, Report report) {
        OptionalLong most = quota(AccountQuota.MAX_INTERFACES, subject);
        long needed = nodes
                * types.stream()
                        .mapToLong(type -> type.limits().eniQuantity())
                        .min()
                        .orElse(0);
        if (most.isPresent() && needed > most.getAsLong()) {
            report.add(
                    INTERFACES,
                    "NodePool " + pool.name(),
                    nodes + " more nodes can have " + needed + " network interfaces, and the account may have "
                            + most.getAsLong(),
                    "have the ECS quota " + AccountQuota.MAX_INTERFACES + " raised, or lower nodePool.desiredSize");
        }
    }

    private static OptionalLong quota(String name, Subject subject) {
        return subject.account().list(Part.QUOTAS).stream()
                .filter(quota -> quota.name().equals(name))
                .mapToLong(AccountQuota::value)
                .findFirst();
    }
}
