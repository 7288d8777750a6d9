// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.support;

import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
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
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.model.plan.RegisteredCluster;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guide's network, as a file and as the builders say it. */
public final class GuidePlan {
    private GuidePlan() {}

    /** Returns the text of the example plan. */
    public static String text() {
        try {
            return Files.readString(Path.of("..", "examples", "plans", "guide.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static HybridPlan plan() {
        ZoneId zone = ZoneId.parse("cn-hangzhou-h");
        return HybridPlan.builder(
                        "guide",
                        new RegisteredCluster(
                                ClusterId.parse("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                                RegionId.parse("cn-hangzhou"),
                                new KubernetesVersion(1, 24, 3),
                                List.of(Cidr.parse("172.16.0.0/16"))),
                        IdcNetwork.builder(
                                        List.of(Cidr.parse("192.168.0.0/24")),
                                        List.of(Cidr.parse("10.100.0.0/16")),
                                        Endpoint.parse("10.200.1.253:6443"),
                                        new Cni(CniPlugin.CALICO, CniMode.BGP_ROUTE_REFLECTOR, CniManagement.MANIFEST))
                                .build(),
                        new VpcNetwork(
                                VpcId.parse("vpc-bp1aevy8sofi8mh1q0000"),
                                List.of(Cidr.parse("10.0.0.0/8")),
                                List.of(
                                        VSwitch.of(
                                                VSwitchId.parse("vsw-bp1node0000000000000"),
                                                zone,
                                                Cidr.parse("10.10.24.0/24"),
                                                VSwitchRole.NODE),
                                        VSwitch.of(
                                                VSwitchId.parse("vsw-bp1pod00000000000000"),
                                                zone,
                                                Cidr.parse("10.10.25.0/24"),
                                                VSwitchRole.POD)),
                                List.of(SecurityGroupId.parse("sg-bp1securitygroup0000"))))
                .interconnect(Interconnect.of(InterconnectType.CEN, "cen-0000000000000000"))
                .terway(TerwayPlan.of(new TerwayVersion(1, 8, 2), CredentialSource.ADDON_SECRET))
                .nodePool(NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge"))
                        .desiredSize(2)
                        .keyPair("kp-hybrid")
                        .imageType("AliyunLinux3")
                        .labels(List.of(new Label("workload", "cpu")))
                        .taints(List.of(Taint.parse("dedicated=cloud:NoSchedule")))
                        .build())
                .nodeScript(new NodeScriptPlan(
                        "init-node.sh", "https://kubelet-0000.oss-cn-hangzhou-internal.aliyuncs.com/init-node-ecs.sh"))
                .build();
    }
}
