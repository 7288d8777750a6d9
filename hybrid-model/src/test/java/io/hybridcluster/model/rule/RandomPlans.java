// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Waiver;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.node.TaintEffect;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.Endpoint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.InterconnectType;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.model.plan.PodRoutes;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.RegisteredCluster;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VSwitchSelection;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.model.version.KernelVersion;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Well-formed plans of any quality, from a seed: blocks crowd in a few ranges, so that they overlap often. */
final class RandomPlans {
    private static final String[] TEXTS = {
        "cloud",
        "-",
        "{{.Name}}",
        "****",
        "AZoneID",
        "ecs.g7.xlarge",
        "ECS.g7.XLARGE",
        "AliyunLinux3",
        "CentOS",
        "Windows",
        "kp-hybrid",
        "line\nbreak",
        "\u202eright to left",
        "\ud800",
        "x".repeat(2_000),
        "m-xxxxxxxx"
    };

    private static final String[] URLS = {
        "http://hidden@c/?Signature=1",
        "https://b.oss-cn-beijing.aliyuncs.com/x",
        "https://\u4e2d\u6587/",
        "ftp://a/b",
        "https:",
        "//",
        "http://[fd00::1]/%zz",
        "https://b.oss-cn-hangzhou-internal.aliyuncs.com/init.sh#?@",
        "https://hidden@c/{{.Path}}?x-oss-expires=1#Signature=1",
        "hidden@c?Signature=1",
        "oss-cn-hangzhou.aliyuncs.com",
        "https://hidden@my_bucket.example.com?Signature=1",
        "https://files.example.com/"
    };

    private final Random random;

    RandomPlans(long seed) {
        this.random = new Random(seed);
    }

    HybridPlan next() {
        HybridPlan.Builder plan = HybridPlan.builder("random", cluster(), idc(), vpc());
        if (often()) {
            plan.interconnect(new Interconnect(
                    InterconnectType.CEN, "cen-0000000000000000", cidrs(0), maybe(() -> any(PodRoutes.values()))));
        }
        if (often()) {
            plan.terway(new TerwayPlan(
                    new TerwayVersion(1, random.nextInt(18), random.nextInt(20)),
                    new PoolSize(random.nextInt(60), random.nextInt(60)),
                    any(VSwitchSelection.values()),
                    any(CredentialSource.values()),
                    any(IpStack.values())));
        }
        if (often()) {
            plan.nodePool(pool());
        }
        if (often()) {
            plan.nodeScript(new NodeScriptPlan("init-node.sh", url()));
        }
        List<RuleDescription> known = PlanRules.standard().descriptions();
        plan.waivers(several(
                0,
                3,
                () -> new Waiver(
                        often() ? known.get(random.nextInt(known.size())).id() : RuleId.parse("No.Such"), "a reason")));
        return plan.build();
    }

    private RegisteredCluster cluster() {
        return new RegisteredCluster(
                ClusterId.parse("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                RegionId.parse("cn-hangzhou"),
                new KubernetesVersion(1, 20 + random.nextInt(16), 0),
                cidrs(1));
    }

    private IdcNetwork idc() {
        Cidr address = cidr();
        Endpoint apiServer =
                often() ? new Endpoint(address.last().toString(), 6443) : new Endpoint("api.idc.example", 6443);
        IdcNetwork.Builder idc = IdcNetwork.builder(
                cidrs(1),
                cidrs(1),
                apiServer,
                new Cni(any(CniPlugin.values()), any(CniMode.values()), any(CniManagement.values())));
        if (often()) {
            idc.nodeCount(1 + random.nextInt(300));
        }
        return idc.podBlockSize(20 + random.nextInt(13)).build();
    }

    private VpcNetwork vpc() {
        return new VpcNetwork(
                VpcId.parse("vpc-bp1aevy8sofi8mh1q0000"),
                cidrs(1),
                several(1, 12, this::vSwitch),
                several(1, 12, () -> SecurityGroupId.parse("sg-bp1group0" + random.nextInt(20))));
    }

    private VSwitch vSwitch() {
        return new VSwitch(
                VSwitchId.parse("vsw-bp1number" + (1_000 + random.nextInt(50))),
                ZoneId.parse(
                        random.nextInt(9) == 0 ? "cn-beijing-a" : "cn-hangzhou-" + (char) ('g' + random.nextInt(4))),
                ipv4(),
                random.nextInt(4) == 0 ? Optional.of(ipv6()) : Optional.empty(),
                any(VSwitchRole.values()));
    }

    private NodePoolPlan pool() {
        NodePoolPlan.Builder pool = NodePoolPlan.builder(text(), several(1, 12, this::text))
                .desiredSize(random.nextInt(3) == 0 ? random.nextInt(2_000) : random.nextInt(20))
                .labels(often() ? List.of(new Label("type", "virtual-kubelet"), Label.EXTERNAL_NODE) : List.of())
                .taints(several(0, 3, () -> new Taint("node.kubernetes.io/a", "", any(TaintEffect.values()))));
        maybe(this::text).ifPresent(pool::keyPair);
        maybe(this::text).ifPresent(pool::imageType);
        maybe(this::text).ifPresent(pool::imageId);
        maybe(() -> new KernelVersion(3 + random.nextInt(3), random.nextInt(20), 0))
                .ifPresent(pool::kernelVersion);
        maybe(() -> 1 + random.nextInt(300)).ifPresent(pool::maxPods);
        return pool.build();
    }

    List<Cidr> cidrs(int atLeast) {
        return several(atLeast, 5, this::cidr);
    }

    private Cidr cidr() {
        return random.nextInt(5) == 0 ? ipv6() : ipv4();
    }

    private Cidr ipv4() {
        int[] bases = {0x0a000000, 0x0a0a0000, 0x0a640000, 0xac100000, 0xc0a80000, 0x64400000, 0xa9fe0000, 0x0b000000};
        int prefixLength = random.nextInt(40) == 0 ? random.nextInt(8) : 8 + random.nextInt(25);
        int address = bases[random.nextInt(bases.length)] + random.nextInt(1 << 12) * (random.nextInt(16) + 1);
        int mask = prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
        int network = address & mask;
        return Cidr.parse((network >>> 24) + "." + (network >>> 16 & 255) + "." + (network >>> 8 & 255) + "."
                + (network & 255) + "/" + prefixLength);
    }

    private Cidr ipv6() {
        int group = random.nextInt(4);
        return Cidr.parse(
                random.nextBoolean()
                        ? "fd00:" + group + "::/" + (32 + random.nextInt(90))
                        : "fd00:" + group + ":1::/48");
    }

    /** Returns one of the texts, or characters at random. */
    private String text() {
        if (often()) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        // A plan takes no blank text.
        StringBuilder text = new StringBuilder("-");
        for (int i = random.nextInt(29); i > 0; i--) {
            text.append((char) random.nextInt(0x500));
        }
        return text.toString();
    }

    private String url() {
        return often() ? any(URLS) : text();
    }

    private boolean often() {
        return random.nextInt(4) != 0;
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> several(int atLeast, int atMost, Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int i = atLeast + random.nextInt(atMost - atLeast + 1); i > 0; i--) {
            values.add(value.get());
        }
        return values;
    }
}
