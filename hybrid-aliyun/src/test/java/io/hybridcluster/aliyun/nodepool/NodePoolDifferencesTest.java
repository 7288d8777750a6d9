// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodePoolDifferencesTest {
    private static final NodePoolRequest GUIDE = NodePoolRequest.of(Plans.guide());

    private static NodePoolRequest.Builder builder() {
        return NodePoolRequest.builder(
                        "cloud",
                        List.of(new VSwitchId("vsw-node0"), new VSwitchId("vsw-node1")),
                        List.of("ecs.g7.xlarge", "ecs.g8i.xlarge"),
                        List.of(new SecurityGroupId("sg-group0"), new SecurityGroupId("sg-group1")),
                        "kp-hybrid")
                .imageType("AliyunLinux3")
                .labels(List.of(new Label("a", "1"), new Label("b", "2")))
                .taints(List.of(Taint.parse("x=y:NoSchedule"), Taint.parse("x:NoExecute")))
                .desiredSize(2);
    }

    private static NodePoolDifferences differences(NodePoolRequest there, NodePoolRequest wanted) {
        return NodePoolDifferences.of(Pools.pool(Pools.tree(there, "active", 0, 0)), wanted);
    }

    @Test
    void findsNoneInThePoolThatTheRequestMade() {
        assertThat(differences(GUIDE, GUIDE).isEmpty()).isTrue();
        assertThat(differences(GUIDE, GUIDE).modification(true)).isEmpty();
        assertThat(differences(builder().build(), builder().build())).hasToString("");
    }

    @Test
    void overlooksTheOrderOfWhatHasNone() {
        NodePoolRequest wanted = builder()
                .labels(List.of(new Label("b", "2"), new Label("a", "1")))
                .taints(List.of(Taint.parse("x:NoExecute"), Taint.parse("x=y:NoSchedule")))
                .build();

        assertThat(differences(builder().build(), wanted).isEmpty()).isTrue();
    }

    @Test
    void readsWhatTheCloudLeavesOutAsItsDefault() {
        Map<String, Object> tree = Pools.tree(
                builder()
                        .taints(List.of(Taint.parse("x:NoSchedule")))
                        .labels(List.of(new Label("a", "")))
                        .build(),
                "active",
                0,
                0);
        Pools.section(tree, "kubernetes_config").put("taints", List.of(Map.of("key", "x")));
        Pools.section(tree, "kubernetes_config").put("labels", List.of(Map.of("key", "a")));
        tree.remove("auto_scaling");
        tree.remove("management");

        assertThat(NodePoolDifferences.of(
                                Pools.pool(tree),
                                builder()
                                        .taints(List.of(Taint.parse("x:NoSchedule")))
                                        .labels(List.of(new Label("a", "")))
                                        .build())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellsEverySettingThatDiffers() {
        NodePoolRequest wanted = NodePoolRequest.builder(
                        "cloud",
                        List.of(new VSwitchId("vsw-node1"), new VSwitchId("vsw-node0")),
                        List.of("ecs.g8i.xlarge", "ecs.g7.xlarge"),
                        List.of(new SecurityGroupId("sg-group0")),
                        "kp-other")
                .imageType("ContainerOS")
                .imageId("m-1")
                .labels(List.of(new Label("a", "1")))
                .desiredSize(5)
                .build();

        NodePoolDifferences differences = differences(builder().build(), wanted);

        assertThat(differences.toString().split("; "))
                .containsExactly(
                        "scaling_group.vswitch_ids is vsw-node0, vsw-node1, wanted vsw-node1, vsw-node0",
                        "scaling_group.instance_types is ecs.g7.xlarge, ecs.g8i.xlarge, wanted ecs.g8i.xlarge,"
                                + " ecs.g7.xlarge",
                        "scaling_group.image_type is AliyunLinux3, wanted ContainerOS",
                        "scaling_group.image_id is aliyun_3_x64_20G_alibase_20240819.vhd, wanted m-1",
                        "scaling_group.security_group_ids is sg-group0, sg-group1, wanted sg-group0",
                        "scaling_group.key_pair is kp-hybrid, wanted kp-other",
                        "scaling_group.desired_size is 2, wanted 5",
                        "kubernetes_config.labels is \"a=1\", \"b=2\", wanted \"a=1\"",
                        "kubernetes_config.taints is x:NoExecute, \"x=y:NoSchedule\", wanted not set");
        assertThat(differences.fixed()).isEmpty();
        assertThat(differences.modifiable()).isEqualTo(differences.all());
        assertThat(differences.withoutSize().all())
                .hasSize(8)
                .extracting(NodePoolDifference::setting)
                .doesNotContain(NodePoolSetting.DESIRED_SIZE);
    }

    @Test
    void modifiesOnlyWhatDiffers() {
        NodePoolRequest wanted = builder().labels(List.of()).desiredSize(3).build();

        assertThat(differences(builder().build(), wanted).modification(true))
                .hasValueSatisfying(body -> assertThat(body.toJson()).isEqualTo("""
                        {
                          "scaling_group": {
                            "desired_size": 3
                          },
                          "kubernetes_config": {
                            "labels": []
                          },
                          "update_nodes": true
                        }
                        """));
        assertThat(differences(builder().build(), wanted).withoutSize().modification(false))
                .hasValueSatisfying(body -> assertThat(body.root())
                        .isEqualTo(Map.of("kubernetes_config", Map.of("labels", List.of()), "update_nodes", false)));
    }

    @Test
    void saysWhatOnlyANewPoolCanHave() {
        Map<String, Object> tree = Pools.tree(GUIDE, "active", 0, 0);
        Pools.section(tree, "nodepool_info").put("type", "hybrid");

        NodePoolDifferences differences = NodePoolDifferences.of(Pools.pool(tree), GUIDE);

        assertThat(differences.fixed()).hasToString("[nodepool_info.type is hybrid, wanted ess]");
        assertThat(differences.modifiable()).isEmpty();
        assertThatThrownBy(() -> differences.modification(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a pool cannot be modified in this: [nodepool_info.type is hybrid, wanted ess]");
    }

    @Test
    void turnsOffWhatAckDoes() {
        Map<String, Object> tree = Pools.tree(GUIDE, "active", 0, 0);
        tree.put("auto_scaling", new LinkedHashMap<>(Map.of("enable", "true", "max_instances", 10)));

        assertThat(NodePoolDifferences.of(Pools.pool(tree), GUIDE).modification(false))
                .hasValueSatisfying(body -> assertThat(body.root())
                        .isEqualTo(Map.of("auto_scaling", Map.of("enable", false), "update_nodes", false)));
    }

    @Test
    void showsNoSecretThatSomebodyPutIntoALabel() {
        Map<String, Object> tree = Pools.tree(GUIDE, "active", 0, 0);
        Pools.section(tree, "kubernetes_config")
                .put("labels", List.of(Map.of("key", "token", "value", "abcdef.0123456789abcdef")));

        assertThat(NodePoolDifferences.of(Pools.pool(tree), GUIDE))
                .hasToString("kubernetes_config.labels is (hidden, it looks like a secret), wanted \"workload=cpu\"");
    }

    @Test
    void comparesDifferences() {
        NodePoolRequest other = builder().labels(List.of()).build();

        assertThat(differences(builder().build(), other))
                .isEqualTo(differences(builder().build(), other))
                .hasSameHashCodeAs(differences(builder().build(), other))
                .isNotEqualTo(differences(builder().build(), builder().build()));
        assertThat(GUIDE.name()).isEqualTo("cloud");
        assertThat(GUIDE.desiredSize()).isEqualTo(2);
    }
}
