// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;

/** Terway must be one that this Kubernetes can run (ACK: Terway release notes). */
final class TerwayVersionRule implements PlanRule {
    private static final RuleDescription KUBERNETES_TOO_OLD = RuleDescription.of(
            "Terway.KubernetesTooOld",
            Severity.ERROR,
            "this Terway wants a later Kubernetes: 1.8 wants 1.24, 1.9 wants 1.30, 1.10 and later want 1.31",
            "ACK: Terway release notes");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(KUBERNETES_TOO_OLD);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan().terway().map(TerwayPlan::version).ifPresent(terway -> {
            KubernetesVersion kubernetes = plan.plan().cluster().kubernetesVersion();
            least(terway)
                    .filter(least -> kubernetes.compareTo(least) < 0)
                    .ifPresent(least -> report.add(
                            KUBERNETES_TOO_OLD,
                            Places.TERWAY.child("version"),
                            "Terway " + terway + " wants Kubernetes " + least.major() + "." + least.minor()
                                    + " or later, and the cluster has " + kubernetes,
                            advice(kubernetes)));
        });
    }

    /** Returns the least Kubernetes for this Terway, as far as the release notes tell. */
    private static Optional<KubernetesVersion> least(TerwayVersion terway) {
        if (terway.isAtLeast(1, 10, 0)) {
            return Optional.of(new KubernetesVersion(1, 31, 0));
        }
        if (terway.isAtLeast(1, 9, 0)) {
            return Optional.of(new KubernetesVersion(1, 30, 0));
        }
        return terway.isAtLeast(1, 8, 0) ? Optional.of(new KubernetesVersion(1, 24, 0)) : Optional.empty();
    }

    private static String advice(KubernetesVersion kubernetes) {
        if (kubernetes.isAtLeast(1, 30, 0)) {
            return "take Terway 1.9, or upgrade the cluster to 1.31";
        }
        return kubernetes.isAtLeast(1, 24, 0)
                ? "take Terway 1.8, or upgrade the cluster"
                : "upgrade the cluster to 1.24 or later, or take a Terway before 1.8";
    }
}
