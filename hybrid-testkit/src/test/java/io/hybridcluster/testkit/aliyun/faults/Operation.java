// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.faults;

import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.AddOnClient;
import io.hybridcluster.aliyun.client.procedure.ClusterDeletion;
import io.hybridcluster.aliyun.client.procedure.ComponentGrant;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.NodePoolDeletion;
import io.hybridcluster.aliyun.client.procedure.OssScriptStore;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.aliyun.client.procedure.RegisteredClusterClient;
import io.hybridcluster.aliyun.client.procedure.VSwitchClient;
import io.hybridcluster.aliyun.cluster.AddOnRequest;
import io.hybridcluster.aliyun.cluster.AgentMode;
import io.hybridcluster.aliyun.cluster.NewCluster;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.aliyun.oss.BucketName;
import io.hybridcluster.aliyun.oss.OssCredentials;
import io.hybridcluster.aliyun.oss.OssEndpoint;
import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What an embedder does with an account; each prepares what it needs while nothing goes wrong. */
enum Operation {
    PREFLIGHT(site -> {}, site -> Preflight.of(site.cloud()).check(Site.PLAN)),
    GRANT(site -> {}, Operation::grant),
    ROTATE(
            Operation::grant,
            site -> users(site).rotate(Site.USER, site.received.get(0).id(), site.received::add)),
    REVOKE(Operation::grant, site -> users(site).revoke(Site.USER)),
    CREATE_CLUSTER(
            site -> {},
            site -> clusters(site)
                    .create(NewCluster.builder(
                                    "other",
                                    Site.PLAN.cluster().region(),
                                    Site.PLAN.vpc().id(),
                                    List.of(new VSwitchId("vsw-bp1node0000000000000")))
                            .build())),
    DELETE_CLUSTER(site -> {}, site -> clusters(site).delete(new ClusterDeletion(Site.CLUSTER, "guide", false))),
    DESCRIBE_CLUSTER(site -> {}, site -> {
        clusters(site).find("guide");
        clusters(site).agentManifest(Site.CLUSTER, true, AgentMode.RESTRICTED);
        clusters(site).kubeconfig(Site.CLUSTER, Duration.ofHours(1), true);
    }),
    INSTALL_ADD_ON(site -> {}, site -> addOns(site).install(AddOnRequest.of("terway-eniip", "v1.8.2"))),
    UPGRADE_ADD_ON(
            site -> site.fake.clusters().putAddon(Site.CLUSTER.value(), "terway-eniip", "v1.8.1", ""),
            site -> addOns(site).upgrade(AddOnRequest.of("terway-eniip", "v1.8.2"))),
    UNINSTALL_ADD_ON(
            site -> site.fake.clusters().putAddon(Site.CLUSTER.value(), "terway-eniip", "v1.8.2", ""),
            site -> addOns(site).uninstall("terway-eniip", false)),
    CREATE_POOL(site -> {}, Operation::createPool),
    SCALE_POOL(Operation::createPool, site -> {
        NodePoolClient pools = pools(site);
        pools.awaitNodes(pools.scaleTo("cloud", 4), 4, Duration.ofMinutes(10), pool -> {});
    }),
    DELETE_POOL(
            Operation::createPool,
            site -> pools(site).delete(NodePoolDeletion.of("cloud", "cloud").withNodes())),
    PROVIDE_V_SWITCH(
            site -> {},
            site -> new VSwitchClient(site.cloud())
                    .provide(
                            Site.PLAN.vpc().id(),
                            Site.PLAN.vpc().vSwitches().get(0).zone(),
                            Cidr.parse("10.10.26.0/24"),
                            "pods")),
    PUT_SCRIPT(
            site -> {}, site -> store(site).put("init-node-ecs.sh", "#!/bin/bash\n".getBytes(StandardCharsets.UTF_8)));

    private final Consumer<Site> prepare;
    private final Consumer<Site> run;

    Operation(Consumer<Site> prepare, Consumer<Site> run) {
        this.prepare = prepare;
        this.run = run;
    }

    void prepare(Site site) {
        prepare.accept(site);
    }

    void run(Site site) {
        run.accept(site);
    }

    private static ComponentUserClient users(Site site) {
        return new ComponentUserClient(site.cloud());
    }

    private static RegisteredClusterClient clusters(Site site) {
        return new RegisteredClusterClient(site.cloud());
    }

    private static AddOnClient addOns(Site site) {
        return new AddOnClient(site.cloud(), Site.CLUSTER);
    }

    private static NodePoolClient pools(Site site) {
        return new NodePoolClient(site.cloud(), Site.CLUSTER);
    }

    private static void grant(Site site) {
        users(site).grant(ComponentGrant.of(Site.USER, TerwayRamPolicy.of(Site.PLAN)), site.received::add);
    }

    private static void createPool(Site site) {
        AlibabaCloud cloud = site.cloud();
        NodePoolClient pools = new NodePoolClient(cloud, Site.CLUSTER);
        pools.awaitNodes(pools.create(NodePoolRequest.of(Site.PLAN)), 2, Duration.ofMinutes(10), pool -> {});
    }

    private static OssScriptStore store(Site site) {
        AccessKey key = new AccessKey(
                site.fake.rootKey().accessKeyId(), Secret.of(site.fake.rootKey().accessKeySecret()));
        return OssScriptStore.builder(
                        HttpClient.newHttpClient(),
                        OssEndpoint.withBucketInPath(
                                URI.create("http://" + site.fake.endpoint()),
                                Site.PLAN.cluster().region()),
                        new BucketName(Site.BUCKET),
                        () -> OssCredentials.of(key))
                .policy(site.policy())
                .pauses(time -> {})
                .build();
    }
}
