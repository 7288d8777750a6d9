// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;

/**
 * Terway of this version must read credentials from where the plan puts them (terway {@code daemon/builder.go},
 * {@code setupAliyunClient}: the Secret, then the keys in eni_conf, then the file, then the instance's role).
 */
final class CredentialRule implements PlanRule {
    private static final RuleDescription ADDON_SECRET_UNREAD = RuleDescription.of(
            "Terway.AddonSecretUnread",
            Severity.ERROR,
            "Terway before 1.8.0 does not read the Secret alibaba-addon-secret, and stops without credentials",
            "ACK: Terway release notes, v1.8.0; terway types/daemon/config.go");

    private static final RuleDescription IN_CONFIG_MAP = RuleDescription.of(
            "Terway.CredentialsInConfigMap",
            Severity.WARNING,
            "the AccessKey stands in the ConfigMap eni-config, for all who may read ConfigMaps",
            "the guide, step 3; terway types/daemon/config.go");

    private static final RuleDescription LOGGED = RuleDescription.of(
            "Terway.CredentialsLogged",
            Severity.WARNING,
            "Terway before 1.5.7 writes eni_conf with its AccessKey to its log",
            "terway daemon/daemon.go, got config");

    private static final RuleDescription PATH_FATAL = RuleDescription.of(
            "Terway.CredentialPathFatal",
            Severity.INFO,
            "Terway 1.2 to 1.8 stops if it cannot read the file of credential_path, and tries nothing else",
            "terway pkg/aliyun/credential");

    private static final RuleDescription ROLE_SHARED = RuleDescription.of(
            "Terway.InstanceRoleShared",
            Severity.INFO,
            "every pod that reaches the instance's metadata has the rights of its RAM role too",
            "ECS: Instance RAM roles");

    private static final FieldPath AT = Places.TERWAY.child("credentials").child("source");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(ADDON_SECRET_UNREAD, IN_CONFIG_MAP, LOGGED, PATH_FATAL, ROLE_SHARED);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan().terway().ifPresent(terway -> check(terway, report));
    }

    private static void check(TerwayPlan terway, Report report) {
        TerwayVersion version = terway.version();
        CredentialSource source = terway.credentials();
        String used = "Terway " + version + " gets its credentials from " + source;
        switch (source) {
            case ADDON_SECRET -> {
                if (!version.isAtLeast(1, 8, 0)) {
                    report.add(
                            ADDON_SECRET_UNREAD,
                            AT,
                            used + ", which only 1.8.0 and later read",
                            "take Terway 1.8, or source: instance-ram-role");
                }
            }
            case ENI_CONFIG -> {
                boolean hasBetter = version.isAtLeast(1, 8, 0);
                report.add(
                        IN_CONFIG_MAP,
                        AT,
                        used + ": the AccessKey stands readable in ConfigMap kube-system/eni-config",
                        hasBetter
                                ? "say source: addon-secret; from 1.8.0 on keys in eni-config are unnecessary"
                                : "take Terway 1.8 with source: addon-secret, or say source: instance-ram-role");
                if (!version.isAtLeast(1, 5, 7)) {
                    report.add(
                            LOGGED,
                            AT,
                            used + ", and prints them when it starts",
                            "take Terway 1.5.7 or later, and replace an AccessKey that was used before");
                }
            }
            case CREDENTIAL_PATH -> {
                if (version.isAtLeast(1, 2, 0) && !version.isAtLeast(1, 9, 0)) {
                    report.add(
                            PATH_FATAL,
                            AT,
                            used + ", and stops if the file is not there",
                            "make sure that Secret kube-system/addon.network.token is mounted before Terway starts");
                }
            }
            case INSTANCE_RAM_ROLE ->
                report.add(
                        ROLE_SHARED,
                        AT,
                        used + ", and so can every pod on the node",
                        "attach a role with Terway's policy alone to the node pool's instances, and keep other pods from"
                                + " 100.100.100.200 by a network policy");
        }
    }
}
