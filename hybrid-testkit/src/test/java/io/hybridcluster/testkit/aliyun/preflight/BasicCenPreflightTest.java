// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.preflight;

import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.PLAN;
import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.TABLE;
import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.VPC;
import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.testkit.alibabacloud.CenWorld;
import io.hybridcluster.testkit.alibabacloud.CloudOptions;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A CEN of basic edition, which has neither attachments nor route tables. */
class BasicCenPreflightTest {
    private static final String REGION = "cn-hangzhou";
    private static final String VBR = "vbr-bp1basic000000000000";

    /** The network alone: what is of no cluster and no pool. */
    private static final HybridPlan NETWORK = HybridPlan.builder("network", PLAN.cluster(), PLAN.idc(), PLAN.vpc())
            .interconnect(PLAN.interconnect().orElseThrow())
            .build();

    private final FakeAlibabaCloud fake =
            FakeAlibabaCloud.start(CloudOptions.defaults().withEveryNextHop());
    private CenWorld cen;

    @BeforeEach
    void fill() {
        String group = PLAN.vpc().securityGroups().get(0).value();
        FakeWorld world = fake.world()
                .vpc(VPC, REGION, "10.0.0.0/8")
                .vSwitch("vsw-bp1node0000000000000", VPC, "cn-hangzhou-h", "10.10.24.0/24")
                .vSwitch("vsw-bp1pod00000000000000", VPC, "cn-hangzhou-h", "10.10.25.0/24")
                .securityGroup(group, VPC, "normal")
                .rule(group, "ingress", "ALL", "-1/-1", "10.0.0.0/8")
                .rule(group, "ingress", "ALL", "-1/-1", "192.168.0.0/24")
                .vbr(VBR, REGION);
        fake.clusters()
                .register(PLAN.cluster().id().value(), "guide", REGION, VPC, List.of("vsw-bp1node0000000000000"));
        fake.clusters().connectAgent(PLAN.cluster().id().value(), true, "1.24.3");
        cen = world.cen("cen-0000000000000000")
                .basicTransitRouter("tr-bp1basic", REGION)
                .child(VPC)
                .child(VBR);
        for (String block : List.of("192.168.0.0/24", "10.100.0.0/16", "10.200.1.0/24")) {
            cen.regionRoute(REGION, block, "VBR", VBR, "Active");
            world.route(TABLE, block, "CEN", "CenBasic", "cen-0000000000000000");
        }
        for (String block : List.of("10.10.24.0/24", "10.10.25.0/24")) {
            cen.published(TABLE, block, "Published");
        }
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Preflight.Result check() {
        Config config = new Config()
                .setAccessKeyId(fake.rootKey().accessKeyId())
                .setAccessKeySecret(fake.rootKey().accessKeySecret())
                .setEndpoint(fake.endpoint())
                .setProtocol("http");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            return Preflight.of(AlibabaCloud.of(new RegionId(REGION), config), threads)
                    .check(NETWORK);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void findsNothingWhereAllIsRight() {
        Preflight.Result result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.requests()).isEqualTo(13);
        assertThat(fake.requestCounts())
                .containsEntry("DescribeCenAttachedChildInstances", 1)
                .containsEntry("DescribeCenRegionDomainRouteEntries", 1)
                .containsEntry("DescribePublishedRouteEntries", 1)
                .containsEntry("DescribeRouteConflict", 1)
                .containsEntry("DescribeVirtualBorderRouters", 1)
                .doesNotContainKey("ListTransitRouterVpcAttachments");
    }

    @Test
    void findsConflictsAndWhatIsNotPublished() {
        cen.conflict(TABLE, "10.100.0.0/16", VBR, "conflict").published(TABLE, "10.10.25.0/24", "NonPublished");

        assertThat(ids(check().findings())).contains("ERROR CenRoute.Conflict");
    }

    @Test
    void findsAMoreSpecificRouteIntoAVpc() {
        cen.regionRoute(REGION, "10.100.9.0/24", "VPC", VPC, "Active");

        assertThat(check().findings())
                .extracting(Object::toString)
                .containsExactly(
                        "[ERROR] CEN cen-0000000000000000: IDC pod range 10.100.0.0/16: 10.100.9.0/24 goes to VPC "
                                + VPC + ", by the route to 10.100.9.0/24 | CenRoute.WrongNextHop");
    }
}
