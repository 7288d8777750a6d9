// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.vpc20160428.Client;
import com.aliyun.vpc20160428.models.DescribeRouteEntryListRequest;
import com.aliyun.vpc20160428.models.DescribeVSwitchesRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FakeWorldTest {
    @Test
    void holdsAnAccountOfTenThousandVSwitches() throws Exception {
        try (FakeAlibabaCloud cloud = FakeAlibabaCloud.start()) {
            FakeWorld world = cloud.world().vpc("vpc-big", "cn-hangzhou", "10.0.0.0/8");
            for (int i = 0; i < 10_000; i++) {
                world.vSwitch("vsw-" + i, "vpc-big", "cn-hangzhou-h", "10." + i / 256 + "." + i % 256 + ".0/24");
            }
            for (int i = 0; i < 20_000; i++) {
                world.route("vtb-big", "172." + i / 256 + "." + i % 256 + ".0/24", "Custom", "Instance", "i-1");
            }
            Client client = SdkClients.vpc(cloud);
            Set<String> vSwitches = new HashSet<>();
            for (int page = 1; page <= 200; page++) {
                var body = client.describeVSwitches(new DescribeVSwitchesRequest()
                                .setVpcId("vpc-big")
                                .setPageSize(50)
                                .setPageNumber(page))
                        .getBody();
                assertThat(body.totalCount).isEqualTo(10_000);
                body.vSwitches.vSwitch.forEach(each -> vSwitches.add(each.vSwitchId));
            }
            assertThat(vSwitches).hasSize(10_000);
            Set<String> routes = new HashSet<>();
            String token = "";
            do {
                var body = client.describeRouteEntryList(new DescribeRouteEntryListRequest()
                                .setRegionId("cn-hangzhou")
                                .setRouteTableId("vtb-big")
                                .setNextHopType("Instance")
                                .setMaxResult(100)
                                .setNextToken(token))
                        .getBody();
                body.routeEntrys.routeEntry.forEach(each -> routes.add(each.destinationCidrBlock));
                token = body.nextToken;
            } while (!token.isEmpty());
            assertThat(routes).hasSize(20_000);
            assertThat(cloud.requestCounts().get("DescribeRouteEntryList")).isEqualTo(200);
        }
    }

    @Test
    void answersManyClientsAtOnce() throws Exception {
        try (FakeAlibabaCloud cloud = FakeAlibabaCloud.start()) {
            FakeWorld.guide(cloud);
            ExecutorService threads = Executors.newFixedThreadPool(32);
            var answers = threads.invokeAll(IntStream.range(0, 320)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> new Signer(cloud.endpoint(), cloud.rootKey(), "2016-04-28", "DescribeVpcs")
                                    .with("RegionId", "cn-hangzhou")
                                    .send()
                                    .statusCode())
                    .toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
            threads.shutdown();
            assertThat(cloud.requests())
                    .hasSize(320)
                    .extracting(CloudRequest::requestId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesIdsThatAreNotThereOrThereAlready() {
        try (FakeAlibabaCloud cloud = FakeAlibabaCloud.start()) {
            FakeWorld world = FakeWorld.guide(cloud);
            assertThatThrownBy(() -> world.vpc(GuideWorld.VPC, "cn-hangzhou", "10.0.0.0/8"))
                    .hasMessage("the fake has \"" + GuideWorld.VPC + "\" already");
            assertThatThrownBy(() -> world.vSwitch("vsw-1", "vpc-none", "cn-hangzhou-h", "10.0.0.0/24"))
                    .hasMessage("the fake has no \"vpc-none\"; it has [" + GuideWorld.VPC + "]");
            assertThatThrownBy(() -> world.vSwitch("vsw-1", GuideWorld.VPC, "cn-hangzhou-h", "10.0.0.0/24", 253))
                    .hasMessage("10.0.0.0/24 has 252 addresses to give; 253 cannot be available");
            assertThatThrownBy(() -> world.cen("cen-0000000000000000"))
                    .hasMessage("the fake has \"cen-0000000000000000\" already");
            assertThatThrownBy(() -> world.cen("cen-new").child("vpc-none"))
                    .hasMessage("the fake has neither a VPC nor a border router \"vpc-none\"");
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        Set<String> ids = new HashSet<>();
        for (long seed : new long[] {3, 3, 4}) {
            try (FakeAlibabaCloud cloud =
                    FakeAlibabaCloud.start(CloudOptions.defaults().withSeed(seed))) {
                FakeWorld world = FakeWorld.guide(cloud);
                ids.add(cloud.rootKey() + world.instance("vsw-bp1node0000000000000", "ecs.g7.xlarge"));
            }
        }
        assertThat(ids).hasSize(2);
    }
}
