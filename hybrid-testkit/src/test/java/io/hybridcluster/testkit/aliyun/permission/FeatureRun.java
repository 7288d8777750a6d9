// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.permission;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.AddOnClient;
import io.hybridcluster.aliyun.client.procedure.ClusterDeletion;
import io.hybridcluster.aliyun.client.procedure.ComponentGrant;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.RegisteredClusterClient;
import io.hybridcluster.aliyun.client.procedure.VSwitchClient;
import io.hybridcluster.aliyun.cluster.AddOnRequest;
import io.hybridcluster.aliyun.cluster.AgentMode;
import io.hybridcluster.aliyun.cluster.NewCluster;
import io.hybridcluster.aliyun.permission.Feature;
import io.hybridcluster.aliyun.permission.Scope;
import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.aliyun.ram.RamPolicy;
import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.aliyun.support.FakeAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that a feature does, in a fake account that the root account prepared for it. */
final class FeatureRun implements AutoCloseable {
    private interface Doing {
        void run(FeatureRun run, AlibabaCloud cloud);
    }

    static final ComponentUser USER = ComponentUser.named("terway-eniip", "ack-one-user-ce313528c3");
    private static final RamPolicy POLICY = TerwayRamPolicy.forTerway(new TerwayVersion(1, 8, 2), IpStack.IPV4);
    private static final RamPolicy DUAL = TerwayRamPolicy.forTerway(new TerwayVersion(1, 8, 2), IpStack.DUAL);
    private static final Map<Feature, Doing> FEATURES = new EnumMap<>(Feature.class);

    static {
        FEATURES.put(Feature.GRANT_COMPARISON, FeatureRun::compare);
        FEATURES.put(Feature.GRANT, FeatureRun::grant);
        FEATURES.put(Feature.KEY_ROTATION, FeatureRun::rotate);
        FEATURES.put(Feature.REVOKE, FeatureRun::revoke);
        FEATURES.put(Feature.REGISTERED_CLUSTER, FeatureRun::look);
        FEATURES.put(Feature.CREATE_CLUSTER, FeatureRun::create);
        FEATURES.put(Feature.DELETE_CLUSTER, FeatureRun::delete);
        FEATURES.put(Feature.ADD_ON, FeatureRun::addOn);
        FEATURES.put(Feature.V_SWITCH, FeatureRun::vSwitch);
    }

    final FakeAccount account = new FakeAccount();
    private final String cluster =
            account.fake().clusters().register("idc", "cn-hangzhou", "vpc-bp1aevy8", List.of("vsw-bp1node0"));
    private final List<AccessKey> keys = new ArrayList<>();

    FeatureRun() {
        account.fake().clusters().connectAgent(cluster, true);
    }

    static List<Feature> features() {
        return List.copyOf(FEATURES.keySet());
    }

    Scope scope() {
        return Scope.everything().cluster(new ClusterId(cluster)).component(USER);
    }

    /** Prepares as the root account, then does the whole feature as a user with this policy. */
    void run(Feature feature, String policy) {
        CloudKey key = account.fake().user("operator", policy);
        FEATURES.getOrDefault(feature, (run, cloud) -> {}).run(this, account.cloud(key));
    }

    private ComponentUserClient root() {
        return new ComponentUserClient(account.cloud());
    }

    private void prepare(RamPolicy policy) {
        ComponentGrant grant = ComponentGrant.of(USER, policy);
        root().grant(keys.isEmpty() ? grant : grant.withKey(keys.get(0).id()), keys::add);
    }

    private void compare(AlibabaCloud cloud) {
        prepare(POLICY);
        account.cloud()
                .call(ApiRequest.of(ApiAction.ATTACH_POLICY_TO_USER)
                        .with("PolicyType", "System")
                        .with("PolicyName", "AliyunVPCReadOnlyAccess")
                        .with("UserName", USER.userName()));
        ComponentUserClient client = new ComponentUserClient(cloud);
        client.describe(USER, POLICY);
        client.plan(ComponentGrant.of(USER, DUAL).withKey(keys.get(0).id()));
    }

    private void grant(AlibabaCloud cloud) {
        ComponentUserClient client = new ComponentUserClient(cloud);
        client.grant(ComponentGrant.of(USER, POLICY), keys::add);
        String id = keys.get(0).id();
        for (int i = 0; i < 5; i++) {
            RamPolicy other = i == 4 ? DUAL : TerwayRamPolicy.minimal(new TerwayVersion(1, 2 + 2 * i, 1), IpStack.DUAL);
            client.grant(ComponentGrant.of(USER, other).withKey(id), keys::add);
        }
        for (int i = 0; i < 4; i++) {
            account.cloud()
                    .call(ApiRequest.of(ApiAction.CREATE_POLICY_VERSION)
                            .with("PolicyName", USER.policyName())
                            .with("RotateStrategy", "DeleteOldestNonDefaultVersionWhenLimitExceeded")
                            .with(
                                    "PolicyDocument",
                                    "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecs:A" + i
                                            + "\",\"Resource\":\"*\"}]}"));
        }
        client.grant(ComponentGrant.of(USER, POLICY).withKey(id), keys::add);
        client.grant(ComponentGrant.of(USER, DUAL).withKey(id), keys::add);
        refuse(client);
    }

    /** A key that could not be handed over is deleted, which needs a permission, too. */
    private void refuse(ComponentUserClient client) {
        try {
            client.grant(ComponentGrant.of(USER, DUAL), key -> {
                throw new IllegalStateException("full");
            });
        } catch (ProcedureFailedException e) {
            if (e.getSuppressed().length > 0) {
                throw e;
            }
        }
    }

    private void rotate(AlibabaCloud cloud) {
        prepare(POLICY);
        ComponentUserClient client = new ComponentUserClient(cloud);
        client.rotate(USER, keys.get(0).id(), keys::add);
        client.retire(USER, keys.get(0).id());
    }

    private void revoke(AlibabaCloud cloud) {
        prepare(POLICY);
        prepare(DUAL);
        new ComponentUserClient(cloud).revoke(USER);
    }

    private void look(AlibabaCloud cloud) {
        RegisteredClusterClient client = new RegisteredClusterClient(cloud);
        ClusterId id = client.find("idc").get(0).id();
        client.describe(id);
        client.agentManifest(id, true, AgentMode.ADMIN);
        client.kubeconfig(id, Duration.ofMinutes(15), true);
        client.awaitRunning(id);
    }

    private void create(AlibabaCloud cloud) {
        new RegisteredClusterClient(cloud)
                .create(NewCluster.builder(
                                "other",
                                FakeAccount.REGION,
                                new VpcId("vpc-bp1aevy8"),
                                List.of(new VSwitchId("vsw-bp1node0")))
                        .build());
    }

    private void delete(AlibabaCloud cloud) {
        new RegisteredClusterClient(cloud).delete(new ClusterDeletion(new ClusterId(cluster), "idc", false));
    }

    private void vSwitch(AlibabaCloud cloud) {
        new VSwitchClient(cloud)
                .provide(new VpcId("vpc-bp1aevy8"), new ZoneId("cn-hangzhou-h"), Cidr.parse("10.10.26.0/24"), "pods");
    }

    private void addOn(AlibabaCloud cloud) {
        AddOnClient client = new AddOnClient(cloud, new ClusterId(cluster));
        client.available();
        client.install(AddOnRequest.of("terway-eniip", "v1.8.1"));
        client.upgrade(AddOnRequest.of("terway-eniip", "v1.8.18"));
        client.configure(
                "terway-eniip", Document.object().put("IPVlan", "false").build());
        client.uninstall("terway-eniip", true);
    }

    @Override
    public void close() {
        account.close();
    }
}
