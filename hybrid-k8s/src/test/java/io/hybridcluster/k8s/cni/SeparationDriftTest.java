// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.cni.SeparationDrift.State;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.live.LiveFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparationDriftTest {
    private static final String REQUIRED =
            "spec.template.spec.affinity.nodeAffinity" + ".requiredDuringSchedulingIgnoredDuringExecution";
    private static final String EXTERNAL = "{key: alibabacloud.com/external, operator: NotIn, values: ['true']}";
    private static final String VIRTUAL = "{key: type, operator: NotIn, values: [virtual-kubelet]}";

    private static final AffinityChange RECORDED = CloudNodeExclusion.applyTo(
            object("{key: a, operator: Exists}", "").root().object());

    private static KubernetesObject object(String expressions, String managedFields) {
        return daemonSet(
                "nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: ["
                        + expressions + "]}]}}",
                managedFields,
                "1");
    }

    private static KubernetesObject daemonSet(String affinity, String managedFields, String uid) {
        return KubernetesObject.of(Trees.map(
                Trees.readOne("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace:"
                        + " kube-system, uid: '" + uid + "', managedFields: [" + managedFields
                        + "]}, spec: {template: {spec: {affinity: {" + affinity
                        + "}, containers: [{env: [{name: A, value: canary}]}]}}}}")));
    }

    private static String entry(String manager, String time, String fields) {
        return "{manager: " + manager + ", operation: Update, time: '" + time
                + "', fieldsType: FieldsV1, fieldsV1: {'f:spec': {'f:template': {'f:spec': " + fields + "}}}}";
    }

    private static final String OWNS_AFFINITY =
            "{'f:affinity': {'f:nodeAffinity': {'f:requiredDuringSchedulingIgnoredDuringExecution': {}}}}";

    @Test
    void isInPlaceAfterTheChange() {
        SeparationDrift drift = SeparationDrift.of(RECORDED, KubernetesObject.of(Trees.map(RECORDED.after())));

        assertThat(drift.state()).isEqualTo(State.IN_PLACE);
        assertThat(drift.missing()).isEmpty();
        assertThat(drift.writers()).isEmpty();
        assertThat(drift.findings()).isEmpty();
        assertThat(drift).hasToString("DaemonSet kube-system/calico-node: IN_PLACE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                EXTERNAL + ", " + VIRTUAL + " | IN_PLACE",
                "{key: alibabacloud.com/external, operator: DoesNotExist}, " + VIRTUAL + " | IN_PLACE",
                "{key: alibabacloud.com/external, operator: NotIn, values: ['yes', 'true']}, " + VIRTUAL
                        + " | IN_PLACE",
                "{key: alibabacloud.com/external, operator: In, values: ['no']}, " + VIRTUAL + " | IN_PLACE",
                "{key: alibabacloud.com/external, operator: In, values: ['no', 'true']}, " + VIRTUAL + " | PARTLY",
                "{key: alibabacloiud.com/external, operator: NotIn, values: ['true']}, " + VIRTUAL + " | PARTLY",
                EXTERNAL + " | PARTLY",
                VIRTUAL + " | PARTLY",
                "{key: a, operator: Exists} | GONE",
            })
    void tellsWhatIsLeft(String expressions, State state) {
        assertThat(SeparationDrift.of(RECORDED, object(expressions, "")).state())
                .isEqualTo(state);
        assertThat(SeparationDrift.of(object(expressions, "")).state()).isEqualTo(state);
    }

    @Test
    void tellsWhoOverwroteATermAndWhen() {
        KubernetesObject now = object(
                EXTERNAL,
                entry("hybridcluster", "2026-01-01T00:00:00Z", "{'f:hostNetwork': {}}") + ", "
                        + entry("kubectl-edit", "2026-01-02T03:04:05Z", OWNS_AFFINITY));

        SeparationDrift drift = SeparationDrift.of(RECORDED, now);

        assertThat(drift.missing())
                .hasToString("[" + REQUIRED + ".nodeSelectorTerms[0]: type NotIn [virtual-kubelet]]");
        assertThat(drift.writers()).hasToString("[kubectl-edit by Update at 2026-01-02T03:04:05Z]");
        assertThat(drift.findings())
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] DaemonSet kube-system/calico-node: its pods may run on cloud or virtual nodes, since "
                                + REQUIRED + ".nodeSelectorTerms[0] lacks type NotIn [virtual-kubelet]; " + REQUIRED
                                + " was written by kubectl-edit by Update at 2026-01-02T03:04:05Z | Separation.Partly");
    }

    @Test
    void tellsWhoIsNearestWhereTheAffinityWasRemoved() {
        KubernetesObject now =
                daemonSet("", entry("helm", "2026-01-02T03:04:05Z", "{'f:affinity': {}, 'f:hostNetwork': {}}"), "1");

        SeparationDrift drift = SeparationDrift.of(RECORDED, now);

        assertThat(drift.state()).isEqualTo(State.GONE);
        assertThat(drift.findings())
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] DaemonSet kube-system/calico-node: its pods may run on cloud or virtual nodes, since "
                                + REQUIRED + " lacks alibabacloud.com/external NotIn [true], " + REQUIRED
                                + " lacks type NotIn [virtual-kubelet]; " + REQUIRED
                                + " was written by helm by Update at 2026-01-02T03:04:05Z | Separation.Gone");
        KubernetesObject bare = daemonSet("", entry("helm", "2026-01-02T03:04:05Z", "{'f:hostNetwork': {}}"), "1");
        assertThat(SeparationDrift.of(RECORDED, bare).findings().get(0).problem())
                .endsWith("; spec.template.spec was written by helm by Update at 2026-01-02T03:04:05Z");
        assertThat(SeparationDrift.of(RECORDED, daemonSet("", "", "1"))
                        .findings()
                        .get(0)
                        .problem())
                .endsWith(" lacks type NotIn [virtual-kubelet]")
                .doesNotContain("canary");
    }

    @Test
    void tellsThatTheObjectIsAnotherOne() {
        SeparationDrift gone = SeparationDrift.of(RECORDED, daemonSet("", "", "2"));
        assertThat(gone.state()).isEqualTo(State.OBJECT_REPLACED);
        assertThat(gone.findings())
                .extracting(finding -> finding.ruleId().value())
                .containsExactly("Separation.Gone", "Separation.ObjectReplaced");

        SeparationDrift same = SeparationDrift.of(
                RECORDED,
                daemonSet(
                        "nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: ["
                                + EXTERNAL + ", " + VIRTUAL + "]}]}}",
                        "",
                        "2"));
        assertThat(same.missing()).isEmpty();
        assertThat(same.findings())
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[WARNING] DaemonSet kube-system/calico-node: was deleted and made again since it was changed,"
                                + " and has the requirements | Separation.ObjectReplaced");
    }

    @Test
    void passesOverTermsThatMatchNoNode() {
        String affinity =
                "nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{}, {matchExpressions: []}]}}";

        assertThat(SeparationDrift.of(RECORDED, daemonSet(affinity, "", "1")).state())
                .isEqualTo(State.IN_PLACE);
    }

    @Test
    void refusesAnotherObject() {
        KubernetesObject other = KubernetesObject.of(Trees.map(Trees.readOne(
                "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: other, namespace: kube-system}}")));

        assertThatThrownBy(() -> SeparationDrift.of(RECORDED, other))
                .hasMessage(
                        "DaemonSet kube-system/other is not DaemonSet kube-system/calico-node, whose affinity was changed");
    }

    @Test
    void readsAnInstallation() {
        KubernetesObject bare = KubernetesObject.of(Trees.map(
                Trees.readOne("{apiVersion: operator.tigera.io/v1, kind: Installation, metadata: {name: default}}")));

        assertThat(SeparationDrift.of(bare).state()).isEqualTo(State.GONE);
        assertThat(SeparationDrift.of(KubernetesObject.of(Trees.map(
                                CloudNodeExclusion.applyTo(bare.root().object()).after())))
                        .state())
                .isEqualTo(State.IN_PLACE);
        assertThat(List.of(State.values())).hasSize(4);
    }
}
