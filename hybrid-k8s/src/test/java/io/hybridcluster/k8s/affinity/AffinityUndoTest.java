// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Undo after others changed the affinity, case by case. */
class AffinityUndoTest {
    private static final String OURS =
            "{key: alibabacloud.com/external, operator: NotIn, values: [\"true\"]}, {key: type, operator: NotIn, values: [virtual-kubelet]}";
    private static final String LINUX = "{key: kubernetes.io/os, operator: In, values: [linux]}";
    private static final String RACK = "{key: rack, operator: In, values: [a]}";

    private static Map<?, ?> daemonSet(String affinity) {
        return Trees.map(Trees.readOne(
                "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {spec: {x: y"
                        + (affinity.isEmpty() ? "" : ", affinity: " + affinity) + "}}}}"));
    }

    private static String required(String terms) {
        return "{nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [" + terms + "]}}}";
    }

    private static String term(String... requirements) {
        return "{matchExpressions: [" + String.join(", ", requirements) + "]}";
    }

    /** Asserts what undo makes of {@code now}, when {@code before} was changed and somebody then wrote {@code now}. */
    private static void assertUndo(String before, String now, String expected) {
        AffinityChange change = CloudNodeExclusion.applyTo(daemonSet(before));
        assertThat(change.isChange()).isTrue();

        Document undone = change.undo(daemonSet(now)).after();

        assertThat(undone).isEqualTo(Document.of(daemonSet(expected)));
        assertThat(change.undo(Trees.map(undone)).isChange()).as("undone twice").isFalse();
    }

    @Test
    void keepsARequirementThatSomebodyAddedToATerm() {
        assertUndo(required(term(LINUX)), required(term(LINUX, OURS, RACK)), required(term(LINUX, RACK)));
        assertUndo("", required(term(OURS, RACK)), required(term(RACK)));
    }

    @Test
    void keepsATermThatSomebodyAdded() {
        assertUndo(
                required(term(LINUX)),
                required(term(LINUX, OURS) + ", " + term(RACK)),
                required(term(LINUX) + ", " + term(RACK)));
        assertUndo("", required(term(OURS) + ", " + term(RACK)), required(term(RACK)));
    }

    @Test
    void keepsSomebodysTermThatSaysTheSame() {
        assertUndo(
                required(term(LINUX)),
                required(term(LINUX, OURS) + ", " + term(RACK, OURS)),
                required(term(LINUX) + ", " + term(RACK, OURS)));
    }

    @Test
    void keepsAffinityThatSomebodyPutBeside() {
        assertUndo(
                "",
                "{podAffinity: {}, nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: ["
                        + term(OURS) + "]}}}",
                "{podAffinity: {}}");
        assertUndo(
                "{nodeAffinity: {}}",
                "{nodeAffinity: {x: 1, requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: ["
                        + term(OURS) + "]}}}",
                "{nodeAffinity: {x: 1}}");
    }

    @Test
    void findsTermsThatWereReordered() {
        assertUndo(
                required(term(LINUX) + ", " + term(RACK, OURS)),
                required(term(RACK, OURS) + ", " + term(LINUX, OURS)),
                required(term(RACK, OURS) + ", " + term(LINUX)));
    }

    @Test
    void removesATermOfWhichOnlyTheAddedRequirementsAreLeft() {
        assertUndo(
                required(term(LINUX) + ", " + term(RACK)),
                required(term(OURS) + ", " + term(RACK, OURS)),
                required(term(RACK)));
        assertUndo(required(term(LINUX)), required(term(OURS)), "{nodeAffinity: {}}");
    }

    @Test
    void leavesARequirementThatSomebodyChanged() {
        String changed = "{key: type, operator: NotIn, values: [virtual-kubelet, edge]}";
        assertUndo(
                required(term(LINUX)),
                required(term(LINUX, "{key: alibabacloud.com/external, operator: NotIn, values: [\"true\"]}", changed)),
                required(term(LINUX, changed)));
    }

    @Test
    void restoresATermOfFieldsWithoutTheListThatWasMade() {
        String fields = "matchFields: [{key: metadata.name, operator: In, values: [n]}]";
        assertUndo(
                required("{" + fields + "}"),
                required("{" + fields + ", matchExpressions: [" + OURS + "], other: 1}"),
                required("{" + fields + ", other: 1}"));
        assertUndo(
                required("{" + fields + ", matchExpressions: []}"),
                required("{" + fields + ", matchExpressions: [" + OURS + "], other: 1}"),
                required("{" + fields + ", matchExpressions: [], other: 1}"));
    }

    @Test
    void changesNothingWhereTheAffinityIsGone() {
        assertUndo("", "", "");
        assertUndo(required(term(LINUX)), "", "");
        assertUndo(required(term(LINUX)), required(term(LINUX)), required(term(LINUX)));
    }

    @Test
    void changesNothingIfThereWasNothingToChange() {
        AffinityChange none = CloudNodeExclusion.applyTo(daemonSet(required(term(OURS))));

        assertThat(none.isChange()).isFalse();
        assertThat(none.undo(daemonSet(required(term(OURS, RACK)))).isChange()).isFalse();
    }

    @Test
    void refusesAnotherObject() {
        AffinityChange change = CloudNodeExclusion.applyTo(daemonSet(""));
        Map<?, ?> other = Trees.map(
                Trees.readOne(
                        "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: b, namespace: c}, spec: {template: {spec: {}}}}"));

        assertThatThrownBy(() -> change.undo(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DaemonSet c/b is not DaemonSet a, whose affinity was changed");
    }

    @Test
    void refusesAMalformedAffinity() {
        AffinityChange change = CloudNodeExclusion.applyTo(daemonSet(""));

        assertThatThrownBy(() -> change.undo(daemonSet("{nodeAffinity: 3}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spec.template.spec.affinity.nodeAffinity: expected an object, found 3");
    }
}
