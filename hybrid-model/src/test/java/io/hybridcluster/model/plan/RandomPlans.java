// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Waiver;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.node.TaintEffect;
import io.hybridcluster.model.secret.SecretShape;
import io.hybridcluster.model.text.RandomTrees;
import io.hybridcluster.model.version.KernelVersion;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random plans that use every field and leave every optional one out at times. The same seed gives the same plans. */
public final class RandomPlans {
    private final Random random;
    private final RandomTrees texts;

    public RandomPlans(long seed) {
        this.random = new Random(seed);
        this.texts = new RandomTrees(seed);
    }

    public HybridPlan next() {
        HybridPlan.Builder plan = HybridPlan.builder(name("-"), cluster(), idc(), vpc());
        maybe(this::interconnect).ifPresent(plan::interconnect);
        maybe(this::terway).ifPresent(plan::terway);
        maybe(this::nodePool).ifPresent(plan::nodePool);
        maybe(() -> new NodeScriptPlan(text(), text())).ifPresent(plan::nodeScript);
        if (random.nextBoolean()) {
            plan.waivers(list(0, () -> new Waiver(new RuleId("A" + tail(1) + ".B" + tail(2)), line())));
        }
        return plan.build();
    }

    private RegisteredCluster cluster() {
        return new RegisteredCluster(
                new ClusterId("c" + tail(32)),
                new RegionId("cn-" + tail(4)),
                new KubernetesVersion(number(), number(), number()),
                list(1, this::cidr));
    }

    private IdcNetwork idc() {
        IdcNetwork.Builder idc = IdcNetwork.builder(
                list(1, this::cidr),
                list(1, this::cidr),
                new Endpoint(
                        random.nextBoolean()
                                ? name(".") + ".example"
                                : address().toString(),
                        1 + random.nextInt(65_535)),
                new Cni(any(CniPlugin.values()), any(CniMode.values()), any(CniManagement.values())));
        maybe(() -> 1 + random.nextInt(5_000)).ifPresent(idc::nodeCount);
        maybe(() -> 20 + random.nextInt(13)).ifPresent(idc::podBlockSize);
        return idc.build();
    }

    private VpcNetwork vpc() {
        return new VpcNetwork(
                new VpcId("vpc-" + tail(20)),
                list(1, this::cidr),
                list(1, this::vSwitch),
                list(1, () -> new SecurityGroupId("sg-" + tail(20))));
    }

    private VSwitch vSwitch() {
        return new VSwitch(
                new VSwitchId("vsw-" + tail(20)),
                new ZoneId("cn-" + tail(4) + "-h"),
                ipv4Cidr(),
                maybe(this::ipv6Cidr),
                any(VSwitchRole.values()));
    }

    private Interconnect interconnect() {
        InterconnectType type = any(InterconnectType.values());
        return new Interconnect(
                type, type.idPrefix() + tail(16), list(0, this::cidr), maybe(() -> any(PodRoutes.values())));
    }

    private TerwayPlan terway() {
        return new TerwayPlan(
                new TerwayVersion(number(), number(), number()),
                new PoolSize(random.nextInt(Integer.MAX_VALUE), random.nextInt(20)),
                any(VSwitchSelection.values()),
                any(CredentialSource.values()),
                any(IpStack.values()));
    }

    private NodePoolPlan nodePool() {
        NodePoolPlan.Builder pool = NodePoolPlan.builder(text(), list(1, this::text));
        maybe(() -> random.nextInt(Integer.MAX_VALUE)).ifPresent(pool::desiredSize);
        maybe(this::text).ifPresent(pool::keyPair);
        maybe(this::text).ifPresent(pool::imageType);
        maybe(this::text).ifPresent(pool::imageId);
        maybe(() -> new KernelVersion(number(), number(), number())).ifPresent(pool::kernelVersion);
        maybe(() -> 1 + random.nextInt(Integer.MAX_VALUE)).ifPresent(pool::maxPods);
        maybe(() -> Stream.iterate(0, i -> i + 1)
                        .limit(random.nextInt(4))
                        .map(this::label)
                        .toList())
                .ifPresent(pool::labels);
        maybe(() -> list(0, () -> new Taint(key(), value(), any(TaintEffect.values()))))
                .ifPresent(pool::taints);
        return pool.build();
    }

    private Label label(int i) {
        return new Label(key() + i, value());
    }

    private String key() {
        return random.nextBoolean() ? word() : name(".") + "/" + word();
    }

    private String value() {
        return random.nextInt(3) == 0 ? "" : word();
    }

    /** Of the grammar of labels, and what YAML might take for something else. */
    private String word() {
        return any(new String[] {
            "y", "no", "true", "null", "1", "0123", "1e3", "0x1F", "a_b", "a.b-c", "NaN", "x" + tail(40)
        });
    }

    private String text() {
        for (String text = texts.text(); ; text = texts.text()) {
            if (!text.isBlank() && !SecretShape.isSecret(text)) {
                return text;
            }
        }
    }

    private String line() {
        for (String text = text(); ; text = text()) {
            if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
                return text;
            }
        }
    }

    private String name(String separator) {
        return tail(1 + random.nextInt(8)) + separator + tail(1 + random.nextInt(8));
    }

    private String tail(int length) {
        StringBuilder tail = new StringBuilder();
        for (int i = 0; i < length; i++) {
            tail.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
        }
        return tail.toString();
    }

    private int number() {
        return random.nextInt(4) == 0 ? random.nextInt(100_000) : random.nextInt(30);
    }

    private Cidr cidr() {
        return random.nextInt(3) == 0 ? ipv6Cidr() : ipv4Cidr();
    }

    private Cidr ipv4Cidr() {
        int prefix = random.nextInt(33);
        long bits = prefix == 0 ? 0 : random.nextInt() & 0xffff_ffffL & -1L << 32 - prefix;
        return Cidr.parse(
                (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255) + "/" + prefix);
    }

    private Cidr ipv6Cidr() {
        return Cidr.parse("fd" + Integer.toHexString(16 + random.nextInt(240)) + ":"
                + Integer.toHexString(random.nextInt(65_536)) + "::/" + (32 + random.nextInt(97)));
    }

    private IpAddress address() {
        return cidr().network();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <T> List<T> list(int min, Supplier<T> element) {
        return Stream.generate(element).limit(min + random.nextInt(3)).toList();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
