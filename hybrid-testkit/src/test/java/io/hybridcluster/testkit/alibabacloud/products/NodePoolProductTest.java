// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.ClusterNode;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePoolProductTest extends PoolFixture {
    @Test
    void bringsNodesUpAfterATime() {
        Reply made = create(POOL);
        String path = path(made);

        assertThat(root.get(path).at("status", "state")).isEqualTo("scaling");
        assertThat(statuses()).isEmpty();
        console.advance(Duration.ofSeconds(10));
        assertThat(statuses()).containsExactly("pending", "pending");
        console.advance(Duration.ofSeconds(10));
        assertThat(root.get(path).at("status", "initial_nodes")).isEqualTo(2L);
        console.advance(Duration.ofSeconds(40));
        Reply detail = root.get(path);
        assertThat(detail.at("status", "state")).isEqualTo("active");
        assertThat(detail.at("status", "healthy_nodes")).isEqualTo(2L);
        assertThat(detail.at("nodepool_info", "name")).isEqualTo("cloud");
        assertThat(detail.at("scaling_group", "desired_size")).isEqualTo(2L);
        assertThat(task(made).list("task_result")).hasSize(2);
        assertThat(task(made).text("state")).isEqualTo("success");
    }

    @Test
    void givesEachNodeWhatItsScriptReads() {
        String pool = create(POOL).text("nodepool_id");
        settle();

        ClusterNode node = console.nodes(cluster).get(0);

        assertThat(node.name()).isEqualTo("cn-hangzhou." + node.address());
        assertThat(node.providerId()).isEqualTo("cn-hangzhou." + node.instanceId());
        assertThat(node.labels())
                .containsEntry("alibabacloud.com/nodepool-id", pool)
                .containsEntry("ack.aliyun.com", cluster)
                .containsEntry("alibabacloud.com/instance-id", node.instanceId())
                .containsEntry("alibabacloud.com/external", "true")
                .containsEntry("workload", "cpu");
        assertThat(node.taints()).isEqualTo("workload=ack:NoSchedule");
        Object shown = root.get("/clusters/" + cluster + "/nodes", "nodepool_id", pool, "pageSize", "1")
                .list("nodes")
                .get(0);
        assertThat(Trees.text(shown, "node_status")).isEqualTo("Ready");
        assertThat(Trees.list(shown, "ip_address")).containsExactly(node.address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"cloud\"|\"name\":\"\"",
                "[\"vsw-1\"]|[]",
                "\"ecs.g7.xlarge\"|",
                "\"image_type\":\"AliyunLinux3\",|",
                "AliyunLinux3|Debian",
                "[\"sg-1\"]|[]",
                "\"key_pair\":\"kp\",|",
                "\"key_pair\":\"kp\"|\"login_password\":\"short1A\"",
                "\"key_pair\":\"kp\"|\"login_password\":\"alllowercase\"",
                "\"desired_size\":2|\"desired_size\":-1",
                "\"desired_size\":2|\"system_disk_size\":10",
                "\"desired_size\":2|\"data_disks\":[{\"size\":10}]",
                "\"desired_size\":2|\"instance_charge_type\":\"Free\"",
                "NoSchedule|Never"
            })
    void refusesAPoolThatTheCloudRefuses(String part, String instead) {
        assertThat(create(POOL.replace(part, instead == null ? "" : instead)).failure())
                .isEqualTo("400 InvalidParameter");
        assertThat(console.pools(cluster)).isEmpty();
    }

    @Test
    void refusesMoreThanItsApiTakes() {
        String nine = IntStream.range(0, 9).mapToObj(i -> "\"vsw-1\"").collect(Collectors.joining(","));
        String eleven =
                IntStream.range(0, 11).mapToObj(i -> "\"ecs.g7.xlarge\"").collect(Collectors.joining(","));

        assertThat(create(POOL.replace("\"vsw-1\"", nine)).failure()).isEqualTo("400 InvalidParameter");
        assertThat(create(POOL.replace("\"ecs.g7.xlarge\"", eleven)).failure()).isEqualTo("400 InvalidParameter");
    }

    @Test
    void makesTwoPoolsOfOneName() {
        create(POOL);
        create(POOL);

        assertThat(console.pools(cluster)).containsExactly("cloud", "cloud");
        assertThat(root.get("/clusters/" + cluster + "/nodepools", "NodepoolName", "clo")
                        .list("nodepools"))
                .hasSize(2);
        assertThat(root.get("/clusters/" + cluster + "/nodepools", "NodepoolName", "none")
                        .list("nodepools"))
                .isEmpty();
    }

    @Test
    void showsNoPassword() {
        String password = "Canary-0-canary";
        String path = path(create(POOL.replace("\"key_pair\":\"kp\"", "\"login_password\":\"" + password + "\"")));
        root.put(path, "{\"scaling_group\":{\"login_password\":\"" + password + "\"}}");

        assertThat(root.get(path).body()).contains("\"cloud\"").doesNotContain(password);
        assertThat(root.get("/clusters/" + cluster + "/nodepools").body()).doesNotContain(password);
    }

    @Test
    void scalesToATargetBothWays() {
        String path = path(create(POOL));
        settle();

        root.put(path, "{\"scaling_group\":{\"desired_size\":5}}");
        settle();
        assertThat(root.get(path).at("status", "healthy_nodes")).isEqualTo(5L);
        root.put(path, "{\"scaling_group\":{\"desired_size\":1}}");
        assertThat(root.get(path).at("status", "state")).isEqualTo("removing");
        settle();
        assertThat(root.get(path).at("status", "total_nodes")).isEqualTo(1L);
        root.put(path, "{\"kubernetes_config\":{\"labels\":[]}}");
        assertThat(root.get(path).at("status", "state")).isEqualTo("updating");
        settle();
        assertThat(root.get(path).at("kubernetes_config", "labels")).isEqualTo(List.of());
        assertThat(statuses()).containsExactly("Ready");
    }

    @Test
    void addsNodesEachTimeThatItIsAskedTo() {
        String path = path(create(POOL));

        root.post(path, "{\"count\":2}");
        root.post(path, "{\"count\":2}");
        settle();

        assertThat(statuses()).hasSize(6);
        assertThat(root.get(path).at("scaling_group", "desired_size")).isEqualTo(6L);
        assertThat(root.post(path, "{\"count\":501}").failure()).isEqualTo("400 InvalidParameter");
        assertThat(root.post(path, "{}").failure()).isEqualTo("400 InvalidParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "vsw-1, InvalidVSwitchId.NotFound",
        "sg-1, InvalidSecurityGroupId.NotFound",
        "ecs.g7.xlarge, InvalidInstanceType.NotFound"
    })
    void refusesWhatIsNotThere(String id, String code) {
        assertThat(create(POOL.replace(id, id + "0")).failure()).isEqualTo("400 " + code);
    }

    @Test
    void deletesAPoolWithNodesByForceOnly() {
        String path = path(create(POOL));
        settle();

        assertThat(root.delete(path).failure()).isEqualTo("400 ErrorNodePoolNotEmpty");
        assertThat(root.delete(path, "force", "true").status()).isEqualTo(200);
        assertThat(root.get(path).at("status", "state")).isEqualTo("deleting");
        assertThat(root.post(path, "{\"count\":1}").failure()).isEqualTo("400 ErrorNodePoolState");
        settle();
        assertThat(root.get(path).failure()).isEqualTo("404 ErrorNodePoolNotFound");
    }

    @Test
    void makesAPoolThoughItsAnswerIsLost() {
        cloud.inject(CloudFaultRule.next(CloudFault.emptyBody()).action("CreateClusterNodePool"));

        create(POOL);

        assertThat(console.pools(cluster)).containsExactly("cloud");
        cloud.inject(CloudFaultRule.next(CloudFault.stale(1)).action("DescribeClusterNodePools"));
        create(POOL);
        assertThat(root.get("/clusters/" + cluster + "/nodepools").list("nodepools"))
                .hasSize(1);
    }
}
