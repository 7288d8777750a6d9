// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testsupport.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalicoIpPoolCheckTest {
    private static final HybridPlan PLAN = Plans.guide();
    private static final Map<?, ?> IDC =
            pool("default-ipv4-ippool", "cidr: 10.100.0.0/16, natOutgoing: true, ipipMode: Never");

    private static Map<?, ?> pool(String name, String spec) {
        return Trees.map(Trees.readOne("{apiVersion: crd.projectcalico.org/v1, kind: IPPool, metadata: {name: " + name
                + ", resourceVersion: '5'}, spec: {" + spec + "}}"));
    }

    private static List<Map<?, ?>> ours() {
        List<Map<?, ?>> pools = new ArrayList<>();
        CalicoIpPools.of(PLAN).documents().forEach(document -> pools.add(Trees.map(document)));
        return pools;
    }

    private static List<Map<?, ?>> with(List<Map<?, ?>> pools, Map<?, ?>... more) {
        List<Map<?, ?>> all = new ArrayList<>(pools);
        all.addAll(List.of(more));
        return all;
    }

    private static List<String> findings(List<Map<?, ?>> pools) {
        return CalicoIpPoolCheck.of(PLAN, pools).findings().stream()
                .map(LiveFinding::toString)
                .toList();
    }

    private static List<String> ids(List<Map<?, ?>> pools) {
        return CalicoIpPoolCheck.of(PLAN, pools).findings().stream()
                .map(finding -> finding.ruleId() + " " + finding.place())
                .toList();
    }

    @Test
    void findsNothingWrongWithOurPoolsBesideThePlans() {
        CalicoIpPoolCheck check = CalicoIpPoolCheck.of(PLAN, with(ours(), IDC));

        assertThat(check.findings()).isEmpty();
        assertThat(check.creations()).isEmpty();
        assertThat(check.changes()).isEmpty();
    }

    @Test
    void tellsWhatIsMasqueradedAndWhy() {
        CalicoIpPoolCheck check = CalicoIpPoolCheck.of(PLAN, List.of(IDC));

        Golden.assertSame(
                "calico/pools-of-default.txt",
                check.findings().stream()
                        .map(finding -> finding + "\n    " + finding.remedy() + "\n")
                        .collect(Collectors.joining()));
        assertThat(check.creations()).isEqualTo(CalicoIpPools.of(PLAN).documents());
    }

    @Test
    void warnsOnlyWhereNothingMasquerades() {
        assertThat(findings(List.of(pool("a", "cidr: 10.100.0.0/16"))))
                .containsExactly(
                        "[WARNING] IPPools: no disabled pool without NAT covers the cloud's 10.10.24.0/24; nothing masquerades"
                                + " what goes there today, but a pool with NAT would | CalicoIpPool.CloudBlockUncovered",
                        "[WARNING] IPPools: no disabled pool without NAT covers the cloud's 10.10.25.0/24; nothing masquerades"
                                + " what goes there today, but a pool with NAT would | CalicoIpPool.CloudBlockUncovered");
    }

    @Test
    void takesOthersPoolsThatCoverTheCloudTogether() {
        assertThat(ids(List.of(
                        IDC,
                        pool("low", "cidr: 10.10.24.0/25, disabled: true"),
                        pool("high", "cidr: 10.10.24.128/25, disabled: true"),
                        pool("pods", "cidr: 10.10.25.0/24, disabled: true"))))
                .isEmpty();
    }

    @Test
    void findsAPoolThatHandsOutAddressesOfTheCloud() {
        assertThat(findings(with(ours(), IDC, pool("wide", "cidr: 10.10.0.0/16"))))
                .contains(
                        "[ERROR] IPPool wide: is enabled for 10.10.0.0/16, which overlaps the cloud's 10.10.25.0/24: Calico"
                                + " gives addresses of the cloud to pods of the data centre | CalicoIpPool.HandsOutCloudAddresses")
                .hasSize(2);
    }

    @Test
    void comparesPodPoolsWithThePlan() {
        assertThat(findings(with(ours(), pool("other", "cidr: 10.101.0.0/16, vxlanMode: CrossSubnet"))))
                .containsExactly(
                        "[WARNING] IPPool other: wraps packets (ipipMode or vxlanMode is not Never), and the plan's network,"
                                + " bgp-route-reflector, announces pod blocks to routers, which see inside none |"
                                + " CalicoIpPool.Encapsulates",
                        "[WARNING] IPPool other: hands out 10.101.0.0/16 to pods, and the plan's idc.podCidrs are 10.100.0.0/16 |"
                                + " CalicoIpPool.NotInPlan",
                        "[WARNING] IPPools: no enabled pool hands out all of 10.100.0.0/16 of the plan's idc.podCidrs |"
                                + " CalicoIpPool.PodBlockWithoutPool");
        assertThat(ids(with(ours(), IDC, pool("tunnels", "cidr: 10.102.0.0/16, allowedUses: [Tunnel]"))))
                .isEmpty();
    }

    @Test
    void findsAPoolThatWasPruned() {
        Map<?, ?> pruned = Trees.map(Trees.readOne(
                "{apiVersion: crd.projectcalico.org/v1, kind: IPPool, metadata: {name: default-ipv4-ippool}}"));

        assertThat(findings(with(ours(), pruned)))
                .contains("[ERROR] IPPool default-ipv4-ippool: spec.cidr is missing or no block of addresses |"
                        + " CalicoIpPool.Unreadable");
        assertThat(ids(with(ours(), pool("canary", "cidr: canary")))).contains("CalicoIpPool.Unreadable IPPool canary");
    }

    @Test
    void changesOursThatDriftedAndNothingElseOfThem() {
        Map<?, ?> drifted = pool(
                "cloud-vsw-bp1pod00000000000000",
                "cidr: 10.10.25.0/24, blockSize: 26, natOutgoing: true, disabled: true, theirs: kept");
        CalicoIpPoolCheck check = CalicoIpPoolCheck.of(PLAN, List.of(IDC, ours().get(0), drifted));

        assertThat(check.findings())
                .extracting(LiveFinding::toString)
                .contains(
                        "[WARNING] IPPool cloud-vsw-bp1pod00000000000000: is a pool of ours and differs at spec.natOutgoing,"
                                + " spec.disableBGPExport | CalicoIpPool.Drifted");
        assertThat(check.changes())
                .hasToString("[IPPool cloud-vsw-bp1pod00000000000000: /spec/natOutgoing, /spec/disableBGPExport]");
        ObjectChange change = check.changes().get(0);
        assertThat(change.after().at("spec", "theirs")).isEqualTo("kept");
        assertThat(CalicoIpPoolCheck.of(PLAN, List.of(IDC, ours().get(0), Trees.map(change.after())))
                        .changes())
                .isEmpty();
        assertThat(check.removals())
                .extracting(KubernetesObject::name)
                .containsExactly("cloud-vsw-bp1node0000000000000");
    }

    @Test
    void leavesABlockThatCannotBeChanged() {
        Map<?, ?> moved = pool("cloud-vsw-bp1pod00000000000000", "cidr: 10.10.26.0/24, blockSize: 26, disabled: true");
        CalicoIpPoolCheck check = CalicoIpPoolCheck.of(PLAN, List.of(IDC, ours().get(0), moved));

        assertThat(check.changes()).isEmpty();
        assertThat(check.removals()).hasSize(1);
        assertThat(check.findings())
                .anySatisfy(finding -> assertThat(finding.remedy())
                        .isEqualTo("delete it and create it again: cidr and blockSize of a pool cannot be changed"));
    }

    @Test
    void takesWhatCalicosApiServerAddsAndLeavesOut() {
        List<Map<?, ?>> served = new ArrayList<>();
        for (Document document : CalicoIpPools.of(PLAN).documents()) {
            Map<Object, @Nullable Object> tree = new LinkedHashMap<>(Trees.map(document));
            Map<Object, @Nullable Object> spec = new LinkedHashMap<>((Map<?, ?>) tree.get("spec"));
            spec.remove("natOutgoing");
            spec.put("allowedUses", List.of("Workload", "Tunnel"));
            spec.put("assignmentMode", "Automatic");
            tree.put("spec", spec);
            served.add(tree);
        }
        CalicoIpPoolCheck check = CalicoIpPoolCheck.of(PLAN, with(served, IDC));

        assertThat(check.findings()).isEmpty();
        assertThat(check.removals()).hasSize(2);
    }

    @Test
    void removesOnlyWhatSaysWhatWeWrote() {
        Map<Object, @Nullable Object> touched = new LinkedHashMap<>(ours().get(0));
        Map<Object, @Nullable Object> spec = new LinkedHashMap<>((Map<?, ?>) touched.get("spec"));
        spec.put("theirs", 1);
        touched.put("spec", spec);

        assertThat(CalicoIpPoolCheck.of(PLAN, List.of(touched, IDC)).removals()).isEmpty();
        assertThat(CalicoIpPoolCheck.of(PLAN, with(ours(), IDC)).removals()).hasSize(2);
    }

    /** Against Felix's rule, address by address: from a pool with NAT, to none of all pools. */
    @Test
    void tellsMasqueradingExactlyWhereFelixDoesIt() {
        List<Cidr> cloud =
                CalicoIpPools.of(PLAN).pools().stream().map(CalicoIpPool::cidr).toList();
        int masqueraded = 0;
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            List<Map<?, ?>> pools = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int length = 22 + random.nextInt(5);
                int network = (10 << 24 | 10 << 16 | (20 + random.nextInt(8)) << 8 | random.nextInt(256))
                        & -1 << (32 - length);
                pools.add(pool(
                        "p" + i,
                        "cidr: " + (network >>> 24) + "." + (network >> 16 & 255) + "." + (network >> 8 & 255)
                                + "." + (network & 255) + "/" + length + ", disabled: " + random.nextBoolean()
                                + ", natOutgoing: "
                                + (random.nextInt(4) == 0)));
            }
            boolean nat = pools.stream().anyMatch(pool -> Boolean.TRUE.equals(Calicos.at(pool, "spec", "natOutgoing")));
            List<Cidr> blocks = pools.stream()
                    .map(pool -> Cidr.parse((String) Calicos.at(pool, "spec", "cidr")))
                    .toList();
            boolean outside = cloud.stream().anyMatch(block -> {
                for (int host = 0; host < 256; host++) {
                    Cidr address = Cidr.parse(block.toString().replace(".0/24", "." + host + "/32"));
                    if (blocks.stream().noneMatch(pool -> pool.contains(address))) {
                        return true;
                    }
                }
                return false;
            });
            boolean told = CalicoIpPoolCheck.of(PLAN, pools).findings().stream()
                    .anyMatch(finding -> finding.ruleId().equals(CalicoRules.POOL_NAT));

            assertThat(told).as("seed " + seed).isEqualTo(nat && outside);
            masqueraded += told ? 1 : 0;
        }
        assertThat(masqueraded).isBetween(200, 590);
    }

    @Test
    void refusesOtherObjects() {
        Map<?, ?> other = Trees.map(Trees.readOne("{apiVersion: v1, kind: IPPool, metadata: {name: a}}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalicoIpPoolCheck.of(PLAN, List.of(other)))
                .withMessage("IPPool a of v1 is not an IPPool of crd.projectcalico.org or projectcalico.org");
    }
}
