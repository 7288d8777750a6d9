// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.affinity.InstallationComponent;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.live.LiveFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges one workload after the other, and collects what is to be said. */
final class WorkloadJudge {
    private final List<KubernetesObject> all;
    private final NodeProfile cloudNode;
    private final Set<WorkloadName> keepAway;
    private final List<LiveFinding> findings;

    WorkloadJudge(
            List<KubernetesObject> all, NodeProfile cloudNode, Set<WorkloadName> keepAway, List<LiveFinding> findings) {
        this.all = all;
        this.cloudNode = cloudNode;
        this.keepAway = keepAway;
        this.findings = findings;
    }

    /** Returns the verdict on this object, or empty if it is none that a separation is about. */
    Optional<WorkloadVerdict> judge(KubernetesObject object) {
        Optional<Recognition> recognition = Recognition.of(object);
        try {
            if (recognition
                    .filter(one -> one.workload() == KnownWorkload.CALICO_INSTALLATION)
                    .isPresent()) {
                return Optional.of(installation(object, recognition));
            }
            if (!object.kind().equals("DaemonSet")) {
                return recognition
                        .filter(one -> one.workload().verdict() == Verdict.CONTROL_PLANE_STORE)
                        .map(one -> store(object, recognition));
            }
            return Optional.of(daemonSet(object, recognition));
        } catch (IllegalArgumentException e) {
            findings.add(SeparationRule.UNREADABLE.at(
                    object, String.valueOf(e.getMessage()), "correct the object: the API server does not take it so"));
            Verdict verdict = recognition.map(one -> one.workload().verdict()).orElse(Verdict.YOUR_CHOICE);
            return Optional.of(WorkloadVerdict.of(object, verdict, "it cannot be read", recognition));
        }
    }

    private WorkloadVerdict daemonSet(KubernetesObject object, Optional<Recognition> recognition) {
        Verdict verdict = recognition.map(one -> one.workload().verdict()).orElse(Verdict.YOUR_CHOICE);
        return switch (verdict) {
            case CONTROL_PLANE_STORE -> store(object, recognition);
            case MUST_COME -> mustCome(object, recognition);
            case MUST_STAY_AWAY -> mustStayAway(object, recognition);
            case YOUR_CHOICE, ALREADY_AWAY -> choice(object, recognition);
        };
    }

    private WorkloadVerdict store(KubernetesObject object, Optional<Recognition> recognition) {
        if (isChosen(object)) {
            findings.add(
                    SeparationRule.STORE_REFUSED.at(
                            object,
                            "was asked to be kept off cloud nodes, but " + because(recognition)
                                    + ", and pods that move lose what they hold",
                            "leave it alone here; move the store by its own procedure, or Calico to the Kubernetes API datastore"));
        } else if (object.kind().equals("DaemonSet")
                && Placement.of(object, cloudNode).landing() == Landing.LANDS) {
            findings.add(SeparationRule.STORE_ON_CLOUD_NODES.at(
                    object,
                    "would run on cloud nodes, and " + because(recognition),
                    "give it a nodeSelector of the control plane by hand, when you know which nodes hold its data"));
        }
        return WorkloadVerdict.of(object, Verdict.CONTROL_PLANE_STORE, because(recognition), recognition);
    }

    private WorkloadVerdict mustCome(KubernetesObject object, Optional<Recognition> recognition) {
        Placement placement = Placement.of(object, cloudNode);
        if (isChosen(object)) {
            findings.add(SeparationRule.MUST_COME.at(
                    object, "was asked to be kept off cloud nodes, but " + because(recognition), "do not choose it"));
        } else if (placement.landing() == Landing.STAYS_AWAY && !isForWindows(object)) {
            findings.add(SeparationRule.MUST_COME.at(
                    object,
                    "runs on no cloud node, since " + placement.reason() + ", but " + because(recognition),
                    "let its pods run on nodes with alibabacloud.com/external=true"));
        }
        boolean isTerway = recognition
                .filter(one -> one.workload() == KnownWorkload.TERWAY)
                .isPresent();
        if (isTerway && Placement.of(object, NodeProfile.dataCentreNode()).landing() == Landing.LANDS) {
            findings.add(
                    SeparationRule.TERWAY_IN_DATA_CENTRE.at(
                            object,
                            "would run on nodes of the data centre too, since nothing keeps its pods on cloud nodes",
                            "give it the nodeSelector alibabacloud.com/external: \"true\", as the add-on of a registered cluster has"));
        }
        return WorkloadVerdict.of(object, Verdict.MUST_COME, because(recognition), recognition);
    }

    /** A cluster may have one for each operating system. */
    private static boolean isForWindows(KubernetesObject object) {
        return "windows".equals(object.tree().at("spec", "template", "spec", "nodeSelector", "kubernetes.io/os"));
    }

    private WorkloadVerdict mustStayAway(KubernetesObject object, Optional<Recognition> recognition) {
        if (InstallationComponent.of(object).isPresent()) {
            return ofOperator(object, recognition, Verdict.MUST_STAY_AWAY);
        }
        return keepOff(object, Verdict.MUST_STAY_AWAY, because(recognition), recognition);
    }

    private WorkloadVerdict choice(KubernetesObject object, Optional<Recognition> recognition) {
        if (InstallationComponent.of(object).isPresent()) {
            return ofOperator(object, recognition, Verdict.YOUR_CHOICE);
        }
        if (isChosen(object)) {
            return keepOff(object, Verdict.YOUR_CHOICE, "you chose to keep it off", recognition);
        }
        Placement placement = Placement.of(object, cloudNode);
        if (placement.landing() == Landing.STAYS_AWAY) {
            return WorkloadVerdict.of(object, Verdict.ALREADY_AWAY, placement.reason(), recognition);
        }
        wouldLand(object, placement, recognition);
        return WorkloadVerdict.of(
                object,
                Verdict.YOUR_CHOICE,
                recognition.map(one -> one.workload().reason()).orElse("what it is for is not known here"),
                recognition);
    }

    private void wouldLand(KubernetesObject object, Placement placement, Optional<Recognition> recognition) {
        findings.add(SeparationRule.WOULD_LAND.at(
                object,
                (placement.landing() == Landing.LANDS
                                ? "would run on cloud nodes"
                                : "may run on cloud nodes: " + placement.reason())
                        + recognition.map(one -> "; " + one.workload().reason()).orElse(""),
                "if it should not, choose to keep away " + WorkloadName.text(object)));
    }

    private WorkloadVerdict keepOff(
            KubernetesObject object, Verdict verdict, String reason, Optional<Recognition> recognition) {
        Placement cloud = Placement.of(object, cloudNode);
        boolean away = cloud.landing() == Landing.STAYS_AWAY
                && Placement.of(object, NodeProfile.virtualNode()).landing() == Landing.STAYS_AWAY;
        if (away) {
            return WorkloadVerdict.of(object, Verdict.ALREADY_AWAY, cloud.reason(), recognition);
        }
        WorkloadVerdict plain = WorkloadVerdict.of(object, verdict, reason, recognition);
        if (!object.apiVersion().equals("apps/v1")) {
            findings.add(SeparationRule.OLD_API_VERSION.at(
                    object,
                    "is of " + object.apiVersion() + ", which no API server takes since Kubernetes 1.16",
                    "take the live object from kubectl get -o yaml, or a newer manifest"));
            return withMode(plain);
        }
        AffinityChange change = CloudNodeExclusion.applyTo(object.root().object());
        return withMode(changed(plain, change));
    }

    private WorkloadVerdict changed(WorkloadVerdict plain, AffinityChange change) {
        if (!change.isChange()) {
            return WorkloadVerdict.of(
                    plain.object(), Verdict.ALREADY_AWAY, "it has both requirements already", plain.recognition());
        }
        Optional<SourceOfTruth> source =
                SourceOfTruth.of(change, plain.recognition().map(Recognition::workload));
        source.ifPresent(one -> findings.add(SeparationRule.OTHERS_WRITE_IT.at(
                plain.object(), "is written by " + one.what() + ", which takes a patch back", one.remedy())));
        return plain.withChange(change, source);
    }

    private WorkloadVerdict withMode(WorkloadVerdict verdict) {
        Optional<KnownWorkload> plugin =
                verdict.recognition().map(Recognition::workload).filter(KnownWorkload::isNetworkPlugin);
        if (plugin.isEmpty() || verdict.verdict() != Verdict.MUST_STAY_AWAY) {
            return verdict;
        }
        NetworkMode mode = NetworkMode.of(plugin.get(), verdict.object(), all);
        if (mode.kind() == NetworkMode.Kind.OVERLAY) {
            findings.add(SeparationRule.OVERLAY.at(
                    verdict.object(),
                    "carries packets in an overlay: " + mode.reason()
                            + "; over an overlay, cloud nodes run the same plug-in, and no Terway",
                    "with Terway, take the data centre's pods out of the overlay first (BGP routes); without, leave this"
                            + " workload on all nodes and do not apply the patch"));
        }
        return verdict.withMode(mode);
    }

    private WorkloadVerdict ofOperator(KubernetesObject object, Optional<Recognition> recognition, Verdict verdict) {
        boolean read = all.stream()
                .anyMatch(one ->
                        one.kind().equals("Installation") && one.apiVersion().startsWith("operator.tigera.io/"));
        boolean mustChange = verdict == Verdict.MUST_STAY_AWAY || isChosen(object);
        if (mustChange && !read) {
            findings.add(SeparationRule.INSTALLATION_NOT_READ.at(
                    object,
                    "is kept by the tigera-operator, which reverts a patch of it, and its Installation was not read",
                    "read it too: kubectl get installation default -o yaml"));
        }
        if (!mustChange) {
            Placement placement = Placement.of(object, cloudNode);
            if (placement.landing() == Landing.STAYS_AWAY) {
                return WorkloadVerdict.of(object, Verdict.ALREADY_AWAY, placement.reason(), recognition);
            }
            wouldLand(object, placement, recognition);
        }
        return WorkloadVerdict.of(
                object, verdict, "the tigera-operator keeps it: the change is made in its Installation", recognition);
    }

    private WorkloadVerdict installation(KubernetesObject object, Optional<Recognition> recognition) {
        Set<InstallationComponent> components = new TreeSet<>(Set.of(InstallationComponent.CALICO_NODE));
        for (InstallationComponent component : InstallationComponent.values()) {
            if (keepAway.contains(WorkloadName.parse(component.workload()))) {
                components.add(component);
            }
        }
        List<Map<?, ?>> workloads = new ArrayList<>();
        for (KubernetesObject workload : all) {
            InstallationComponent.of(workload).filter(components::contains).ifPresent(component -> {
                workloads.add(workload.root().object());
                if (component.wouldOverride(object, workload)) {
                    findings.add(SeparationRule.AFFINITY_OVERRIDDEN.at(
                            object,
                            "has no affinity for " + component.workload()
                                    + " yet, whose own affinity it would override",
                            "nothing: the change takes that affinity over"));
                }
            });
        }
        AffinityChange change = CloudNodeExclusion.applyTo(object.root().object(), components, workloads);
        return withMode(
                changed(WorkloadVerdict.of(object, Verdict.MUST_STAY_AWAY, because(recognition), recognition), change));
    }

    private boolean isChosen(KubernetesObject object) {
        return keepAway.stream().anyMatch(name -> name.isNameOf(object));
    }

    private static String because(Optional<Recognition> recognition) {
        return recognition.map(one -> one.workload().reason()).orElse("");
    }
}
