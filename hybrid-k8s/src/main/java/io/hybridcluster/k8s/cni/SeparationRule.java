// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.Arrays;
import java.util.List;

/** The rules of this package: id, severity, meaning and source of each. */
enum SeparationRule {
    INSTALLATION_NOT_READ(
            "Calico.InstallationNotRead",
            Severity.ERROR,
            "the tigera-operator keeps calico-node, and its Installation is not among the objects that were read",
            "tigera/operator api/v1/calico_node_types.go"),
    AFFINITY_OVERRIDDEN(
            "Calico.AffinityOverridden",
            Severity.INFO,
            "the Installation's new affinity overrides what the operator gives to the workload, so that is taken over",
            "tigera/operator api/v1/calico_node_types.go"),
    BUNDLED_CHART(
            "Network.BundledChart",
            Severity.INFO,
            "RKE2 or k3s installs the network by a chart of its own, whose values hold the affinity",
            "RKE2: Network Options"),
    IN_PROCESS(
            "Network.InProcess",
            Severity.INFO,
            "k3s runs flannel in its own process, so there is no DaemonSet to keep off",
            "k3s: Basic Network Options"),
    NOT_RECOGNISED(
            "Network.NotRecognised",
            Severity.INFO,
            "nothing that was read runs a network that is known here",
            "the guide, step 1"),
    OVERLAY(
            "Network.Overlay",
            Severity.WARNING,
            "the data centre's network is an overlay, over which cloud nodes run the same plug-in and no Terway",
            "ACK: Hybrid network overview"),
    STORE_REFUSED(
            "Store.Refused",
            Severity.ERROR,
            "a store of the control plane was asked to be kept off, and moving it may lose what it holds",
            "projectcalico/calico, kubeadm hosted manifests, calico-etcd"),
    STORE_ON_CLOUD_NODES(
            "Store.OnCloudNodes",
            Severity.ERROR,
            "a store of the control plane would run on cloud nodes",
            "projectcalico/calico, kubeadm hosted manifests, calico-etcd"),
    TERWAY_IN_DATA_CENTRE(
            "Terway.OnDataCentreNodes",
            Severity.ERROR,
            "Terway would run on nodes of the data centre too",
            "the guide, step 3; ACK: Deploy and configure Terway"),
    MUST_COME(
            "Workload.MustCome",
            Severity.ERROR,
            "what cloud nodes need is kept off them, or was asked to be",
            "Kubernetes: kube-proxy; the guide, step 3"),
    NOT_FOUND(
            "Workload.NotFound",
            Severity.ERROR,
            "a workload that was asked to be kept off is not among the objects that were read",
            "the caller's choice"),
    OLD_API_VERSION(
            "Workload.OldApiVersion",
            Severity.ERROR,
            "the DaemonSet is of an API version that no API server takes since Kubernetes 1.16",
            "Kubernetes: Deprecated API Migration Guide"),
    OTHERS_WRITE_IT(
            "Workload.Reverted",
            Severity.WARNING,
            "something else writes the object, and takes the change back then",
            "Helm, RKE2, addon-manager, Argo CD and Flux documentation"),
    UNREADABLE(
            "Workload.Unreadable",
            Severity.ERROR,
            "the node selector, affinity or tolerations are not ones that Kubernetes accepts",
            "kubernetes pkg/apis/core/validation"),
    WOULD_LAND(
            "Workload.WouldLand",
            Severity.INFO,
            "a DaemonSet would run on cloud nodes, and whether it should is the user's choice",
            "ACK: Hybrid network overview, the guide, step 1"),
    DRIFT_GONE(
            "Separation.Gone",
            Severity.ERROR,
            "nothing is left of the requirements that keep a workload off cloud nodes",
            "the guide, step 1"),
    DRIFT_PARTLY(
            "Separation.Partly",
            Severity.ERROR,
            "some term lacks a requirement that keeps a workload off cloud nodes, and terms are alternatives",
            "Kubernetes: Assigning Pods to Nodes"),
    DRIFT_REPLACED(
            "Separation.ObjectReplaced",
            Severity.WARNING,
            "the object was deleted and made again since it was changed, so the recorded change cannot be undone on it",
            "Kubernetes: Object Names and IDs, UIDs");

    private final RuleId id;
    private final Severity severity;
    private final String meaning;
    private final String source;

    SeparationRule(String id, Severity severity, String meaning, String source) {
        this.id = RuleId.parse(id);
        this.severity = severity;
        this.meaning = meaning;
        this.source = source;
    }

    static List<RuleDescription> descriptions() {
        return Arrays.stream(values())
                .map(rule -> new RuleDescription(rule.id, rule.severity, rule.meaning, rule.source))
                .sorted()
                .toList();
    }

    LiveFinding at(KubernetesObject object, String problem, String remedy) {
        return at(object.toString(), problem, remedy);
    }

    LiveFinding at(String place, String problem, String remedy) {
        return new LiveFinding(id, severity, oneLine(place), oneLine(problem), oneLine(remedy));
    }

    /** Names of objects in a file may be anything. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
