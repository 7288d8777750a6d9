// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.AddonOffer;
import io.hybridcluster.aliyun.account.InstalledAddon;
import io.hybridcluster.aliyun.account.LiveCluster;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;

/** The cluster has to get, or to have, the plan's version of the add-on Terway. */
final class TerwayAddonRule implements PreflightRule {
    private static final String NAME = "terway-eniip";
    private static final String PLACE = "Addon " + NAME;

    private static final RuleDescription NOT_OFFERED = Report.rule(
            "TerwayAddon.NotOffered", Severity.ERROR, "the cluster cannot have the add-on Terway", "ACK: ListAddons");

    private static final RuleDescription OTHER_OFFERED = Report.rule(
            "TerwayAddon.OtherVersionOffered",
            Severity.WARNING,
            "the cluster gets another version of Terway than the plan says, with which it was checked",
            "ACK: ListAddons");

    private static final RuleDescription KUBERNETES_TOO_OLD = Report.rule(
            "TerwayAddon.KubernetesTooOld",
            Severity.ERROR,
            "the Terway that the cluster gets or has wants a later Kubernetes: 1.8 wants 1.24, 1.9 wants 1.30, 1.10 and later"
                    + " want 1.31",
            "ACK: Terway release notes");

    private static final RuleDescription OTHER_INSTALLED = Report.rule(
            "TerwayAddon.OtherVersionInstalled",
            Severity.WARNING,
            "the cluster already has Terway in another version than the plan says",
            "ACK: ListClusterAddonInstances");

    private static final RuleDescription BUSY = Report.rule(
            "TerwayAddon.NotActive",
            Severity.WARNING,
            "something is being done to the cluster's Terway, or failed",
            "ACK: ListClusterAddonInstances");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NOT_OFFERED, OTHER_OFFERED, KUBERNETES_TOO_OLD, OTHER_INSTALLED, BUSY);
    }

    @Override
    public void check(Subject subject, Report report) {
        if (subject.plan().terway().isEmpty()) {
            return;
        }
        TerwayVersion planned = subject.plan().terway().get().version();
        Optional<InstalledAddon> installed = subject.account().list(Part.INSTALLED_ADDONS).stream()
                .filter(addon -> addon.name().equals(NAME))
                .findFirst();
        if (installed.isPresent()) {
            installed(installed.get(), planned, subject, report);
        } else {
            subject.account().find(Part.OFFERED_ADDONS).ifPresent(offers -> offers(offers, planned, subject, report));
        }
    }

    private static void installed(InstalledAddon addon, TerwayVersion planned, Subject subject, Report report) {
        Versions.terway(addon.version()).ifPresent(version -> {
            if (!version.equals(planned)) {
                report.add(
                        OTHER_INSTALLED,
                        PLACE,
                        "version " + version + " is installed, and the plan says " + planned,
                        version.compareTo(planned) < 0
                                ? "upgrade the add-on to " + planned + ", or correct terway.version in the plan"
                                : "correct terway.version in the plan and check the plan again");
            }
            kubernetes(version, subject, report);
        });
        if (!addon.state().isEmpty() && !addon.state().equals("active")) {
            report.add(
                    BUSY,
                    PLACE,
                    "its state is " + Shown.name(addon.state()),
                    "wait until it is active, and look at the cluster's tasks if that takes long");
        }
    }

    private static void offers(List<AddonOffer> offers, TerwayVersion planned, Subject subject, Report report) {
        List<TerwayVersion> versions = offers.stream()
                .filter(offer -> offer.name().equals(NAME))
                .flatMap(offer -> Versions.terway(offer.version()).stream())
                .distinct()
                .sorted()
                .toList();
        if (offers.stream().noneMatch(offer -> offer.name().equals(NAME))) {
            report.add(
                    NOT_OFFERED,
                    PLACE,
                    "the cluster's list of add-ons does not have it",
                    "make sure that the cluster is a registered one, runs, and was registered for Terway");
        } else if (versions.contains(planned)) {
            kubernetes(planned, subject, report);
        } else if (!versions.isEmpty()) {
            report.add(
                    OTHER_OFFERED,
                    PLACE,
                    "the cluster can get " + Listed.of(versions) + ", and the plan says " + planned,
                    "correct terway.version in the plan and check the plan again");
            // The earliest: if that wants a later Kubernetes, all do.
            kubernetes(versions.get(0), subject, report);
        }
    }

    private static void kubernetes(TerwayVersion terway, Subject subject, Report report) {
        KubernetesVersion kubernetes = subject.account()
                .find(Part.CLUSTER)
                .map(LiveCluster::version)
                .flatMap(Versions::kubernetes)
                .orElse(subject.plan().cluster().kubernetesVersion());
        Versions.leastFor(terway)
                .filter(least -> kubernetes.compareTo(least) < 0)
                .ifPresent(least -> report.add(
                        KUBERNETES_TOO_OLD,
                        PLACE,
                        "Terway " + terway + " wants Kubernetes " + least.major() + "." + least.minor()
                                + " or later, and the cluster has " + kubernetes,
                        "upgrade the cluster to " + least.major() + "." + least.minor()
                                + " or later, or have an earlier Terway installed"));
    }
}
