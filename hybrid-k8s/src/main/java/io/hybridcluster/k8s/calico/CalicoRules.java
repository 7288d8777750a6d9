// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static io.hybridcluster.model.finding.Severity.ERROR;
import static io.hybridcluster.model.finding.Severity.INFO;
import static io.hybridcluster.model.finding.Severity.WARNING;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;

/** The rules of this package. */
final class CalicoRules {
    static final RuleId CRD_REMOVED = RuleId.parse("CalicoCrd.Removed");
    static final RuleId CRD_CHANGED = RuleId.parse("CalicoCrd.Changed");
    static final RuleId CRD_PRUNES = RuleId.parse("CalicoCrd.Prunes");
    static final RuleId CRD_VERSION_NOT_SERVED = RuleId.parse("CalicoCrd.VersionNotServed");
    static final RuleId CRD_ADDED = RuleId.parse("CalicoCrd.Added");
    static final RuleId RESOURCE_REMOVED = RuleId.parse("CalicoResource.Removed");
    static final RuleId RESOURCE_PRUNED = RuleId.parse("CalicoResource.Pruned");
    static final RuleId RESOURCE_CHANGED = RuleId.parse("CalicoResource.Changed");
    static final RuleId RESOURCE_ADDED = RuleId.parse("CalicoResource.Added");

    static final RuleId POOL_MISSING = RuleId.parse("CalicoIpPool.CloudBlockUncovered");
    static final RuleId POOL_NAT = RuleId.parse("CalicoIpPool.NatToCloud");
    static final RuleId POOL_ENABLED = RuleId.parse("CalicoIpPool.HandsOutCloudAddresses");
    static final RuleId POOL_ENCAPSULATES = RuleId.parse("CalicoIpPool.Encapsulates");
    static final RuleId POOL_NOT_PLANNED = RuleId.parse("CalicoIpPool.NotInPlan");
    static final RuleId POOL_OF_PLAN_MISSING = RuleId.parse("CalicoIpPool.PodBlockWithoutPool");
    static final RuleId POOL_DRIFTED = RuleId.parse("CalicoIpPool.Drifted");
    static final RuleId POOL_UNREADABLE = RuleId.parse("CalicoIpPool.Unreadable");

    private static final String TERWAY = "terway charts/terway/templates/terwayd/daemonset.yaml";
    private static final String PRUNING =
            "Kubernetes: Extend the Kubernetes API with CustomResourceDefinitions, field pruning";
    private static final String FELIX = "calico felix/rules/nat.go";
    private static final String POOLS = "Calico: IP pool";

    private CalicoRules() {}

    static List<RuleDescription> all() {
        return List.of(
                rule(CRD_REMOVED, ERROR, "a definition of Calico is gone, and with it all its objects", TERWAY),
                rule(CRD_CHANGED, WARNING, "a definition of Calico is another one", TERWAY),
                rule(CRD_PRUNES, ERROR, "a definition of Calico drops fields that objects had", PRUNING),
                rule(CRD_VERSION_NOT_SERVED, ERROR, "a definition of Calico lacks a version that objects had", TERWAY),
                rule(CRD_ADDED, INFO, "there is a new definition in Calico's groups", TERWAY),
                rule(RESOURCE_REMOVED, ERROR, "an object of Calico is gone", TERWAY),
                rule(
                        RESOURCE_PRUNED,
                        ERROR,
                        "an object of Calico lost fields that its definition does not name",
                        PRUNING),
                rule(RESOURCE_CHANGED, WARNING, "an object of Calico is another one", TERWAY),
                rule(RESOURCE_ADDED, INFO, "there is a new object of Calico", TERWAY),
                rule(POOL_MISSING, ERROR, "no disabled pool covers a block of cloud addresses", FELIX),
                rule(POOL_NAT, ERROR, "traffic of a pool's pods to cloud pods is masqueraded", FELIX),
                rule(POOL_ENABLED, ERROR, "Calico would hand out addresses of the cloud", POOLS),
                rule(
                        POOL_ENCAPSULATES,
                        WARNING,
                        "a pool is in a tunnel, and the plan's network announces routes",
                        POOLS),
                rule(POOL_NOT_PLANNED, WARNING, "a pool for pods lies outside the plan's blocks", POOLS),
                rule(POOL_OF_PLAN_MISSING, WARNING, "a block of pod addresses of the plan has no pool", POOLS),
                rule(POOL_DRIFTED, WARNING, "a pool of ours is not as we made it", POOLS),
                rule(POOL_UNREADABLE, ERROR, "a pool has no block of addresses", PRUNING));
    }

    static LiveFinding finding(RuleId rule, Severity severity, Object place, String problem, String remedy) {
        return new LiveFinding(rule, severity, String.valueOf(place), problem, remedy);
    }

    private static RuleDescription rule(RuleId id, Severity severity, String meaning, String source) {
        return new RuleDescription(id, severity, meaning, source);
    }
}
