// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.pool;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A fake cloud with a registered cluster whose agent is connected, and a client of its node pools that really never waits. */
final class PoolFixture implements AutoCloseable {
    private static final RegionId REGION = new RegionId("cn-hangzhou");

    final FakeAlibabaCloud fake = FakeAlibabaCloud.start();
    final String cluster = fake.clusters().register("hybrid", "cn-hangzhou", "vpc-1", List.of("vsw-node0"));
    final NodePoolClient pools = client(fake.rootKey());

    PoolFixture() {
        fake.world()
                .vpc("vpc-1", "cn-hangzhou", "10.0.0.0/8")
                .vSwitch("vsw-node0", "vpc-1", "cn-hangzhou-h", "10.10.24.0/24")
                .securityGroup("sg-group0", "vpc-1", "enterprise")
                .instanceType("ecs.g7.xlarge", 4, 15, 15, 4, 16);
        fake.clusters().connectAgent(cluster, true);
    }

    NodePoolClient client(CloudKey key) {
        return client(key, CallPolicy.standard());
    }

    NodePoolClient client(CloudKey key, CallPolicy policy) {
        Config config = new Config()
                .setAccessKeyId(key.accessKeyId())
                .setAccessKeySecret(key.accessKeySecret())
                .setEndpoint(fake.endpoint())
                .setProtocol("http");
        AlibabaCloud cloud = AlibabaCloud.builder(REGION, config)
                .policy(policy)
                .pauses(PoolFixture::pass)
                .build();
        return new NodePoolClient(cloud, new ClusterId(cluster));
    }

    /** Takes no time, and is interrupted as a real pause is. */
    private static void pass(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** A client that gives a hanging request a second. */
    NodePoolClient impatient() {
        return client(fake.rootKey(), CallPolicy.standard().withAttemptTimeout(Duration.ofSeconds(1)));
    }

    static NodePoolRequest.Builder request() {
        return NodePoolRequest.builder(
                        "cloud",
                        List.of(new VSwitchId("vsw-node0")),
                        List.of("ecs.g7.xlarge"),
                        List.of(new SecurityGroupId("sg-group0")),
                        "kp-hybrid")
                .imageType("AliyunLinux3")
                .labels(List.of(new Label("workload", "cpu")));
    }

    static NodePoolRequest pool(int size) {
        return request().desiredSize(size).build();
    }

    void fault(String action, CloudFault fault) {
        fake.inject(CloudFaultRule.next(fault).action(action));
    }

    int calls(String action) {
        return fake.requestCounts().getOrDefault(action, 0);
    }

    List<String> poolNames() {
        return fake.clusters().pools(cluster);
    }

    static ProcedureFailedException failure(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(ProcedureFailedException.class, call);
    }

    @Override
    public void close() {
        fake.close();
    }
}
