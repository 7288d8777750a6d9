// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import io.hybridcluster.testkit.alibabacloud.ClusterNode;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that come, do not come, and go. */
class NodePoolNodesTest extends PoolFixture {
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
}
