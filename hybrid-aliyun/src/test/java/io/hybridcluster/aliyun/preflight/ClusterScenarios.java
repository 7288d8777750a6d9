// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.Scenarios.ZONE;

import io.hybridcluster.aliyun.account.AccountQuota;
import io.hybridcluster.aliyun.account.AddonOffer;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.account.InstalledAddon;
import io.hybridcluster.aliyun.account.LiveCluster;
import io.hybridcluster.aliyun.account.LiveInstanceType;
import io.hybridcluster.aliyun.account.LiveNodePool;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.Reading;
import io.hybridcluster.aliyun.account.ZoneStock;
import io.hybridcluster.aliyun.account.ZoneStock.Level;
import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Instance types and their stock, quotas, the cluster, its add-ons and pools. */
final class ClusterScenarios {
    private ClusterScenarios() {}

    static Scenarios all() {
        Scenarios scenarios = new Scenarios();
        types(scenarios);
        stock(scenarios);
        quotas(scenarios);
        cluster(scenarios);
        addons(scenarios);
        pools(scenarios);
        return scenarios;
    }

    private static LiveInstanceType type(String name, int enis, int ips, int ipv6, String architecture) {
        return new LiveInstanceType(new InstanceTypeLimits(name, enis, ips, ipv6), architecture, 4);
    }

    private static HybridPlan pool(NodePoolPlan.Builder pool) {
        return Plans.guide().toBuilder().nodePool(pool.desiredSize(2).build()).build();
    }

    private static void types(Scenarios scenarios) {
        TerwayPlan terway = Plans.guide().terway().orElseThrow();
        scenarios
                .account("no such type", a -> a.put(Part.INSTANCE_TYPES, List.of()))
                .account(
                        "one interface, and no addresses",
                        a -> a.put(Part.INSTANCE_TYPES, List.of(type("ecs.g7.xlarge", 1, 15, 0, "X86"))))
                .account(
                        "ARM processors",
                        a -> a.put(Part.INSTANCE_TYPES, List.of(type("ecs.g7.xlarge", 4, 15, 15, "ARM"))))
                .account(
                        "processors untold",
                        a -> a.put(Part.INSTANCE_TYPES, List.of(type("ecs.g7.xlarge", 4, 15, 15, ""))))
                .with(
                        "an image for ARM",
                        pool(NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge"))
                                .imageType("AliyunLinux3Arm64")),
                        GuideAccount.enterprise())
                .with(
                        "processors of two kinds, custom image",
                        pool(NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge", "ecs.g8y.xlarge"))
                                .imageId("m-bp1custom")),
                        GuideAccount.enterprise()
                                .put(
                                        Part.INSTANCE_TYPES,
                                        List.of(
                                                type("ecs.g7.xlarge", 4, 15, 15, "X86"),
                                                type("ecs.g8y.xlarge", 4, 15, 15, "ARM")))
                                .put(Part.STOCK, Reading.unread()))
                .with(
                        "dual stack on a type with fewer IPv6 addresses",
                        Plans.guide().toBuilder()
                                .terway(new TerwayPlan(
                                        terway.version(),
                                        terway.pool(),
                                        terway.vSwitchSelection(),
                                        terway.credentials(),
                                        IpStack.DUAL))
                                .build(),
                        GuideAccount.enterprise()
                                .put(Part.INSTANCE_TYPES, List.of(type("ecs.g7.xlarge", 4, 15, 6, "X86"))));
    }

    private static void stock(Scenarios scenarios) {
        HybridPlan two = pool(NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge", "ecs.c7.xlarge")));
        List<LiveInstanceType> types =
                List.of(type("ecs.g7.xlarge", 4, 15, 15, "X86"), type("ecs.c7.xlarge", 4, 15, 15, "X86"));
        scenarios
                .account("sold out", a -> a.put(Part.STOCK, List.of(new ZoneStock(ZONE, "ecs.g7.xlarge", Level.NONE))))
                .account(
                        "had in another zone only",
                        a -> a.put(Part.STOCK, List.of(new ZoneStock("cn-hangzhou-i", "ecs.g7.xlarge", Level.PLENTY))))
                .account(
                        "little left", a -> a.put(Part.STOCK, List.of(new ZoneStock(ZONE, "ecs.g7.xlarge", Level.LOW))))
                .account(
                        "sold out, and the pool has its nodes",
                        a -> a.put(Part.STOCK, List.of())
                                .put(
                                        Part.NODE_POOLS,
                                        List.of(live(
                                                "cloud", "active", OptionalLong.of(2), NetworkScenarios.asPlanned()))))
                .with(
                        "one of two types sold out",
                        two,
                        GuideAccount.enterprise()
                                .put(Part.INSTANCE_TYPES, types)
                                .put(Part.STOCK, List.of(new ZoneStock(ZONE, "ecs.c7.xlarge", Level.PLENTY))))
                .with(
                        "both sold out",
                        two,
                        GuideAccount.enterprise()
                                .put(Part.INSTANCE_TYPES, types)
                                .put(Part.STOCK, List.of()));
    }

    private static void quotas(Scenarios scenarios) {
        scenarios
                .account(
                        "quotas that just suffice",
                        a -> a.put(
                                Part.QUOTAS,
                                List.of(
                                        new AccountQuota(AccountQuota.MAX_VCPUS, 10),
                                        new AccountQuota(AccountQuota.USED_VCPUS, 2),
                                        new AccountQuota(AccountQuota.MAX_INTERFACES, 8))))
                .account(
                        "quotas that do not",
                        a -> a.put(
                                Part.QUOTAS,
                                List.of(
                                        new AccountQuota(AccountQuota.MAX_VCPUS, 10),
                                        new AccountQuota(AccountQuota.USED_VCPUS, 3),
                                        new AccountQuota(AccountQuota.MAX_INTERFACES, 7))))
                .account(
                        "what is used is untold",
                        a -> a.put(Part.QUOTAS, List.of(new AccountQuota(AccountQuota.MAX_VCPUS, 7))));
    }

    private static LiveCluster cluster(String type, String state, String version) {
        return new LiveCluster(type, state, version, "", "", Optional.empty());
    }

    private static void cluster(Scenarios scenarios) {
        scenarios
                .account("no cluster", a -> a.put(Part.CLUSTER, Reading.absent()))
                .account("another type", a -> a.put(Part.CLUSTER, cluster("ManagedKubernetes", "running", "1.24.3")))
                .account("waiting", a -> a.put(Part.CLUSTER, cluster("ExternalKubernetes", "waiting", "")))
                .account(
                        "disconnected",
                        a -> a.put(Part.CLUSTER, cluster("ExternalKubernetes", "disconnected", "v1.24.3")))
                .account("deleting", a -> a.put(Part.CLUSTER, cluster("ExternalKubernetes", "deleting", "1.24.3")))
                .account(
                        "another version", a -> a.put(Part.CLUSTER, cluster("ExternalKubernetes", "running", "1.26.1")))
                .account(
                        "a version that is none",
                        a -> a.put(Part.CLUSTER, cluster("ExternalKubernetes", "running", "?")))
                .account(
                        "elsewhere, without intranet endpoint",
                        a -> a.put(
                                Part.CLUSTER,
                                new LiveCluster(
                                        "ExternalKubernetes",
                                        "running",
                                        "1.24.3",
                                        "cn-beijing",
                                        "vpc-other",
                                        Optional.of(false))));
    }

    private static HybridPlan terway(int minor) {
        TerwayPlan terway = Plans.guide().terway().orElseThrow();
        return Plans.guide().toBuilder()
                .terway(TerwayPlan.of(new TerwayVersion(1, minor, 0), terway.credentials()))
                .build();
    }

    private static void addons(Scenarios scenarios) {
        scenarios
                .account("Terway is not offered", a -> a.put(Part.OFFERED_ADDONS, List.of(new AddonOffer("x", "v1"))))
                .account(
                        "other versions are offered",
                        a -> a.put(
                                Part.OFFERED_ADDONS,
                                List.of(
                                        new AddonOffer("terway-eniip", "v1.16.8"),
                                        new AddonOffer("terway-eniip", "v1.10.0"))))
                .account(
                        "offered without a version",
                        a -> a.put(Part.OFFERED_ADDONS, List.of(new AddonOffer("terway-eniip", ""))))
                .account(
                        "installed in an earlier version, being upgraded",
                        a -> a.put(
                                Part.INSTALLED_ADDONS,
                                List.of(new InstalledAddon("terway-eniip", "v1.4.4", "upgrading"))))
                .account(
                        "installed in a later version",
                        a -> a.put(
                                Part.INSTALLED_ADDONS, List.of(new InstalledAddon("terway-eniip", "v1.9.0", "active"))))
                .account(
                        "installed as planned",
                        a -> a.put(Part.INSTALLED_ADDONS, List.of(new InstalledAddon("terway-eniip", "v1.8.2", ""))))
                .with(
                        "offered as planned, for a later Kubernetes",
                        terway(9),
                        GuideAccount.enterprise()
                                .put(Part.OFFERED_ADDONS, List.of(new AddonOffer("terway-eniip", "v1.9.0"))))
                .with(
                        "the plan's Kubernetes counts where the cluster's is unknown",
                        terway(10),
                        GuideAccount.enterprise()
                                .put(Part.OFFERED_ADDONS, List.of(new AddonOffer("terway-eniip", "v1.10.0")))
                                .put(Part.CLUSTER, Reading.unread()));
    }

    private static LiveNodePool live(
            String name, String state, OptionalLong desired, Map<String, List<String>> settings) {
        return new LiveNodePool("np1", name, state, 2, desired, settings);
    }

    private static void pools(Scenarios scenarios) {
        Map<String, List<String>> other = new TreeMap<>(NetworkScenarios.asPlanned());
        other.put("instance_types", List.of("ecs.c7.xlarge", "ecs.g7.xlarge"));
        other.put("key_pair", List.of());
        other.put("labels", List.of("workload=gpu"));
        other.put("taints", List.of());
        scenarios
                .account(
                        "the pool is there as planned",
                        a -> a.put(
                                Part.NODE_POOLS,
                                List.of(live("cloud", "active", OptionalLong.of(2), NetworkScenarios.asPlanned()))))
                .account(
                        "the pool is there otherwise",
                        a -> a.put(Part.NODE_POOLS, List.of(live("cloud", "scaling", OptionalLong.of(5), other))))
                .account(
                        "the pool's wanted size is untold",
                        a -> a.put(
                                Part.NODE_POOLS,
                                List.of(live("cloud", "", OptionalLong.empty(), NetworkScenarios.asPlanned()))))
                .with(
                        "a pool that the plan says little of, of another size",
                        pool(NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge"))),
                        GuideAccount.enterprise()
                                .put(
                                        Part.NODE_POOLS,
                                        List.of(new LiveNodePool(
                                                "np1",
                                                "cloud",
                                                "active",
                                                1,
                                                OptionalLong.empty(),
                                                NetworkScenarios.asPlanned()))))
                .account(
                        "another pool",
                        a -> a.put(Part.NODE_POOLS, List.of(live("other", "scaling", OptionalLong.of(9), other))));
    }
}
