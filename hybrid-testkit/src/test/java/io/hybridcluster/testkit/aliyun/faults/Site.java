// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.faults;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fake account that is as the guide's plan needs it, made anew for each run, and what it holds in the end. */
final class Site implements AutoCloseable {
    static final HybridPlan PLAN = plan();
    static final ClusterId CLUSTER = PLAN.cluster().id();
    static final ComponentUser USER = ComponentUser.named("terway-eniip", "terway");
    static final String BUCKET = "kubelet-0000";

    final FakeAlibabaCloud fake = FakeAlibabaCloud.start();
    final List<AccessKey> received = new ArrayList<>();

    Site() {
        FakeWorld.of(fake, PLAN);
        fake.buckets().create(BUCKET, "cn-hangzhou");
    }

    private static HybridPlan plan() {
        try {
            return PlanFile.parse("guide.yaml", Files.readString(Path.of("..", "examples", "plans", "guide.yaml")))
                    .plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Config config() {
        return new Config()
                .setProtocol("HTTP")
                .setEndpoint(fake.endpoint())
                .setAccessKeyId(fake.rootKey().accessKeyId())
                .setAccessKeySecret(fake.rootKey().accessKeySecret());
    }

    CallPolicy policy() {
        return CallPolicy.standard().withAttemptTimeout(Duration.ofSeconds(2)).withDeadline(Duration.ofSeconds(20));
    }

    /** The root account's client, which takes no time to wait. */
    AlibabaCloud cloud() {
        return AlibabaCloud.builder(PLAN.cluster().region(), config())
                .policy(policy())
                .pauses(time -> {})
                .build();
    }

    void disturb(CloudFaultRule rule) {
        // What was there from the start is no news, which a replica that lags behind would not have.
        for (int i = 0; i < 3; i++) {
            cloud().call(ApiRequest.of(ApiAction.GET_CALLER_IDENTITY));
        }
        fake.clearRequests();
        fake.inject(rule);
    }

    /** Everything that an operation makes or changes, one thing a line, without ids; duplicates are lines twice. */
    List<String> state() {
        fake.clearFaults();
        // What is under way ends first, and no time passes while one looks.
        fake.clusters().advance(Duration.ofHours(1));
        fake.clusters().perPoll(Duration.ZERO);
        try {
            return now();
        } finally {
            fake.clusters().perPoll(Duration.ofSeconds(10));
        }
    }

    private List<String> now() {
        AlibabaCloud cloud = cloud();
        List<String> state = new ArrayList<>();
        cloud.list(ApiRequest.of(ApiAction.LIST_USERS))
                .forEach(user -> state.addAll(user(cloud, user.text("UserName"))));
        policy(cloud).ifPresent(state::add);
        cloud.list(ApiRequest.of(ApiAction.DESCRIBE_CLUSTERS_V1))
                .forEach(cluster -> state.add("cluster " + cluster.text("name") + " " + cluster.text("state")));
        if (fake.clusters().clusters().contains(CLUSTER.value())) {
            ApiRequest addOns =
                    ApiRequest.of(ApiAction.LIST_CLUSTER_ADDON_INSTANCES).path("cluster_id", CLUSTER.value());
            cloud.list(addOns).forEach(each -> state.add("add-on " + each.text("name") + " " + each.text("version")));
            cloud.list(ApiRequest.of(ApiAction.DESCRIBE_CLUSTER_NODE_POOLS).path("ClusterId", CLUSTER.value()))
                    .forEach(pool -> state.add(pool(pool)));
        }
        cloud.list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES)
                        .with("VpcId", PLAN.vpc().id().value()))
                .forEach(vSwitch -> state.add("vSwitch " + vSwitch.text("CidrBlock")));
        fake.buckets().keys(BUCKET).forEach(key -> state.add("object " + key));
        return state;
    }

    private List<String> user(AlibabaCloud cloud, String name) {
        List<String> state = new ArrayList<>(List.of("user " + name));
        cloud.list(ApiRequest.of(ApiAction.LIST_POLICIES_FOR_USER).with("UserName", name))
                .forEach(policy -> state.add("attached " + policy.text("PolicyName")));
        cloud.list(ApiRequest.of(ApiAction.LIST_ACCESS_KEYS).with("UserName", name)).stream()
                .map(key -> key.text("AccessKeyId"))
                .forEach(id -> state.add(
                        received.stream().anyMatch(key -> key.id().equals(id)) ? "key, received" : "key, nobody's"));
        return state;
    }

    private static Optional<String> policy(AlibabaCloud cloud) {
        try {
            ApiAnswer policy = cloud.call(ApiRequest.of(ApiAction.GET_POLICY)
                    .with("PolicyType", "Custom")
                    .with("PolicyName", USER.policyName()));
            return Optional.of("policy of "
                    + policy.text("DefaultPolicyVersion", "PolicyDocument").length() + " characters");
        } catch (io.hybridcluster.aliyun.client.AlibabaCloudException e) {
            return Optional.empty();
        }
    }

    private static String pool(ApiAnswer pool) {
        return "pool " + pool.text("nodepool_info", "name") + " of "
                + pool.number("scaling_group", "desired_size") + " "
                + pool.list("kubernetes_config", "labels").stream()
                        .map(label -> label.text("key"))
                        .collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        fake.close();
    }
}
