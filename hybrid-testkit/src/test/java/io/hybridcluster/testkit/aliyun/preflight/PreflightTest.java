// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.preflight;

import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.PLAN;
import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.TABLE;
import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.VPC;
import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.RegisteredCluster;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.testkit.alibabacloud.CloudOptions;
import io.hybridcluster.testkit.alibabacloud.CloudRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private final PreflightFixture fixture = new PreflightFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** What the fake offers is always the newest Terway for the cluster's Kubernetes. */
    private static final List<String> RIGHT = List.of("WARNING TerwayAddon.OtherVersionOffered");

    @Test
    void findsNoErrorInAnAccountThatIsAsThePlanNeedsIt() {
        Preflight.Result result = fixture.check();

        assertThat(ids(result.findings())).isEqualTo(RIGHT);
        assertThat(result.requests()).isEqualTo(fixture.fake.requests().size());
        assertThat(fixture.fake.requests())
                .allSatisfy(request -> assertThat(request.unknownParameters()).isEmpty());
    }

    @Test
    void asksForNothingTwice() {
        fixture.check();

        assertThat(fixture.fake.requestCounts())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("GetCallerIdentity", 1),
                        Map.entry("DescribeVpcs", 1),
                        Map.entry("DescribeVSwitches", 1),
                        Map.entry("DescribeRouteEntryList", 1),
                        Map.entry("DescribeVirtualBorderRouters", 1),
                        Map.entry("DescribeSecurityGroups", 1),
                        Map.entry("DescribeSecurityGroupAttribute", 1),
                        Map.entry("DescribeInstanceTypes", 1),
                        Map.entry("DescribeAvailableResource", 1),
                        Map.entry("DescribeAccountAttributes", 1),
                        Map.entry("ListTransitRouters", 1),
                        Map.entry("ListTransitRouterVpcAttachments", 1),
                        Map.entry("ListTransitRouterVbrAttachments", 1),
                        Map.entry("ListTransitRouterRouteTableAssociations", 2),
                        Map.entry("ListTransitRouterRouteEntries", 1),
                        Map.entry("DescribeClusterDetail", 1),
                        Map.entry("ListAddons", 1),
                        Map.entry("ListClusterAddonInstances", 1),
                        Map.entry("DescribeClusterNodePools", 1)));
        assertThat(fixture.fake.requests())
                .extracting(CloudRequest::action, CloudRequest::parameters)
                .doesNotHaveDuplicates();
    }

    @Test
    void readsLongListsInTheFewestParts() {
        for (int i = 0; i < 1_000; i++) {
            fixture.world.vSwitch("vsw-bp1many" + i, VPC, "cn-hangzhou-h", "10.50." + i / 4 + "." + i % 4 * 64 + "/26");
            fixture.world.route(
                    TABLE, "172.20." + i / 4 + "." + i % 4 * 64 + "/26", "CEN", "Attachment", "tr-attach-x");
        }

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Preflight.Result result = Preflight.of(fixture.cloud(), threads).check(PLAN);

            assertThat(result.account().list(Part.V_SWITCHES)).hasSize(1_002);
            int routes =
                    result.account().find(Part.ROUTES).orElseThrow().get(TABLE).size();
            assertThat(routes).isGreaterThan(2_000);
            assertThat(fixture.fake.requestCounts())
                    .containsEntry("DescribeVSwitches", 21)
                    .containsEntry("DescribeRouteEntryList", (routes + 99) / 100);
            assertThat(ids(result.findings())).isEqualTo(RIGHT);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void findsRoutesWhereOnlyThoseToInstancesAreListedByDefault() {
        try (PreflightFixture literal = new PreflightFixture(CloudOptions.defaults())) {
            assertThat(ids(literal.check().findings())).isEqualTo(RIGHT);
            assertThat(literal.fake.requestCounts()).containsEntry("DescribeRouteEntryList", 12);
        }
    }

    @Test
    void findsTheSameByWhateverExecutor() {
        fixture.world
                .withoutRoute(TABLE, "10.100.0.0/16")
                .vSwitch("vsw-bp1inside", VPC, "cn-hangzhou-h", "10.100.3.0/24");
        Preflight.Result expected = fixture.check();
        assertThat(ids(expected.findings()))
                .containsExactly(
                        "ERROR VpcRoute.Local",
                        "ERROR VpcRoute.Missing",
                        "ERROR VSwitch.HijacksIdc",
                        "WARNING TerwayAddon.OtherVersionOffered");

        for (ExecutorService threads : List.of(
                Executors.newSingleThreadExecutor(),
                Executors.newFixedThreadPool(2),
                Executors.newCachedThreadPool())) {
            try {
                Preflight.Result result = Preflight.of(fixture.cloud(), threads).check(PLAN);

                assertThat(result.findings()).isEqualTo(expected.findings());
                assertThat(result.requests()).isEqualTo(expected.requests());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void isSharedByManyThreads() throws Exception {
        AlibabaCloud cloud = fixture.cloud();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        ExecutorService requests = Executors.newFixedThreadPool(4);
        try {
            Preflight preflight = Preflight.of(cloud, requests);
            Preflight.Result expected = fixture.check();
            List<Callable<Preflight.Result>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(() -> preflight.check(PLAN));
            }

            for (Future<Preflight.Result> result : threads.invokeAll(calls)) {
                assertThat(result.get().findings()).isEqualTo(expected.findings());
                assertThat(result.get().requests()).isEqualTo(expected.requests());
            }
        } finally {
            threads.shutdownNow();
            requests.shutdownNow();
        }
    }

    @Test
    void findsIdsThatDoNotExist() {
        VpcNetwork vpc = PLAN.vpc();
        RegisteredCluster cluster = PLAN.cluster();
        HybridPlan other = PLAN.toBuilder()
                .cluster(new RegisteredCluster(
                        new ClusterId("c00000000000000000000000000000000"),
                        cluster.region(),
                        cluster.kubernetesVersion(),
                        cluster.serviceCidrs()))
                .vpc(new VpcNetwork(
                        new VpcId("vpc-bp1missing000000000000"),
                        vpc.cidrs(),
                        vpc.vSwitches(),
                        List.of(new SecurityGroupId("sg-bp1missing00000000"))))
                .build();

        assertThat(ids(Preflight.of(fixture.cloud()).check(other).findings()))
                .contains(
                        "ERROR RegisteredCluster.NotFound",
                        "ERROR Vpc.NotFound",
                        "ERROR VSwitch.NotFound",
                        "ERROR SecurityGroup.NotFound",
                        "ERROR Cen.VpcNotAttached");
    }

    @Test
    void findsAClusterThatWaitsOrIsDisconnected() {
        fixture.fake.clusters().disconnectAgent(PLAN.cluster().id().value());

        assertThat(ids(fixture.check().findings())).contains("ERROR RegisteredCluster.Disconnected");

        fixture.fake.clusters().setState(PLAN.cluster().id().value(), "waiting");

        assertThat(ids(fixture.check().findings())).contains("ERROR RegisteredCluster.Waiting");
    }

    @Test
    void findsAnAddonInAnotherVersionAndStockSoldOut() {
        fixture.fake.clusters().putAddon(PLAN.cluster().id().value(), "terway-eniip", "v1.4.4", "{}");
        fixture.world.stock("cn-hangzhou-h", "ecs.g7.xlarge", "WithoutStock");

        assertThat(ids(fixture.check().findings()))
                .containsExactly("ERROR Stock.SoldOut", "WARNING TerwayAddon.OtherVersionInstalled");
    }

    @Test
    void findsClosedSecurityGroups() {
        String group = PLAN.vpc().securityGroups().get(0).value();
        fixture.world.withoutRules(group);

        assertThat(ids(fixture.check().findings()))
                .contains("ERROR SecurityGroup.BlocksIngress", "ERROR SecurityGroup.BlocksEgress");
    }
}
