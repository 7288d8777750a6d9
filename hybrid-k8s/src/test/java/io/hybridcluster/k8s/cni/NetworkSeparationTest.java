// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.affinity.InstallationComponent;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSeparationTest {
    private static KubernetesObject object(String yaml) {
        return KubernetesObject.of(Trees.map(Trees.readOne(yaml)));
    }

    private static NetworkSeparation of(String... yaml) {
        return NetworkSeparation.of(
                List.of(yaml).stream().map(NetworkSeparationTest::object).toList(), NodeProfile.cloudNode(), Set.of());
    }

    private static List<String> errors(NetworkSeparation separation) {
        return separation.findings().stream()
                .map(LiveFinding::toString)
                .filter(text -> text.startsWith("[ERROR]"))
                .toList();
    }

    @Test
    void keepsAwayWhatTheCallerChose() {
        NetworkSeparation separation = Corpus.separation("others", "monitoring/node-exporter", "apps/in-house");

        assertThat(separation.changes())
                .extracting(AffinityChange::toString)
                .containsExactly(
                        "DaemonSet monitoring/node-exporter: /spec/template/spec/affinity",
                        "DaemonSet apps/in-house: /spec/template/spec/affinity");
        assertThat(errors(separation)).isEmpty();
        assertThat(separation.verdicts().get(0))
                .hasToString("DaemonSet monitoring/node-exporter: YOUR_CHOICE, you chose to keep it off");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kube-proxy-kubeadm | kube-system/kube-proxy | [ERROR] DaemonSet kube-system/kube-proxy: was asked to be kept off cloud nodes, but Services do not work on a node without it | Workload.MustCome",
                "calico-etcd | kube-system/calico-etcd | [ERROR] DaemonSet kube-system/calico-etcd: was asked to be kept off cloud nodes, but it holds Calico's addresses and policies, and pods that move lose what they hold | Store.Refused",
                "others | monitoring/no-exporter | [ERROR] DaemonSet monitoring/no-exporter: was asked to be kept off cloud nodes, but no such DaemonSet was read | Workload.NotFound",
            })
    void refusesWhatMustNotBeKeptAway(String file, String chosen, String finding, String rule) {
        NetworkSeparation separation = Corpus.separation(file, chosen);

        assertThat(errors(separation)).containsExactly(finding + " | " + rule);
        assertThat(separation.changes())
                .noneMatch(change -> WorkloadName.of(change.before()).toString().equals(chosen));
    }

    @Test
    void keepsTheOperatorsOthersAwayInTheInstallation() {
        NetworkSeparation separation = Corpus.separation(
                "tigera-operator-live", "calico-system/csi-node-driver", "calico-system/calico-typha");

        assertThat(errors(separation)).isEmpty();
        assertThat(separation.changes()).hasSize(1);
        AffinityChange change = separation.changes().get(0);
        assertThat(change)
                .hasToString("Installation default: /spec/calicoNodeDaemonSet, /spec/csiNodeDriverDaemonSet,"
                        + " /spec/typhaDeployment");
        assertThat(change.paths()).hasSize(3);
        assertThat(change.strategicMergePatch()).isEmpty();
        assertThat(change.undo(Trees.map(change.after())).after())
                .isEqualTo(change.before().tree());
        assertThat(NetworkSeparation.of(
                                List.of(KubernetesObject.of(Trees.map(change.after()))),
                                NodeProfile.cloudNode(),
                                Set.of(WorkloadName.parse("calico-system/csi-node-driver")))
                        .changes())
                .isEmpty();
    }

    @Test
    void takesOverTheWholeAffinityThatTheInstallationWouldOverride() {
        Map<?, ?> installation = Trees.map(
                Trees.readOne("{apiVersion: operator.tigera.io/v1, kind: Installation, metadata: {name: default}}"));
        Map<?, ?> node = Trees.map(Trees.readOne("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node,"
                + " namespace: calico-system}, spec: {template: {spec: {affinity: {podAntiAffinity: {x: y}, nodeAffinity:"
                + " {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator:"
                + " Exists}]}, {matchExpressions: [{key: b, operator: Exists}]}]}}}}}}}"));
        Set<InstallationComponent> components = Set.of(InstallationComponent.CALICO_NODE);

        AffinityChange change = CloudNodeExclusion.applyTo(installation, components, List.of(node));

        Object affinity = change.after().at("spec", "calicoNodeDaemonSet", "spec", "template", "spec", "affinity");
        assertThat(Document.of((Map<?, ?>) affinity)).isEqualTo(Document.of((Map<?, ?>)
                CloudNodeExclusion.applyTo(node).after().at("spec", "template", "spec", "affinity")));
        assertThat(CloudNodeExclusion.applyTo(Trees.map(change.after()), components, List.of(node))
                        .isChange())
                .isFalse();
        assertThat(change.undo(Trees.map(change.after())).after()).isEqualTo(Document.of(installation));
        Map<?, ?> byHand = Trees.map(CloudNodeExclusion.applyTo(node).after());
        assertThat(CloudNodeExclusion.applyTo(installation, components, List.of(byHand))
                        .after())
                .as("what somebody wrote into the operator's DaemonSet does not stay there")
                .isEqualTo(change.after());
        assertThatThrownBy(() -> CloudNodeExclusion.applyTo(node, components, List.of()))
                .hasMessage("DaemonSet calico-system/calico-node is not an Installation of operator.tigera.io/v1");
    }

    private static String cilium(String metadata) {
        return "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: cilium, namespace: kube-system, " + metadata
                + "}, spec: {template: {metadata: {labels: {k8s-app: cilium}}, spec: {}}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "annotations: {meta.helm.sh/release-name: net} | the Helm release net",
                "labels: {app.kubernetes.io/managed-by: Helm} | a Helm release",
                "labels: {addonmanager.kubernetes.io/mode: Reconcile} | the addon manager",
                "labels: {addonmanager.kubernetes.io/mode: EnsureExists} | ",
                "annotations: {argocd.argoproj.io/tracking-id: a} | Argo CD",
                "labels: {kustomize.toolkit.fluxcd.io/name: a} | Flux",
                "annotations: {objectset.rio.cattle.io/id: a} | k3s, RKE2 or Rancher",
                "ownerReferences: [{kind: CiliumConfig, name: c}] | its owner CiliumConfig c",
                "uid: x | ",
            })
    void tellsWhoElseWritesAnObject(String metadata, String who) {
        NetworkSeparation separation = of(cilium(metadata));

        assertThat(separation
                        .verdicts()
                        .get(0)
                        .source()
                        .map(SourceOfTruth::what)
                        .orElse(null))
                .isEqualTo(who);
        assertThat(separation.changes()).hasSize(1);
    }

    @Test
    void givesTheValuesThatAChartTakes() {
        assertThat(of(cilium("annotations: {meta.helm.sh/release-name: rke2-cilium}"))
                        .verdicts()
                        .get(0)
                        .source()
                        .orElseThrow()
                        .snippet()
                        .orElseThrow()
                        .toYaml())
                .isEqualTo("""
                        apiVersion: helm.cattle.io/v1
                        kind: HelmChartConfig
                        metadata:
                          name: rke2-cilium
                          namespace: kube-system
                        spec:
                          valuesContent: |
                            affinity:
                              nodeAffinity:
                                requiredDuringSchedulingIgnoredDuringExecution:
                                  nodeSelectorTerms:
                                    - matchExpressions:
                                        - key: alibabacloud.com/external
                                          operator: NotIn
                                          values:
                                            - "true"
                                        - key: type
                                          operator: NotIn
                                          values:
                                            - virtual-kubelet
                        """);
    }

    @Test
    void saysThatK3sHasNoDaemonSet() {
        assertThat(
                        of("{apiVersion: v1, kind: Node, metadata: {name: n}, status: {nodeInfo: {kubeletVersion: v1.30.1+k3s1}}}")
                                .findings())
                .extracting(LiveFinding::ruleId)
                .containsExactly(RuleId.parse("Network.InProcess"));
    }

    @Test
    void saysWhatCannotBeReadAndGoesOn() {
        NetworkSeparation separation = of(
                "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: \"a\\nb\"}, spec: {template: {spec: {nodeSelector: [1]}}}}",
                "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: c}, spec: {}}",
                cilium("uid: x"));

        assertThat(errors(separation))
                .containsExactly(
                        "[ERROR] DaemonSet a\\u{a}b: spec.template.spec.nodeSelector: expected an object, found a list of 1 | Workload.Unreadable");
        assertThat(separation.changes()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoNameOfAWorkload() {
        for (String text : List.of("a", "/a", "a/", "a/b/c")) {
            assertThatThrownBy(() -> WorkloadName.parse(text))
                    .hasMessage(
                            "\"" + text
                                    + "\" is not the name of a workload: expected NAMESPACE/NAME, such as kube-system/calico-node");
        }
    }

    @Test
    void describesEachRuleOnce() {
        List<RuleDescription> rules = NetworkSeparation.rules();

        assertThat(rules).isSorted().hasSize(18);
        assertThat(new TreeSet<>(rules.stream().map(RuleDescription::id).toList()))
                .hasSize(18);
    }

    @Test
    void showsNoSecretOfWhatItReads() {
        NetworkSeparation separation = of(
                "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace: kube-system, annotations:"
                        + " {kubectl.kubernetes.io/last-applied-configuration: canary}}, spec: {template: {spec: {containers: [{name:"
                        + " calico-node, image: quay.io/calico/node, args: [canary], env: [{name: CALICO_TOKEN, value: canary},"
                        + " {name: CALICO_IPV4POOL_IPIP, value: canary}, {name: CALICO_NETWORKING_BACKEND, value: canary}]}]}}}}",
                "{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {token: canary}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: calico-config}, data: {calico_backend: canary}}",
                "{apiVersion: crd.projectcalico.org/v1, kind: IPPool, metadata: {name: p}, spec: {ipipMode: canary}}");

        assertThat(separation.toString()
                        + separation.findings()
                        + separation.changes()
                        + separation.verdicts().get(0).mode()
                        + separation.verdicts().get(0).recognition())
                .doesNotContain("canary");
    }
}
