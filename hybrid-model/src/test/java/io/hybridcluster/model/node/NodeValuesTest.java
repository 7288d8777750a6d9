// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.id.RegionId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeValuesTest {
    private static final String NAME_RULE =
            " is not 1 to 63 letters, digits, \"-\", \"_\" and \".\" with a letter or digit at both ends";

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a=", "A_b.c-d=0", "acme.io/a=b", "1/1=1", "a-b.c/d=e.f"})
    void labelsAreReadAsTheyAreWritten(String text) {
        assertThat(Label.parse(text)).hasToString(text);
    }

    @Test
    void labelsHaveBounds() {
        String long63 = "a".repeat(63);
        String long253 = "a".repeat(126) + "." + "b".repeat(126);

        assertThat(new Label(long63, long63)).hasToString(long63 + "=" + long63);
        assertThat(new Label(long253 + "/a", "").key()).hasSize(255);
        refused(
                long253 + "b/a=",
                "label key \"" + long253 + "b/a\": \"" + long253
                        + "b\" before the slash is not a DNS name of at most 253 lower-case letters, digits, \"-\" and \".\"");
        refused(long63 + "a=", "label key \"" + long63 + "a\": \"" + long63 + "a\"" + NAME_RULE);
        refused(
                "a=" + long63 + "b",
                "value \"" + long63
                        + "b\" of label \"a\" is not empty or at most 63 letters, digits, \"-\", \"_\" and \".\" with a letter or digit at"
                        + " both ends");
    }

    @Test
    void labelsThatBreakTheGrammarAreRefused() {
        refused("a", "label \"a\" has no \"=\": expected key=value");
        refused("=a", "label key \"\": \"\"" + NAME_RULE);
        refused(
                "/a=",
                "label key \"/a\": \"\" before the slash is not a DNS name of at most 253 lower-case letters, digits,"
                        + " \"-\" and \".\"");
        refused(
                "A.io/a=",
                "label key \"A.io/a\": \"A.io\" before the slash is not a DNS name of at most 253 lower-case letters,"
                        + " digits, \"-\" and \".\"");
        refused(
                "a./b=",
                "label key \"a./b\": \"a.\" before the slash is not a DNS name of at most 253 lower-case letters,"
                        + " digits, \"-\" and \".\"");
        refused("a/b/c=", "label key \"a/b/c\": \"b/c\"" + NAME_RULE);
        refused("a-=b", "label key \"a-\": \"a-\"" + NAME_RULE);
        refused(
                "a=b=c",
                "value \"b=c\" of label \"a\" is not empty or at most 63 letters, digits, \"-\", \"_\" and \".\" with a"
                        + " letter or digit at both ends");
    }

    /** The table of k8s.io/kubelet pkg/apis and of the check in cmd/kubelet/app/options. */
    @ParameterizedTest
    @CsvSource({
        "workload, true",
        "acme.io/a, true",
        "kubernetes.io/hostname, true",
        "kubernetes.io/os, true",
        "kubernetes.io/arch, true",
        "beta.kubernetes.io/os, true",
        "beta.kubernetes.io/arch, true",
        "beta.kubernetes.io/instance-type, true",
        "node.kubernetes.io/instance-type, true",
        "topology.kubernetes.io/zone, true",
        "topology.kubernetes.io/region, true",
        "failure-domain.beta.kubernetes.io/zone, true",
        "failure-domain.beta.kubernetes.io/region, true",
        "kubelet.kubernetes.io/a, true",
        "a.kubelet.kubernetes.io/a, true",
        "node.kubernetes.io/a, true",
        "a.node.kubernetes.io/a, true",
        "notkubernetes.io/a, true",
        "kubernetes.io.acme/a, true",
        "kubernetes.io, true",
        "kubernetes.io/role, false",
        "node-role.kubernetes.io/worker, false",
        "topology.kubernetes.io/rack, false",
        "beta.kubernetes.io/a, false",
        "anode.kubernetes.io/a, false",
        "k8s.io/a, false",
        "a.k8s.io/a, false",
        "node-restriction.kubernetes.io/a, false",
        "a.node-restriction.kubernetes.io/a, false",
    })
    void kubeletsMaySetSomeLabels(String key, boolean allowed) {
        assertThat(new Label(key, "").kubeletRefusal().isEmpty()).isEqualTo(allowed);
    }

    @Test
    void kubeletRefusalsSayWhy() {
        assertThat(new Label("node-role.kubernetes.io/worker", "").kubeletRefusal())
                .contains("a kubelet does not start with a node-role.kubernetes.io label in --node-labels outside"
                        + " kubelet.kubernetes.io/*, node.kubernetes.io/* and a fixed list");
        assertThat(new Label("node-restriction.kubernetes.io/a", "").kubeletRefusal())
                .contains(
                        "the NodeRestriction admission plugin keeps node-restriction.kubernetes.io for administrators");
    }

    @Test
    void someLabelsAreSetByTheCluster() {
        assertThat(Label.EXTERNAL_NODE).hasToString("alibabacloud.com/external=true");
        for (String key : List.of(
                "alibabacloud.com/nodepool-id",
                "ack.aliyun.com",
                "alibabacloud.com/instance-id",
                "alibabacloud.com/external")) {
            assertThat(new Label(key, "x").isSetByCluster()).isTrue();
        }
        assertThat(new Label("workload", "cpu").isSetByCluster()).isFalse();
    }

    @Test
    void labelsAreOrderedByKeyAndValue() {
        assertThat(Label.parse("a=b")).isLessThan(Label.parse("b=a")).isLessThan(Label.parse("a=c"));
        assertThat(Label.parse("a=b").compareTo(Label.parse("a=b"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b:NoSchedule", "a:NoExecute", "acme.io/a=b:PreferNoSchedule"})
    void taintsAreReadAsTheyAreWritten(String text) {
        assertThat(Taint.parse(text)).hasToString(text);
    }

    @Test
    void taintsThatBreakTheGrammarAreRefused() {
        assertThat(Taint.parse("a=:NoSchedule")).isEqualTo(new Taint("a", "", TaintEffect.NO_SCHEDULE));
        refusedTaint("a=b", "taint \"a=b\" has no effect: expected key=value:Effect or key:Effect");
        refusedTaint(
                "a=b:noschedule",
                "\"noschedule\" is not a taint effect: expected one of NoSchedule, PreferNoSchedule, NoExecute");
        refusedTaint("a=b:", "\"\" is not a taint effect: expected one of NoSchedule, PreferNoSchedule, NoExecute");
        refusedTaint(":NoSchedule", "taint key \"\": \"\"" + NAME_RULE);
        refusedTaint(
                "a=b:c:NoSchedule",
                "value \"b:c\" of taint \"a\" is not empty or at most 63 letters, digits, \"-\", \"_\" and"
                        + " \".\" with a letter or digit at both ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a..b", ".a", "a_b", "a b", "\u00e9"})
    void nodeNamesAreDnsNames(String text) {
        String longest = "a".repeat(31) + "." + "b".repeat(31);
        assertThat(NodeName.parse("cn-hangzhou.10.10.24.17"))
                .hasToString("cn-hangzhou.10.10.24.17")
                .isLessThan(NodeName.parse("d"));
        assertThat(NodeName.parse(longest)).hasToString(longest);
        for (String wrong : List.of(text, longest + "b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NodeName.parse(wrong))
                    .withMessage("node name \"" + wrong
                            + "\" is not 1 to 63 lower-case letters, digits, \"-\" and \".\" with a letter"
                            + " or digit at both ends of each part");
        }
    }

    @Test
    void providerIdsAreRegionAndInstance() {
        ProviderId id = ProviderId.parse("cn-hangzhou.i-bp1a2b3c4d5e6f");

        assertThat(id)
                .isEqualTo(new ProviderId(new RegionId("cn-hangzhou"), "i-bp1a2b3c4d5e6f"))
                .hasToString("cn-hangzhou.i-bp1a2b3c4d5e6f");
        refusedProviderId(
                "i-bp1a2b3c4d5e6f", "provider id \"i-bp1a2b3c4d5e6f\" has no dot: expected <region>.<instance id>");
        refusedProviderId(
                "hangzhou.i-bp1a",
                "\"hangzhou\" is not a region id: expected one like \"cn-hangzhou\" or \"ap-southeast-1\"");
        for (String instance : List.of("", "bp1a", "i-bp1", "i-bp1A2", "i-bp1a.x", "i-" + "a".repeat(65))) {
            refusedProviderId(
                    "cn-hangzhou." + instance,
                    "\"" + instance
                            + "\" is not an instance id: expected \"i-\" and 4 to 64 lower-case letters and digits");
        }
    }

    private static void refused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Label.parse(text)).withMessage(message);
    }

    private static void refusedTaint(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Taint.parse(text)).withMessage(message);
    }

    private static void refusedProviderId(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderId.parse(text))
                .withMessage(message);
    }
}
