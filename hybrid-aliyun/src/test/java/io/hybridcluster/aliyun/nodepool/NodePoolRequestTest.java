// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.testsupport.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodePoolRequestTest {
    private static final List<SecurityGroupId> GROUPS = List.of(new SecurityGroupId("sg-group0"));

    /**
     * The members that the request uses, with the JSON types that the API gives them
     * (alibabacloud-go/cs-20151215 client/create_cluster_node_pool_request_model.go).
     */
    private static final Map<String, Map<String, Class<?>>> API = Map.of(
            "nodepool_info", Map.of("name", String.class, "type", String.class),
            "scaling_group",
                    Map.of(
                            "vswitch_ids", List.class,
                            "instance_types", List.class,
                            "instance_charge_type", String.class,
                            "image_type", String.class,
                            "image_id", String.class,
                            "security_group_ids", List.class,
                            "key_pair", String.class,
                            "desired_size", Long.class),
            "kubernetes_config", Map.of("labels", List.class, "taints", List.class),
            "auto_scaling", Map.of("enable", Boolean.class),
            "management", Map.of("enable", Boolean.class));

    private static List<VSwitchId> vSwitches(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new VSwitchId("vsw-node" + i))
                .toList();
    }

    private static List<String> instanceTypes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ecs.g" + i + ".xlarge").toList();
    }

    private static NodePoolRequest.Builder builder() {
        return NodePoolRequest.builder("a", vSwitches(1), instanceTypes(1), GROUPS, "kp");
    }

    @Test
    void writesThePlansPool() {
        Golden.assertSame(
                "node-pool-guide.json",
                NodePoolRequest.of(Plans.guide()).document().toJson());
        Golden.assertSame(
                "node-pool-dual.json",
                NodePoolRequest.of(Plans.dual()).document().toJson());
    }

    @Test
    void usesTheApisMembersAndTypes() {
        NodePoolRequest everything = builder()
                .imageType("AliyunLinux3")
                .imageId("m-1")
                .desiredSize(3)
                .labels(List.of(new Label("a", "b")))
                .taints(List.of(Taint.parse("a:NoExecute")))
                .build();
        Map<?, ?> root = (Map<?, ?>) everything.document().root();

        assertThat(root.keySet()).isEqualTo(API.keySet());
        API.forEach((section, members) -> {
            Map<?, ?> written = (Map<?, ?>) root.get(section);
            assertThat(written.keySet()).as(section).isEqualTo(members.keySet());
            written.forEach((name, value) ->
                    assertThat(value).as(section + "." + name).isInstanceOf(members.get((String) name)));
        });
        assertThat(everything.document().at("kubernetes_config", "taints"))
                .isEqualTo(List.of(Map.of("key", "a", "value", "", "effect", "NoExecute")));
        assertThat(everything.document().at("kubernetes_config", "labels"))
                .isEqualTo(List.of(Map.of("key", "a", "value", "b")));
    }

    @Test
    void leavesOutWhatIsNotSaid() {
        NodePoolRequest request = builder().imageId("m-1").build();

        assertThat(((Map<?, ?>) request.document().at("scaling_group"))
                        .keySet().stream().map(String.class::cast))
                .doesNotContain("image_type")
                .contains("image_id", "key_pair");
        assertThat(request.document().at("scaling_group", "desired_size")).isEqualTo(0L);
    }

    @Test
    void holdsToTheApisBounds() {
        assertThat(NodePoolRequest.builder("a", vSwitches(8), instanceTypes(10), GROUPS, "kp")
                        .imageType("AliyunLinux3")
                        .build()
                        .toString())
                .contains("\"vsw-node7\"", "\"ecs.g9.xlarge\"");
        assertThatThrownBy(() -> NodePoolRequest.builder("a", vSwitches(9), instanceTypes(1), GROUPS, "kp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a node pool has 1 to 8 vSwitches, found 9: " + vSwitches(9));
        assertThatThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), instanceTypes(11), GROUPS, "kp"))
                .hasMessage("a node pool has 1 to 10 instance types, found 11: " + instanceTypes(11));
        assertThatThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), List.of(), GROUPS, "kp"))
                .hasMessage("a node pool has 1 to 10 instance types, found 0: []");
        assertThatThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), instanceTypes(1), List.of(), "kp"))
                .hasMessage("a node pool has 1 to 10 security groups, found 0: []");
        assertThatThrownBy(() -> NodePoolRequest.builder(
                        "a",
                        List.of(new VSwitchId("vsw-node0"), new VSwitchId("vsw-node0")),
                        instanceTypes(1),
                        GROUPS,
                        "kp"))
                .hasMessage("vSwitches: vsw-node0 is given twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"g7.xlarge", "ecs.g7", "ECS.g7.xlarge", "ecs.g7.xlarge ", "ecs..xlarge", ""})
    void refusesWhatIsNoInstanceType(String type) {
        assertThatThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), List.of(type), GROUPS, "kp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + type + "\" is not an ECS instance type: expected one like \"ecs.g7.xlarge\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs.g7.xlarge", "ecs.t5-lc1m2.small", "ecs.ebmre7p.32xlarge", "ecs.gn6v-c8g1.2xlarge"})
    void takesInstanceTypesOfEveryFamily(String type) {
        assertThat(NodePoolRequest.builder("a", vSwitches(1), List.of(type), GROUPS, "kp")
                        .imageType("AliyunLinux3")
                        .build()
                        .document()
                        .at("scaling_group", "instance_types"))
                .isEqualTo(List.of(type));
    }

    @Test
    void refusesBlanksNegativesAndAMissingImage() {
        assertThatThrownBy(() -> NodePoolRequest.builder(" ", vSwitches(1), instanceTypes(1), GROUPS, "kp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the node pool's name is blank");
        assertThatThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), instanceTypes(1), GROUPS, " "))
                .hasMessage("the node pool's key pair is blank");
        assertThatThrownBy(() -> builder().imageType("")).hasMessage("the node pool's image type is blank");
        assertThatThrownBy(() -> builder().imageId("")).hasMessage("the node pool's image id is blank");
        assertThatThrownBy(() -> builder().desiredSize(-1)).hasMessage("desired size -1 is negative");
        assertThatThrownBy(() -> builder().build())
                .hasMessage(
                        "node pool \"a\" has neither an image type, such as AliyunLinux3, nor the id of a custom image");
    }

    @Test
    void refusesAPlanByWhichNobodyCouldLogIn() {
        HybridPlan plan = Plans.guide().toBuilder()
                .nodePool(NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge"))
                        .imageType("AliyunLinux3")
                        .build())
                .build();

        assertThatThrownBy(() -> NodePoolRequest.of(plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "node pool \"cloud\" names no key pair; the API wants one or a login password, and a plan holds"
                                + " no password");
    }

    @Test
    void refusesTwoLabelsOrTaintsOfWhichANodeHasOne() {
        assertThatThrownBy(
                        () -> builder().labels(List.of(new Label("a", "x"), new Label("b", "x"), new Label("a", "y"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label a is given twice");
        assertThatThrownBy(
                        () -> builder().taints(List.of(Taint.parse("a=x:NoSchedule"), Taint.parse("a=y:NoSchedule"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("taint a:NoSchedule is given twice");
        assertThat(builder()
                        .imageId("m-1")
                        .labels(List.of(new Label("a", "x"), new Label("b", "x")))
                        .taints(List.of(Taint.parse("a:NoSchedule"), Taint.parse("a:NoExecute")))
                        .build()
                        .document()
                        .at("kubernetes_config", "taints"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void refusesNullByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> NodePoolRequest.builder(null, vSwitches(1), instanceTypes(1), GROUPS, "kp"))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> NodePoolRequest.builder("a", null, instanceTypes(1), GROUPS, "kp"))
                .withMessage("vSwitches");
        assertThatNullPointerException()
                .isThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), null, GROUPS, "kp"))
                .withMessage("instanceTypes");
        assertThatNullPointerException()
                .isThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), instanceTypes(1), null, "kp"))
                .withMessage("securityGroups");
        assertThatNullPointerException()
                .isThrownBy(() -> NodePoolRequest.builder("a", vSwitches(1), instanceTypes(1), GROUPS, null))
                .withMessage("keyPair");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().labels(null))
                .withMessage("labels");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().taints(null))
                .withMessage("taints");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().imageId(null))
                .withMessage("imageId");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().imageType(null))
                .withMessage("imageType");
        assertThatNullPointerException()
                .isThrownBy(() -> NodePoolRequest.of(null))
                .withMessage("plan");
    }

    @Test
    void refusesAPlanThatLacksAPoolOrANodeVSwitch() {
        assertThatThrownBy(() -> NodePoolRequest.of(Plans.bare()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plan \"bare\" has no nodePool section, so there is no pool to request");
        VpcNetwork vpc = Plans.guide().vpc();
        HybridPlan podsOnly = Plans.guide().toBuilder()
                .vpc(new VpcNetwork(vpc.id(), vpc.cidrs(), vpc.vSwitches(VSwitchRole.POD), vpc.securityGroups()))
                .build();
        assertThatThrownBy(() -> NodePoolRequest.of(podsOnly))
                .hasMessage("a node pool has 1 to 8 vSwitches, found 0: []");
    }
}
