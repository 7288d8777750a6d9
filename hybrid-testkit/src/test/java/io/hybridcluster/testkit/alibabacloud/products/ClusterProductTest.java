// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.ClusterConsole;
import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterProductTest {
    private static final String REQUEST = "{\"name\":\"hybrid\",\"region_id\":\"cn-hangzhou\",\"vpcid\":\"vpc-1\","
            + "\"cluster_type\":\"ExternalKubernetes\",\"vswitch_ids\":[\"vsw-1\"],\"kubernetes_version\":\"1.24.3\"}";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private final CloudCalls root = new CloudCalls(cloud, cloud.rootKey());
    private final ClusterConsole console = cloud.clusters();

    ClusterProductTest() {
        cloud.world().vpc("vpc-1", "cn-hangzhou", "10.0.0.0/8");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private String registered(String name) {
        return console.register(name, "cn-hangzhou", "vpc-1", List.of("vsw-1"));
    }

    private String state(String cluster) {
        return root.get("/clusters/" + cluster).text("state");
    }

    @Test
    void registersAClusterThatWaitsForItsAgent() {
        console.perPoll(Duration.ZERO);
        Reply made = root.post("/clusters", REQUEST);
        String cluster = made.text("cluster_id");

        assertThat(made.text("task_id")).startsWith("T-");
        assertThat(state(cluster)).isEqualTo("initial");
        console.advance(Duration.ofSeconds(20));
        assertThat(state(cluster)).isEqualTo("waiting");
        assertThat(root.get("/clusters/" + cluster).at("master_url")).isEqualTo("{}");
        console.connectAgent(cluster, true, "1.30.1");
        Reply running = root.get("/clusters/" + cluster);
        assertThat(running.text("state")).isEqualTo("running");
        assertThat(running.text("current_version")).isEqualTo("1.30.1");
        assertThat(running.text("vpc_id")).isEqualTo("vpc-1");
        assertThat(running.text("cluster_type")).isEqualTo("ExternalKubernetes");
        assertThat(Json.readObject(running.text("master_url"))).containsOnlyKeys("intranet_api_server_endpoint");
        assertThat(Json.readObject(running.text("meta_data"))).containsKey("Addons");
        console.disconnectAgent(cluster);
        assertThat(state(cluster)).isEqualTo("disconnected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hybrid|-hybrid",
                "\"name\":\"hybrid\",|''",
                "\"vpcid\":\"vpc-1\",|''",
                "\"region_id\":\"cn-hangzhou\",|''",
                "\"name\"|\"tags\":[{\"key\":\"acs:x\",\"value\":\"y\"}],\"name\""
            })
    void refusesARequestThatTheCloudRefuses(String part, String instead) {
        assertThat(root.post("/clusters", REQUEST.replace(part, instead)).failure())
                .isEqualTo("400 InvalidParameter");
        assertThat(console.clusters()).isEmpty();
    }

    @Test
    void refusesAVpcThatIsNotThere() {
        assertThat(root.post("/clusters", REQUEST.replace("vpc-1", "vpc-2")).failure())
                .isEqualTo("400 InvalidVpcId.NotFound");
    }

    @Test
    void makesTwoClustersOfOneNameAndListsThemInPages() {
        root.post("/clusters", REQUEST);
        root.post("/clusters", REQUEST);
        registered("other");

        Reply page = root.get("/api/v1/clusters", "page_size", "2", "page_number", "2");

        assertThat(page.list("clusters")).hasSize(1);
        assertThat(page.at("page_info")).isEqualTo(Map.of("page_number", 2L, "page_size", 2L, "total_count", 3L));
        assertThat(root.get("/api/v1/clusters", "name", "hyb").list("clusters")).hasSize(2);
        assertThat(root.get("/api/v1/clusters", "region_id", "cn-beijing").list("clusters"))
                .isEmpty();
    }

    @Test
    void deletesAClusterThatIsNotProtected() {
        String cluster = registered("hybrid");
        console.perPoll(Duration.ZERO);
        console.protect(cluster, true);

        assertThat(root.delete("/clusters/" + cluster).failure()).isEqualTo("400 ErrorClusterDeletionProtection");
        console.protect(cluster, false);
        assertThat(root.delete("/clusters/" + cluster).text("task_id")).startsWith("T-");
        assertThat(state(cluster)).isEqualTo("deleting");
        assertThat(root.delete("/clusters/" + cluster).failure()).isEqualTo("400 ErrorClusterState");
        console.advance(Duration.ofMinutes(1));
        assertThat(root.get("/clusters/" + cluster).failure()).isEqualTo("404 ErrorClusterNotFound");
    }

    @Test
    void saysOfAFailedDeletionWhy() {
        String cluster = registered("hybrid");
        console.failNext(ClusterFault.taskFails("ResourceInUse", "a load balancer is in use"));
        String task = root.delete("/clusters/" + cluster).text("task_id");
        console.advance(Duration.ofMinutes(1));

        assertThat(state(cluster)).isEqualTo("delete_failed");
        Reply failed = root.get("/tasks/" + task);
        assertThat(failed.text("state")).isEqualTo("failed");
        assertThat(failed.at("error"))
                .isEqualTo(Map.of("code", "ResourceInUse", "message", "a load balancer is in use"));
        assertThat(root.get("/clusters/" + cluster + "/events", "task_id", task).list("events"))
                .hasSize(1);
        Reply tasks = root.get("/clusters/" + cluster + "/tasks");
        assertThat(tasks.list("tasks")).hasSize(1);
        assertThat(tasks.at("page_info", "total_count")).isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void writesTheAgentsManifestForTheNetworkThatIsAskedFor(String intranet) {
        String cluster = registered("hybrid");

        String yaml = root.get("/k8s/" + cluster + "/external/agent/deployment", "PrivateIpAddress", intranet)
                .text("config");

        assertThat(yaml)
                .contains("name: ack-cluster-agent", "name: cluster-admin", "value: \"" + cluster + "\"")
                .contains("- name: INTERNAL_ENDPOINT\n              value: \"" + intranet + "\"")
                .doesNotContain("@");
        assertThat(yaml.contains(".intranet.")).isEqualTo(intranet.equals("true"));
    }

    @Test
    void writesTheRestrictedAgentsRolesOnly() {
        String path = "/k8s/" + registered("hybrid") + "/external/agent/deployment";

        assertThat(root.get(path, "AgentMode", "restricted").text("config"))
                .contains("ack-agent-create-cm-role", "ack-agent-update-cm-role", "ack-agent-read-cm-role")
                .doesNotContain("cluster-admin");
        assertThat(root.get(path, "AgentMode", "root").failure()).isEqualTo("400 InvalidParameter");
        assertThat(root.get(path, "PrivateIpAddress", "yes").failure()).isEqualTo("400 InvalidParameter");
    }

    @Test
    void givesKubeconfigsThatExpire() {
        String cluster = registered("hybrid");
        String path = "/k8s/" + cluster + "/user_config";

        assertThat(root.get(path).failure()).isEqualTo("400 ErrorClusterState");
        console.connectAgent(cluster, true);
        Reply reply = root.get(path, "TemporaryDurationMinutes", "15", "PrivateIpAddress", "true");
        assertThat(reply.text("config")).contains("kind: Config", ".intranet.");
        assertThat(Duration.between(Instant.now(), Instant.parse(reply.text("expiration"))))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        assertThat(root.get(path, "TemporaryDurationMinutes", "14").failure()).isEqualTo("400 InvalidParameter");
        assertThat(root.get(path, "TemporaryDurationMinutes", "4321").failure()).isEqualTo("400 InvalidParameter");
    }

    @Test
    void letsTimePassWithEachRead() {
        String cluster = registered("hybrid");
        String task = root.delete("/clusters/" + cluster).text("task_id");

        int polls = 0;
        while (!root.get("/tasks/" + task).text("state").equals("success")) {
            polls++;
        }

        assertThat(polls).isEqualTo(5);
        assertThat(root.get("/tasks/none").failure()).isEqualTo("404 ErrorTaskNotFound");
    }
}
