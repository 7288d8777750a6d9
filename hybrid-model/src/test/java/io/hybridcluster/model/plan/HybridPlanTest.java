// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Waiver;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.support.GuidePlan;
import io.hybridcluster.model.version.KernelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridPlanTest {
    private static final HybridPlan FULL = GuidePlan.plan().toBuilder()
            .waivers(List.of(new Waiver(new RuleId("A.A"), "because")))
            .build();

    private static final HybridPlan OTHER = new RandomPlans(1).next();

    @Test
    void hasABuilderThatChangesNothing() {
        assertThat(FULL.interconnect()).isPresent();
        assertThat(FULL.terway()).isPresent();
        assertThat(FULL.nodePool()).isPresent();
        assertThat(FULL.nodeScript()).isPresent();
        assertThat(FULL.waivers()).isNotEmpty();
        assertThat(FULL.toBuilder().build())
                .isEqualTo(FULL)
                .hasSameHashCodeAs(FULL)
                .hasToString(FULL.toString())
                .isNotSameAs(FULL);
        RandomPlans plans = new RandomPlans(2);
        for (int i = 0; i < 200; i++) {
            HybridPlan plan = plans.next();
            assertThat(plan.toBuilder().build()).isEqualTo(plan).hasSameHashCodeAs(plan);
        }
    }

    @Test
    void isEqualByEveryField() {
        assertThat(FULL).isEqualTo(FULL).isNotEqualTo(null).isNotEqualTo("plan");
        differs(
                HybridPlan.builder("other", FULL.cluster(), FULL.idc(), FULL.vpc())
                        .build(),
                GuidePlan.plan());
        differs(change(b -> b.cluster(OTHER.cluster())), FULL);
        differs(change(b -> b.idc(OTHER.idc())), FULL);
        differs(change(b -> b.vpc(OTHER.vpc())), FULL);
        differs(change(b -> b.interconnect(Interconnect.of(InterconnectType.CEN, "cen-1111"))), FULL);
        differs(
                change(b ->
                        b.terway(TerwayPlan.of(FULL.terway().orElseThrow().version(), CredentialSource.ENI_CONFIG))),
                FULL);
        differs(change(b -> b.nodePool(pool(p -> p))), FULL);
        differs(change(b -> b.nodeScript(new NodeScriptPlan("a", "b"))), FULL);
        differs(change(b -> b.waivers(List.of())), FULL);
        assertThat(change(b -> b.cluster(FULL.cluster()).idc(FULL.idc()).vpc(FULL.vpc())))
                .isEqualTo(FULL);
    }

    @Test
    void dataCentresAreEqualByEveryField() {
        IdcNetwork idc = idc(b -> b);
        Cidr other = Cidr.parse("11.0.0.0/8");

        assertThat(idc).isEqualTo(idc(b -> b)).hasSameHashCodeAs(idc(b -> b)).isNotEqualTo("idc");
        assertThat(idc)
                .hasToString("IdcNetwork[[192.168.0.0/24], [10.100.0.0/16], 10.200.1.253:6443,"
                        + " Cni[plugin=calico, mode=bgp-route-reflector, managedBy=manifest], OptionalInt.empty, 26]");
        differs(idc(b -> b.nodeCount(1)), idc);
        differs(idc(b -> b.podBlockSize(20)), idc);
        differs(
                IdcNetwork.builder(List.of(other), idc.podCidrs(), idc.apiServer(), idc.cni())
                        .build(),
                idc);
        differs(
                IdcNetwork.builder(idc.nodeCidrs(), List.of(other), idc.apiServer(), idc.cni())
                        .build(),
                idc);
        differs(
                IdcNetwork.builder(idc.nodeCidrs(), idc.podCidrs(), Endpoint.parse("a:1"), idc.cni())
                        .build(),
                idc);
        Cni cni = new Cni(CniPlugin.CILIUM, CniMode.BGP, CniManagement.OPERATOR);
        differs(
                IdcNetwork.builder(idc.nodeCidrs(), idc.podCidrs(), idc.apiServer(), cni)
                        .build(),
                idc);
        assertThat(idc(b -> b.nodeCount(5_000)).nodeCount()).hasValue(5_000);
        assertThat(idc(b -> b.podBlockSize(32)).podBlockSize()).isEqualTo(32);
        for (int count : new int[] {0, 5_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> idc(b -> b.nodeCount(count)))
                    .withMessage("node count " + count + " is not in 1..5000");
        }
        for (int size : new int[] {19, 33}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> idc(b -> b.podBlockSize(size)))
                    .withMessage("pod block size " + size + " is not in 20..32");
        }
    }

    @Test
    void nodePoolsAreEqualByEveryField() {
        NodePoolPlan pool = pool(b -> b);

        assertThat(pool).isEqualTo(pool(b -> b)).hasSameHashCodeAs(pool(b -> b)).isNotEqualTo("pool");
        assertThat(pool).hasToString("NodePoolPlan[a, [b], 0, null, null, null, null, null, [], []]");
        differs(NodePoolPlan.builder("c", List.of("b")).build(), pool);
        differs(NodePoolPlan.builder("a", List.of("c")).build(), pool);
        differs(pool(b -> b.desiredSize(1)), pool);
        differs(pool(b -> b.keyPair("k")), pool);
        differs(pool(b -> b.imageType("AliyunLinux3ContainerOptimized")), pool);
        differs(pool(b -> b.imageId("i")), pool);
        differs(pool(b -> b.kernelVersion(new KernelVersion(5, 10, 0))), pool);
        differs(pool(b -> b.maxPods(1)), pool);
        differs(pool(b -> b.labels(List.of(new Label("a", "b")))), pool);
        differs(pool(b -> b.taints(List.of(Taint.parse("a:NoSchedule")))), pool);
        assertThat(pool(b -> b.keyPair("k")
                        .imageType("t")
                        .imageId("i")
                        .kernelVersion(new KernelVersion(5, 10, 0))
                        .maxPods(3)
                        .desiredSize(2)))
                .hasToString("NodePoolPlan[a, [b], 2, k, t, i, 5.10.0, 3, [], []]")
                .satisfies(p -> {
                    assertThat(p.keyPair()).contains("k");
                    assertThat(p.imageType()).contains("t");
                    assertThat(p.imageId()).contains("i");
                    assertThat(p.kernelVersion()).contains(new KernelVersion(5, 10, 0));
                    assertThat(p.maxPods()).hasValue(3);
                });
        assertThat(pool.maxPods()).isEmpty();
    }

    @Test
    void nodePoolsRefuseWhatCannotBe() {
        refused(() -> pool(b -> b.desiredSize(-1)), "desired size -1 is negative");
        refused(() -> pool(b -> b.maxPods(0)), "max pods 0 is less than 1");
        refused(() -> pool(b -> b.labels(List.of(new Label("a", "b"), new Label("a", "c")))), "label a is given twice");
        refused(() -> NodePoolPlan.builder(" ", List.of("b")), "name is blank");
        refused(() -> NodePoolPlan.builder("a", List.of("b", "")), "instance type is blank");
        refused(() -> pool(b -> b.keyPair("")), "keyPair is blank");
        refused(
                () -> pool(b -> b.imageType("LTAI4G123456Abcd")),
                "imageType of 16 characters looks like a secret, which no plan may hold");
        refused(() -> pool(b -> b.imageId("\t")), "imageId is blank");
        refused(
                () -> pool(b -> b.labels(List.of(new Label("acme.io/token", "x")))),
                "label acme.io/token looks like a secret: everybody who may list nodes reads it");
        refused(
                () -> pool(b -> b.labels(List.of(new Label("a", "LTAI4G123456Abcd")))),
                "value of label a of 16 characters looks like a secret, which no plan may hold");
        refused(
                () -> pool(b -> b.taints(List.of(Taint.parse("LTAI4G123456Abcd:NoSchedule")))),
                "taint key of 16 characters looks like a secret, which no plan may hold");
    }

    @Test
    void listsAreCopies() {
        List<Cidr> cidrs = new ArrayList<>(List.of(Cidr.parse("10.0.0.0/8")));
        List<String> types = new ArrayList<>(List.of("b"));
        List<Label> labels = new ArrayList<>(List.of(new Label("a", "b")));
        List<Taint> taints = new ArrayList<>(List.of(Taint.parse("a:NoSchedule")));
        List<Waiver> waivers = new ArrayList<>(FULL.waivers());
        IdcNetwork idc = IdcNetwork.builder(
                        cidrs, cidrs, FULL.idc().apiServer(), FULL.idc().cni())
                .build();
        NodePoolPlan pool =
                NodePoolPlan.builder("a", types).labels(labels).taints(taints).build();
        HybridPlan plan = FULL.toBuilder().waivers(waivers).build();
        List.of(cidrs, types, labels, taints, waivers).forEach(List::clear);

        assertThat(idc.nodeCidrs()).hasSize(1);
        assertThat(idc.podCidrs()).hasSize(1);
        assertThat(pool.instanceTypes()).containsExactly("b");
        assertThat(pool.labels()).hasSize(1);
        assertThat(pool.taints()).hasSize(1);
        assertThat(plan.waivers()).hasSize(1);
    }

    @Test
    void buildersAreReusable() {
        HybridPlan.Builder builder = GuidePlan.plan().toBuilder();
        HybridPlan first = builder.build();
        builder.waivers(FULL.waivers());

        assertThat(first.waivers()).isEmpty();
        assertThat(builder.build()).isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a_b", "a.b", "a b", "\u00e9"})
    void namesAreDnsLabels(String name) {
        assertThat(HybridPlan.requireName("a" + "-".repeat(61) + "b")).hasSize(63);
        for (String wrong : List.of(name, "a".repeat(64))) {
            refused(
                    () -> HybridPlan.builder(wrong, FULL.cluster(), FULL.idc(), FULL.vpc()),
                    "plan name \"" + wrong
                            + "\" is not 1 to 63 lower-case letters, digits and \"-\" with a letter or digit at both ends");
        }
    }

    private static void refused(Runnable maker, String message) {
        assertThatIllegalArgumentException().isThrownBy(maker::run).withMessage(message);
    }

    private static void differs(Object changed, Object original) {
        assertThat(changed).isNotEqualTo(original).doesNotHaveSameHashCodeAs(original);
        assertThat(original).isNotEqualTo(changed);
        assertThat(changed.toString()).isNotEqualTo(original.toString());
    }

    private static HybridPlan change(UnaryOperator<HybridPlan.Builder> change) {
        return change.apply(FULL.toBuilder()).build();
    }

    private static IdcNetwork idc(UnaryOperator<IdcNetwork.Builder> change) {
        IdcNetwork idc = GuidePlan.plan().idc();
        return change.apply(IdcNetwork.builder(idc.nodeCidrs(), idc.podCidrs(), idc.apiServer(), idc.cni()))
                .build();
    }

    private static NodePoolPlan pool(UnaryOperator<NodePoolPlan.Builder> change) {
        return change.apply(NodePoolPlan.builder("a", List.of("b"))).build();
    }
}
