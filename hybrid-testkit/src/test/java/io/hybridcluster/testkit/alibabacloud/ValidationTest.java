// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
    private static final Map<String, String> VERSIONS = Map.of(
            "vpc", "2016-04-28", "ecs", "2014-05-26", "cbn", "2017-09-12", "ram", "2015-05-01", "cs", "2015-12-15");

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();

    @BeforeEach
    void fill() {
        FakeWorld.guide(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Signer request(String product, String action) {
        return new Signer(cloud.endpoint(), cloud.rootKey(), VERSIONS.get(product), action);
    }

    private static String code(HttpResponse<String> response) {
        Map<String, Object> body = Json.readObject(response.body());
        return response.statusCode() + " " + body.getOrDefault("Code", body.get("code"));
    }

    private static String message(HttpResponse<String> response) {
        return String.valueOf(Json.readObject(response.body()).get("Message"));
    }

    @Test
    void saysWhichParameterIsMissing() {
        HttpResponse<String> vpc = request("vpc", "DescribeVpcs").send();
        assertThat(code(vpc)).isEqualTo("400 MissingRegionId");
        assertThat(message(vpc)).isEqualTo("RegionId is mandatory for this action.");
        HttpResponse<String> ecs = request("ecs", "DescribeNetworkInterfaces").send();
        assertThat(code(ecs)).isEqualTo("400 MissingParameter");
        assertThat(message(ecs))
                .isEqualTo("The input parameter \"RegionId\" that is mandatory for processing this request is not"
                        + " supplied.");
        assertThat(code(request("ecs", "DescribeNetworkInterfaces")
                        .with("RegionId", "")
                        .send()))
                .isEqualTo("400 MissingParameter");
        assertThat(code(request("cbn", "ListTransitRouterRouteEntries").send()))
                .isEqualTo("400 MissingTransitRouterRouteTableId");
    }

    @Test
    void looksIntoBodiesThatAreLists() {
        Signer install = request("cs", "InstallClusterAddons").path("/clusters/c1/components/install");
        assertThat(code(install.json("[{\"name\":\"terway-eniip\"}]").send())).isEqualTo("400 MissingParameter");
        assertThat(code(install.header("x-acs-signature-nonce", "2")
                        .json("{\"name\":\"x\"}")
                        .send()))
                .isEqualTo("400 MissingParameter");
        assertThat(code(install.header("x-acs-signature-nonce", "3").json("[{").send()))
                .isEqualTo("400 InvalidJson");
    }

    @ParameterizedTest
    @CsvSource({
        "vpc, DescribeVSwitches, PageSize, 51, InvalidParameter.PageSize",
        "vpc, DescribeVSwitches, PageSize, 0, InvalidParameter.PageSize",
        "vpc, DescribeVSwitches, PageSize, many, InvalidParameter",
        "vpc, DescribeVSwitches, PageNumber, 0, InvalidParameter.PageNumber",
        "vpc, DescribeVSwitches, DryRun, perhaps, InvalidParameter",
        "vpc, DescribeVpcs, VpcOwnerId, me, InvalidParameter",
        "ecs, DescribeInstanceTypes, MaxResults, 1601, InvalidParameter.MaxResults",
        "ecs, DescribeInstanceTypes, MinimumMemorySize, big, InvalidParameter",
        "ecs, DescribeNetworkInterfaces, MaxResults, 9, InvalidParameter.MaxResults",
        "ecs, DescribeNetworkInterfaces, NextToken, mine, InvalidParameter.NextToken",
        "ecs, DescribeSecurityGroups, MaxResults, 101, InvalidParameter.MaxResults",
        "ecs, DescribeSecurityGroups, SecurityGroupIds, sg-1, InvalidParameter",
        "cbn, ListTransitRouters, PageSize, 51, InvalidParameter.PageSize",
        "cbn, ListTransitRouterRouteTables, MaxResults, 101, InvalidParameter.MaxResults"
    })
    void refusesWrongTypesAndRanges(String product, String action, String name, String value, String expected) {
        Signer request = request(product, action).with("RegionId", "cn-hangzhou");
        if (name.equals("NextToken")) {
            request.with("MaxResults", "10");
        }
        assertThat(code(request.with(name, value).send())).isEqualTo("400 " + expected);
    }

    @Test
    void ignoresUnknownParametersAndListsThem() {
        HttpResponse<String> response = request("ecs", "DescribeInstanceTypes")
                .with("InstanceTypes.1", "ecs.g7.xlarge")
                .with("InstanceType.1", "ecs.g7.xlarge")
                .with("Limit", "3")
                .with("CpuArchitecture", "X86")
                .send();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(cloud.requests()).singleElement().satisfies(request -> {
            assertThat(request.product()).isEqualTo("ecs");
            assertThat(request.action()).isEqualTo("DescribeInstanceTypes");
            assertThat(request.unknownParameters()).containsExactlyInAnyOrder("InstanceType.1", "Limit");
            assertThat(request.unusedParameters()).containsExactly("CpuArchitecture");
            assertThat(request.parameters()).containsEntry("InstanceTypes.1", "ecs.g7.xlarge");
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.code()).isEmpty();
            assertThat(request.caller()).isEqualTo(cloud.accountId());
            assertThat(response.body()).contains(request.requestId());
        });
    }

    @Test
    void takesArraysOfOpenParts() {
        assertThat(request("ecs", "AuthorizeSecurityGroup")
                        .with("RegionId", "cn-hangzhou")
                        .with("SecurityGroupId", "sg-bp1securitygroup0000")
                        .with("Permissions.1.IpProtocol", "TCP")
                        .with("Permissions.1.PortRange", "10250/10250")
                        .with("Permissions.1.SourceCidrIp", "192.168.0.0/24")
                        .send()
                        .statusCode())
                .isEqualTo(200);
        assertThat(cloud.requests().get(0).unknownParameters()).isEmpty();
    }

    @Test
    void listsRequestsWithoutTheirSecrets() {
        request("ram", "CreateUser")
                .with("UserName", "x")
                .with("Password", "canary-1")
                .send();
        request("cs", "CreateClusterNodePool")
                .path("/clusters/c1/nodepools")
                .json("{\"scaling_group\":{\"login_password\":\"canary-2\",\"tags\":[{\"key\":\"a\"}]},"
                        + "\"kubernetes_config\":{\"user_data\":\"canary-3\"}}")
                .send();
        assertThat(cloud.requests().toString())
                .doesNotContain("canary", cloud.rootKey().accessKeySecret());
        assertThat(cloud.requests().get(1).body())
                .isEqualTo("{\"scaling_group\":{\"login_password\":\"***\",\"tags\":[{\"key\":\"a\"}]},"
                        + "\"kubernetes_config\":{\"user_data\":\"***\"}}");
        assertThat(cloud.requestCounts()).isEqualTo(Map.of("CreateUser", 1, "CreateClusterNodePool", 1));
        cloud.clearRequests();
        assertThat(cloud.requests()).isEmpty();
    }

    @Test
    void takesRealEndpointsOfTheRightProductOnly() {
        WireRequest wrong = new WireRequest(
                "POST",
                "/",
                "",
                Map.of(
                        "host",
                        "ecs.cn-beijing.aliyuncs.com",
                        "x-acs-version",
                        "2016-04-28",
                        "x-acs-action",
                        "DescribeVpcs"),
                new byte[0]);
        World world = new World("1", 1, Clock.systemUTC());
        Gateway gateway = new Gateway(world, Map.of(), 0);
        assertThat(gateway.answer(wrong, null).request().code()).isEqualTo("InvalidAction.NotFound");
        for (String host :
                new String[] {"vpc.aliyuncs.com", "vpc.cn-beijing.aliyuncs.com", "vpc-vpc.cn-x.aliyuncs.com"}) {
            WireRequest right = new WireRequest(
                    "POST",
                    "/",
                    "",
                    Map.of("host", host, "x-acs-version", "2016-04-28", "x-acs-action", "DescribeVpcs"),
                    new byte[0]);
            assertThat(gateway.answer(right, null).request().code()).isEqualTo("MissingAccessKeyId");
        }
    }
}
