// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitchSelection;
import io.hybridcluster.model.support.GuidePlan;
import io.hybridcluster.testsupport.Golden;
import org.junit.jupiter.api.Test;

class PlanFileTest {
    @Test
    void saysWhatTheBuildersSay() {
        assertThat(PlanFile.parse("guide.yaml", GuidePlan.text()).plan()).isEqualTo(GuidePlan.plan());
    }

    @Test
    void isWrittenWithEverythingThatIsSetByDefault() {
        Golden.assertSame("file/guide.yaml", PlanFile.write(GuidePlan.plan()));
    }

    @Test
    void fillsInTheGuidesSettings() {
        String text = GuidePlan.text()
                .replace(", managedBy: manifest", "")
                .replaceAll("  (pool|vSwitchSelection): .*\n", "")
                .replaceAll("(?s)interconnect:.*?\n", "")
                .replaceAll("(?s)nodePool:.*", "");
        HybridPlan plan = PlanFile.parse("guide.yaml", text).plan();

        assertThat(plan.idc().cni())
                .isEqualTo(new Cni(CniPlugin.CALICO, CniMode.BGP_ROUTE_REFLECTOR, CniManagement.MANIFEST));
        assertThat(plan.idc().podBlockSize()).isEqualTo(IdcNetwork.DEFAULT_POD_BLOCK_SIZE);
        assertThat(plan.idc().nodeCount()).isEmpty();
        TerwayPlan terway = plan.terway().orElseThrow();
        assertThat(terway.pool()).isEqualTo(PoolSize.GUIDE);
        assertThat(terway.vSwitchSelection()).isEqualTo(VSwitchSelection.ORDERED);
        assertThat(terway.ipStack()).isEqualTo(IpStack.IPV4);
        assertThat(plan.interconnect()).isEmpty();
        assertThat(plan.nodePool()).isEmpty();
        assertThat(plan.nodeScript()).isEmpty();
        assertThat(plan.waivers()).isEmpty();
    }

    /** The bounds of numbers are part of them. */
    @Test
    void readsEveryField() {
        String text = GuidePlan.text()
                        .replace("  cni:", "  nodeCount: 5000\n  podBlockSize: 32\n  cni:")
                        .replace(
                                "cen-0000000000000000}",
                                "cen-0000000000000000, cidrs: [fd00::/64], podRoutes: per-block}")
                        .replace("cidr: 10.10.25.0/24", "cidr: 10.10.25.0/24, ipv6Cidr: fd00::/64")
                        .replace("addon-secret}", "addon-secret}\n  ipStack: dual")
                        .replace(
                                "desiredSize: 2",
                                "desiredSize: 2147483647\n  imageId: m-0\n  kernelVersion: 5.10\n  maxPods: 1")
                + "waivers: [{finding: A.B, reason: because}]\n";
        HybridPlan plan = PlanFile.parse("a.yaml", text).plan();

        assertThat(plan.idc().nodeCount()).hasValue(5_000);
        assertThat(plan.idc().podBlockSize()).isEqualTo(32);
        assertThat(plan.interconnect())
                .hasToString("Optional[Interconnect[type=cen, id=cen-0000000000000000, cidrs=[fd00::/64],"
                        + " podRoutes=Optional[per-block]]]");
        assertThat(plan.vpc().vSwitches().get(1).ipv6Cidr()).hasToString("Optional[fd00::/64]");
        assertThat(plan.terway().orElseThrow().ipStack()).isEqualTo(IpStack.DUAL);
        assertThat(plan.nodePool())
                .hasToString("Optional[NodePoolPlan[cloud, [ecs.g7.xlarge], 2147483647, kp-hybrid, AliyunLinux3, m-0,"
                        + " 5.10.0, 1, [workload=cpu], [dedicated=cloud:NoSchedule]]]");
        assertThat(plan.waivers()).hasToString("[Waiver[finding=A.B, reason=because]]");
        assertThat(PlanFile.parse("a.yaml", PlanFile.write(plan)).plan()).isEqualTo(plan);
        IdcNetwork least = PlanFile.parse("a.yaml", text.replace("5000", "1").replace("Size: 32", "Size: 20"))
                .plan()
                .idc();
        assertThat(least.nodeCount()).hasValue(1);
        assertThat(least.podBlockSize()).isEqualTo(20);
    }

    @Test
    void takesAByteOrderMarkWindowsLineEndsAndJson() {
        HybridPlan plan = GuidePlan.plan();
        String json =
                YamlText.read("a.yaml", PlanFile.write(plan).getBytes(UTF_8)).toJson();

        assertThat(PlanFile.parse("a.yaml", "\ufeff" + GuidePlan.text()).plan()).isEqualTo(plan);
        assertThat(PlanFile.parse("a.yaml", GuidePlan.text().replace("\n", "\r\n"))
                        .plan())
                .isEqualTo(plan);
        assertThat(PlanFile.parse("a.yaml", "%YAML 1.2\n---\n" + GuidePlan.text() + "...\n")
                        .plan())
                .isEqualTo(plan);
        assertThat(PlanFile.parse("a.json", json).plan()).isEqualTo(plan);
    }

    @Test
    void takesEmptyLabelAndTaintValues() {
        HybridPlan plan = PlanFile.parse(
                        "a.yaml",
                        GuidePlan.text()
                                .replace("workload: cpu", "workload: ''")
                                .replace("value: cloud", "value: \"\""))
                .plan();

        assertThat(plan.nodePool().orElseThrow().labels()).hasToString("[workload=]");
        assertThat(plan.nodePool().orElseThrow().taints()).hasToString("[dedicated:NoSchedule]");
    }

    @Test
    void knowsWhereEachFieldStands() {
        PlanFile file = PlanFile.parse("guide.yaml", GuidePlan.text());

        assertThat(file.position(FieldPath.of("idc", "podCidrs").index(0))).contains(new Position(14, 14));
        assertThat(file.position(FieldPath.of("metadata", "name"))).contains(new Position(6, 9));
        assertThat(file.position(FieldPath.of("vpc", "vSwitches").index(1).child("cidr")))
                .contains(new Position(22, 65));
        assertThat(file.position(FieldPath.of("nodePool", "labels", "workload")))
                .contains(new Position(36, 22));
        assertThat(file.position(FieldPath.of("nodePool", "taints").index(0).child("effect")))
                .contains(new Position(37, 51));
        assertThat(file.place(FieldPath.of("idc", "podCidrs").index(0)))
                .isEqualTo("idc.podCidrs[0] (guide.yaml:14:14)");
    }

    @Test
    void pointsToTheFieldAroundOneThatIsNotInTheFile() {
        PlanFile file = PlanFile.parse("guide.yaml", GuidePlan.text());

        assertThat(file.place(FieldPath.of("idc", "nodeCount"))).isEqualTo("idc.nodeCount (guide.yaml:13:3)");
        assertThat(file.place(FieldPath.of("vpc", "vSwitches").index(1).child("ipv6Cidr")))
                .isEqualTo("vpc.vSwitches[1].ipv6Cidr (guide.yaml:22:7)");
        assertThat(file.place(FieldPath.of("waivers").index(0))).isEqualTo("waivers[0] (guide.yaml)");
        assertThat(file.position(FieldPath.root())).isEmpty();
        assertThat(file.place(FieldPath.root())).isEqualTo("plan (guide.yaml)");
    }

    @Test
    void refusesNothing() {
        assertThatNullPointerException()
                .isThrownBy(() -> PlanFile.parse(null, new byte[0]))
                .withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> PlanFile.write(null)).withMessage("plan");
        assertThatNullPointerException()
                .isThrownBy(() -> YamlText.read(null, new byte[0]))
                .withMessage("file");
    }
}
