// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.Endpoint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.RegisteredCluster;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every standard rule over a plan with many vSwitches: n disjoint /28 blocks of 10.0.0.0/9, in a seeded random order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CheckBenchmark {
    /** How many vSwitches the plan has. */
    @Param({"1000", "10000", "100000"})
    public int n;

    private HybridPlan plan;

    /** Builds the plan. */
    @Setup
    public void build() {
        ZoneId zone = ZoneId.parse("cn-hangzhou-h");
        List<VSwitch> vSwitches = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int address = 10 << 24 | i << 4;
            String cidr = (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "."
                    + (address & 255) + "/28";
            vSwitches.add(VSwitch.of(
                    VSwitchId.parse("vsw-bench" + i),
                    zone,
                    Cidr.parse(cidr),
                    i % 2 == 0 ? VSwitchRole.NODE : VSwitchRole.POD));
        }
        Collections.shuffle(vSwitches, new Random(20_261_123));
        plan = HybridPlan.builder(
                        "bench",
                        new RegisteredCluster(
                                ClusterId.parse("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                                RegionId.parse("cn-hangzhou"),
                                KubernetesVersion.parse("1.24.3"),
                                List.of(Cidr.parse("172.16.0.0/16"))),
                        IdcNetwork.builder(
                                        List.of(Cidr.parse("192.168.0.0/24")),
                                        List.of(Cidr.parse("10.200.0.0/16")),
                                        Endpoint.parse("192.168.0.10:6443"),
                                        new Cni(CniPlugin.CALICO, CniMode.BGP_ROUTE_REFLECTOR, CniManagement.MANIFEST))
                                .build(),
                        new VpcNetwork(
                                VpcId.parse("vpc-bench0000"),
                                List.of(Cidr.parse("10.0.0.0/8")),
                                vSwitches,
                                List.of(SecurityGroupId.parse("sg-bench0000"))))
                .terway(TerwayPlan.of(TerwayVersion.parse("1.8.2"), CredentialSource.ADDON_SECRET))
                .build();
    }

    /** Checks the plan. */
    @Benchmark
    public Findings check() {
        return PlanRules.standard().check(plan);
    }
}
