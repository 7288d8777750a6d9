// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.plan.HybridPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    private static Placement onCloudNode(String podSpec) {
        return Placement.of(workload(podSpec), NodeProfile.cloudNode());
    }

    private static KubernetesObject workload(String podSpec) {
        return KubernetesObject.of(Trees.map(
                Trees.readOne("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {spec: "
                        + podSpec + "}}}")));
    }

    private static String term(String expressions) {
        return terms("{matchExpressions: [" + expressions + "]}");
    }

    private static String terms(String terms) {
        return "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: ["
                + terms + "]}}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | LANDS: nothing keeps its pods off",
                "{nodeSelector: {kubernetes.io/os: linux}} | LANDS: nothing keeps its pods off",
                "{nodeSelector: {alibabacloud.com/external: 'true'}} | LANDS: nothing keeps its pods off",
                "{nodeSelector: {alibabacloud.com/external: 'false'}} | STAYS_AWAY: nodeSelector alibabacloud.com/external=false",
                "{nodeSelector: {kubernetes.io/os: windows}} | STAYS_AWAY: nodeSelector kubernetes.io/os=windows",
                "{nodeSelector: {disk: ssd}} | DEPENDS: nodeSelector disk=ssd, and whether nodes have that is not known",
                "{nodeSelector: {beta.kubernetes.io/arch: arm64}} | DEPENDS: nodeSelector beta.kubernetes.io/arch=arm64, and whether nodes have that is not known",
                "{nodeSelector: {node-role.kubernetes.io/master: ''}} | STAYS_AWAY: nodeSelector node-role.kubernetes.io/master=",
                "{nodeSelector: {type: virtual-kubelet}} | STAYS_AWAY: nodeSelector type=virtual-kubelet",
                "{nodeSelector: {disk: ssd, kubernetes.io/os: windows}} | STAYS_AWAY: nodeSelector kubernetes.io/os=windows",
                "{nodeName: idc-1} | DEPENDS: nodeName is idc-1, and which node that is is not known",
                "{tolerations: [{operator: Exists}]} | LANDS: nothing keeps its pods off",
            })
    void looksAtWhatKeepsPodsOffCloudNodes(String podSpec, String expected) {
        assertThat(onCloudNode(podSpec)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{key: alibabacloud.com/external, operator: NotIn, values: ['true']} | STAYS_AWAY: required node affinity alibabacloud.com/external NotIn [true]",
                "{key: alibabacloud.com/external, operator: Exists} | LANDS: nothing keeps its pods off",
                "{key: alibabacloud.com/nodepool-id, operator: DoesNotExist} | STAYS_AWAY: required node affinity alibabacloud.com/nodepool-id DoesNotExist",
                "{key: alibabacloud.com/nodepool-id, operator: In, values: [np1]} | DEPENDS: required node affinity alibabacloud.com/nodepool-id In [np1], and whether nodes have that is not known",
                "{key: cores, operator: Gt, values: ['4']} | DEPENDS: required node affinity cores Gt [4], and whether nodes have that is not known",
                "{key: gpu, operator: Exists}, {key: type, operator: Exists} | STAYS_AWAY: required node affinity type Exists",
                "'' | STAYS_AWAY: required node affinity of one empty term",
            })
    void namesTheRequirementThatDecides(String expressions, String expected) {
        assertThat(onCloudNode(term(expressions.replace("''", "")))).hasToString(expected);
    }

    @Test
    void takesTermsForAlternatives() {
        String away = "{matchExpressions: [{key: type, operator: Exists}]}";
        String perhaps = "{matchFields: [{key: metadata.name, operator: In, values: [idc-1]}]}";
        String lands = "{matchExpressions: [{key: type, operator: DoesNotExist}]}";

        assertThat(onCloudNode(terms(away + ", " + away))).hasToString("STAYS_AWAY: required node affinity of 2 terms");
        assertThat(onCloudNode(terms(away + ", " + perhaps)))
                .hasToString("DEPENDS: required node affinity of 2 terms, and whether nodes have that is not known");
        assertThat(onCloudNode(terms(perhaps + ", " + lands)).landing()).isEqualTo(Landing.LANDS);
        assertThat(onCloudNode(terms(perhaps)).reason())
                .isEqualTo("required node affinity on the node's name, and whether nodes have that is not known");
        assertThat(onCloudNode(terms(""))).hasToString("STAYS_AWAY: required node affinity of 0 terms");
        assertThat(onCloudNode(terms("{matchFields: [{key: spec.unschedulable, operator: In, values: ['false']}]}"))
                        .landing())
                .isEqualTo(Landing.STAYS_AWAY);
    }

    @Test
    void knowsThePoolOfAPlan() {
        HybridPlan plan = Plans.guide();
        NodeProfile node = NodeProfile.cloudNode(plan);

        assertThat(node.closed()).isTrue();
        assertThat(Placement.of(workload("{nodeSelector: {workload: cpu}}"), node))
                .hasToString("STAYS_AWAY: it does not tolerate the taint dedicated=cloud:NoSchedule");
        assertThat(Placement.of(workload("{nodeSelector: {workload: gpu}, tolerations: [{operator: Exists}]}"), node))
                .hasToString("STAYS_AWAY: nodeSelector workload=gpu");
        assertThat(Placement.of(workload("{nodeSelector: {disk: ssd}, tolerations: [{operator: Exists}]}"), node))
                .hasToString("STAYS_AWAY: nodeSelector disk=ssd");
        assertThat(Placement.of(workload("{tolerations: [{key: dedicated, value: cloud, effect: NoSchedule}]}"), node)
                        .landing())
                .isEqualTo(Landing.LANDS);
        assertThat(Placement.of(
                                workload(
                                        "{nodeSelector: {topology.kubernetes.io/zone: a}, tolerations: [{operator: Exists}]}"),
                                node)
                        .landing())
                .isEqualTo(Landing.DEPENDS);
        assertThat(NodeProfile.cloudNode(Plans.bare())).isEqualTo(NodeProfile.cloudNode());
    }

    @Test
    void knowsVirtualNodesAndThoseOfTheDataCentre() {
        KubernetesObject tolerant = workload("{tolerations: [{operator: Exists}]}");
        KubernetesObject plain = workload("{}");
        KubernetesObject terway = workload("{nodeSelector: {alibabacloud.com/external: 'true'}}");

        assertThat(Placement.of(tolerant, NodeProfile.virtualNode()).landing()).isEqualTo(Landing.LANDS);
        assertThat(Placement.of(plain, NodeProfile.virtualNode()).landing()).isEqualTo(Landing.STAYS_AWAY);
        assertThat(Placement.of(plain, NodeProfile.dataCentreNode()).landing()).isEqualTo(Landing.LANDS);
        assertThat(Placement.of(terway, NodeProfile.dataCentreNode()).landing()).isEqualTo(Landing.STAYS_AWAY);
        assertThat(NodeProfile.virtualNode()).isNotEqualTo(NodeProfile.dataCentreNode());
        assertThat(NodeProfile.virtualNode().toString()).contains("type=virtual-kubelet");
    }

    @Test
    void saysWhatKubernetesDoesNotAccept() {
        assertThatThrownBy(() -> onCloudNode("{nodeSelector: [a]}"))
                .hasMessage("spec.template.spec.nodeSelector: expected an object, found a list of 1");
        assertThatThrownBy(() -> onCloudNode(term("{key: a, operator: Like, values: [b]}")))
                .hasMessageContaining("expected one of In, NotIn, Exists, DoesNotExist, Gt, Lt, found \"Like\"");
        assertThatThrownBy(() -> onCloudNode("{tolerations: [{key: 7}]}"))
                .hasMessage("spec.template.spec.tolerations[0].key: expected a string, found 7");
    }
}
