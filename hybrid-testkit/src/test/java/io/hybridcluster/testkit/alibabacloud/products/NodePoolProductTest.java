// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.ClusterConsole;
import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import io.hybridcluster.testkit.alibabacloud.ClusterNode;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePoolProductTest {
    private static final String POOL = "{\"nodepool_info\":{\"name\":\"cloud\"},\"scaling_group\":{"
            + "\"vswitch_ids\":[\"vsw-1\"],\"instance_types\":[\"ecs.g7.xlarge\"],\"image_type\":\"AliyunLinux3\","
            + "\"security_group_ids\":[\"sg-1\"],\"key_pair\":\"kp\",\"desired_size\":2},"
            + "\"kubernetes_config\":{\"labels\":[{\"key\":\"workload\",\"value\":\"cpu\"}],"
            + "\"taints\":[{\"key\":\"workload\",\"value\":\"ack\",\"effect\":\"NoSchedule\"}]}}";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private final CloudCalls root = new CloudCalls(cloud, cloud.rootKey());
    private final ClusterConsole console = cloud.clusters();
    private String cluster = "";

    @BeforeEach
    void register() {
        cloud.world()
                .vpc("vpc-1", "cn-hangzhou", "10.0.0.0/8")
                .vSwitch("vsw-1", "vpc-1", "cn-hangzhou-h", "10.10.24.0/24", 6)
                .vSwitch("vsw-2", "vpc-1", "cn-hangzhou-i", "10.10.26.0/24")
                .securityGroup("sg-1", "vpc-1", "enterprise")
                .instanceType("ecs.g7.xlarge", 4, 15, 15, 4, 16)
                .instanceType("ecs.c7.xlarge", 4, 15, 15, 4, 8);
        cluster = console.register("hybrid", "cn-hangzhou", "vpc-1", List.of("vsw-1"));
        console.connectAgent(cluster, true, "1.24.3");
        console.perPoll(Duration.ZERO);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Reply create(String body) {
        return root.post("/clusters/" + cluster + "/nodepools", body);
    }

    private String path(Reply made) {
        return "/clusters/" + cluster + "/nodepools/" + made.text("nodepool_id");
    }

    private void settle() {
        console.advance(Duration.ofMinutes(1));
    }

    private Reply task(Reply started) {
        return root.get("/tasks/" + started.text("task_id"));
    }

    private List<String> statuses() {
        return console.nodes(cluster).stream().map(ClusterNode::status).toList();
    }

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

    @Test
    void endsAScaleOutThatIsSoldOutHalfway() {
        console.failNext(ClusterFault.soldOutAfter(1));
        Reply made = create(POOL);
        settle();

        Reply task = task(made);
        assertThat(task.text("state")).isEqualTo("failed");
        assertThat(task.at("error", "code")).isEqualTo("OperationDenied.NoStock");
        assertThat(statuses()).containsExactly("Ready");
        assertThat(root.get(path(made)).at("status", "state")).isEqualTo("active");
        assertThat(root.get("/clusters/" + cluster + "/events").body()).contains("OperationDenied.NoStock");
    }

    @ParameterizedTest
    @CsvSource({"true, OperationDenied.NoStock", "false, QuotaExceed.ElasticQuota"})
    void bringsNoNodeWithoutStockOrQuota(boolean stock, String code) {
        console.failNext(stock ? ClusterFault.soldOut() : ClusterFault.quotaExceeded());
        Reply made = create(POOL);
        settle();

        assertThat(task(made).at("error", "code")).isEqualTo(code);
        assertThat(statuses()).isEmpty();
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
    void takesAddressesOfTheVSwitchUntilThereAreNone() {
        Reply made = create(POOL.replace("\"desired_size\":2", "\"desired_size\":7"));
        settle();

        assertThat(statuses()).hasSize(6);
        assertThat(cloud.world().available("vsw-1")).isZero();
        assertThat(task(made).at("error", "code")).isEqualTo("InvalidVSwitchId.IpNotEnough");
        root.delete(path(made), "force", "true");
        settle();
        assertThat(cloud.world().available("vsw-1")).isEqualTo(6);
        Reply again =
                create(POOL.replace("[\"vsw-1\"]", "[\"vsw-1\",\"vsw-2\"]").replace(":2}", ":7}"));
        settle();
        assertThat(task(again).text("state")).isEqualTo("success");
        assertThat(console.nodes(cluster))
                .last()
                .extracting(ClusterNode::vSwitchId)
                .isEqualTo("vsw-2");
    }

    @Test
    void balancesNodesOverZones() {
        create(POOL.replace("[\"vsw-1\"]", "[\"vsw-1\",\"vsw-2\"]")
                .replace("\"desired_size\":2", "\"multi_az_policy\":\"BALANCE\",\"desired_size\":4"));
        settle();

        assertThat(console.nodes(cluster))
                .extracting(ClusterNode::vSwitchId)
                .containsExactly("vsw-1", "vsw-2", "vsw-1", "vsw-2");
    }

    @Test
    void takesTheFirstTypeThatIsInStock() {
        cloud.world().stock("cn-hangzhou-h", "ecs.g7.xlarge", "WithoutStock");
        Reply soldOut = create(POOL);
        create(POOL.replace("\"ecs.g7.xlarge\"", "\"ecs.g7.xlarge\",\"ecs.c7.xlarge\""));
        settle();

        assertThat(task(soldOut).at("error", "code")).isEqualTo("OperationDenied.NoStock");
        assertThat(console.nodes(cluster))
                .extracting(ClusterNode::instanceType)
                .containsExactly("ecs.c7.xlarge", "ecs.c7.xlarge");
    }

    @Test
    void failsTheNodesWhoseScriptFails() {
        console.failNext(ClusterFault.scriptFails(1));
        Reply made = create(POOL);
        settle();

        assertThat(statuses()).containsExactly("failed", "Ready");
        assertThat(root.get(path(made)).at("status", "failed_nodes")).isEqualTo(1L);
        assertThat(task(made).text("state")).isEqualTo("failed");
        Object failed = root.get("/clusters/" + cluster + "/nodes", "state", "failed")
                .list("nodes")
                .get(0);
        assertThat(Trees.text(failed, "error_message")).startsWith("cloud-init");
        assertThat(Trees.text(failed, "node_status")).isEqualTo("Offline");
    }

    @Test
    void failsNodesThatHaveNoClusterToJoin() {
        Reply made = create(POOL);
        console.disconnectAgent(cluster);
        settle();

        assertThat(statuses()).containsExactly("failed", "failed");
        assertThat(task(made).text("state")).isEqualTo("failed");
    }

    @Test
    void removesNodesByNameOrInstance() {
        String path = path(create(POOL));
        settle();
        List<ClusterNode> nodes = console.nodes(cluster);
        String first = "[\"" + nodes.get(0).name() + "\"]";

        assertThat(root.delete(path + "/nodes").failure()).isEqualTo("400 InvalidParameter");
        assertThat(root.delete(path + "/nodes", "nodes", "[\"none\"]").failure())
                .isEqualTo("400 ErrorNodeNotFound");
        assertThat(root.delete(path + "/nodes", "nodes", first, "release_node", "true")
                        .status())
                .isEqualTo(200);
        assertThat(root.get(path).at("status", "removing_nodes")).isEqualTo(1L);
        assertThat(root.delete(path + "/nodes", "nodes", first).failure()).isEqualTo("400 ErrorNodeState");
        settle();
        assertThat(root.get(path).at("scaling_group", "desired_size")).isEqualTo(1L);
        root.delete(path + "/nodes", "instance_ids", "[\"" + nodes.get(1).instanceId() + "\"]");
        settle();
        assertThat(statuses()).isEmpty();
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
    void keepsToTheQuotaOfNodes() {
        console.nodeQuota(3);
        String path = path(create(POOL));

        assertThat(root.post(path, "{\"count\":2}").failure()).isEqualTo("403 QuotaExceeded.Node");
        assertThat(root.put(path, "{\"scaling_group\":{\"desired_size\":4}}").failure())
                .isEqualTo("403 QuotaExceeded.Node");
        assertThat(create(POOL).failure()).isEqualTo("403 QuotaExceeded.Node");
        assertThat(root.get(path).at("scaling_group", "desired_size")).isEqualTo(2L);
        assertThat(root.post(path, "{\"count\":1}").status()).isEqualTo(200);
    }

    @Test
    void countsNodesThatAreSilent() {
        String path = path(create(POOL));
        settle();
        console.setOffline(console.nodes(cluster).get(0).instanceId(), true);

        assertThat(root.get(path).at("status", "offline_nodes")).isEqualTo(1L);
        assertThat(root.get(path).at("status", "healthy_nodes")).isEqualTo(1L);
        assertThat(root.post("/clusters/" + cluster + "/sync_nodepools", "").text("RequestId"))
                .isNotEmpty();
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
