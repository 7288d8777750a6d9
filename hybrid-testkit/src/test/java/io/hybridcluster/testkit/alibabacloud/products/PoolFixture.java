// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import io.hybridcluster.testkit.alibabacloud.ClusterConsole;
import io.hybridcluster.testkit.alibabacloud.ClusterNode;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A cloud with a running cluster and the network for a node pool. */
abstract class PoolFixture {
    static final String POOL = "{\"nodepool_info\":{\"name\":\"cloud\"},\"scaling_group\":{"
            + "\"vswitch_ids\":[\"vsw-1\"],\"instance_types\":[\"ecs.g7.xlarge\"],\"image_type\":\"AliyunLinux3\","
            + "\"security_group_ids\":[\"sg-1\"],\"key_pair\":\"kp\",\"desired_size\":2},"
            + "\"kubernetes_config\":{\"labels\":[{\"key\":\"workload\",\"value\":\"cpu\"}],"
            + "\"taints\":[{\"key\":\"workload\",\"value\":\"ack\",\"effect\":\"NoSchedule\"}]}}";

    final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    final CloudCalls root = new CloudCalls(cloud, cloud.rootKey());
    final ClusterConsole console = cloud.clusters();
    String cluster = "";

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

    Reply create(String body) {
        return root.post("/clusters/" + cluster + "/nodepools", body);
    }

    String path(Reply made) {
        return "/clusters/" + cluster + "/nodepools/" + made.text("nodepool_id");
    }

    void settle() {
        console.advance(Duration.ofMinutes(1));
    }

    Reply task(Reply started) {
        return root.get("/tasks/" + started.text("task_id"));
    }

    List<String> statuses() {
        return console.nodes(cluster).stream().map(ClusterNode::status).toList();
    }
}
