// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import io.hybridcluster.aliyun.ram.RamAction;
import io.hybridcluster.aliyun.ram.RamPolicy;
import io.hybridcluster.aliyun.ram.RamStatement;
import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Terway calls in the life of an ENI, by the official SDK, under the policy that it is granted. */
class TerwayPolicyTest {
    private static final RamPolicy POLICY = TerwayRamPolicy.forTerway(new TerwayVersion(1, 8, 2), IpStack.DUAL);
    private static final String V_SWITCH = "vsw-bp1pod00000000000000";

    static Set<RamAction> actions() {
        return POLICY.allowedActions();
    }

    @Test
    void isEnoughForTheLifeOfAnInterface() throws Exception {
        try (FakeAlibabaCloud fake = FakeAlibabaCloud.start()) {
            String instance = prepare(fake);

            live(fake, fake.user("terway", POLICY.toString()), instance);

            assertThat(fake.requestCounts().keySet())
                    .containsExactlyInAnyOrderElementsOf(POLICY.allowedActions().stream()
                            .map(action -> action.value().replaceAll(".*:", ""))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void isNotEnoughWithout(RamAction action) {
        RamPolicy lesser = new RamPolicy(List.of(RamStatement.allowing(POLICY.allowedActions().stream()
                .filter(other -> !other.equals(action))
                .toList())));
        try (FakeAlibabaCloud fake = FakeAlibabaCloud.start()) {
            String instance = prepare(fake);
            CloudKey key = fake.user("terway", lesser.toString());

            assertThatThrownBy(() -> live(fake, key, instance))
                    .isInstanceOfSatisfying(
                            TeaException.class,
                            refused -> assertThat(refused.getCode()).isEqualTo("Forbidden.RAM"));
            assertThat(fake.requests().get(fake.requests().size() - 1).action())
                    .isEqualTo(action.value().replaceAll(".*:", ""));
        }
    }

    private static String prepare(FakeAlibabaCloud fake) {
        FakeWorld world = FakeWorld.guide(fake);
        world.ipv6(V_SWITCH, "2408:4000:1:1::/64");
        return world.instance(V_SWITCH, "ecs.g7.xlarge", "sg-bp1securitygroup0000");
    }

    private static void live(FakeAlibabaCloud fake, CloudKey key, String instance) throws Exception {
        ecs(fake, key, "DescribeInstanceTypes", Map.of("InstanceTypes.1", "ecs.g7.xlarge"));
        ecs(fake, key, "DescribeInstances", Map.of("InstanceIds", "[\"" + instance + "\"]"));
        ecs(fake, key, "DescribeInstanceAttribute", Map.of("InstanceId", instance));
        call(fake, key, "2016-04-28", "DescribeVSwitches", Map.of("VSwitchId", V_SWITCH));
        String eni = String.valueOf(ecs(
                        fake,
                        key,
                        "CreateNetworkInterface",
                        Map.of("VSwitchId", V_SWITCH, "SecurityGroupId", "sg-bp1securitygroup0000"))
                .get("NetworkInterfaceId"));
        Map<String, String> both = Map.of("NetworkInterfaceId", eni, "InstanceId", instance);
        ecs(fake, key, "AttachNetworkInterface", both);
        ecs(fake, key, "DescribeNetworkInterfaces", Map.of("NetworkInterfaceId.1", eni));
        ecs(fake, key, "ModifyNetworkInterfaceAttribute", Map.of("NetworkInterfaceId", eni, "Description", "pods"));
        ecs(
                fake,
                key,
                "AssignPrivateIpAddresses",
                Map.of("NetworkInterfaceId", eni, "PrivateIpAddress.1", "10.10.25.77"));
        ecs(
                fake,
                key,
                "UnassignPrivateIpAddresses",
                Map.of("NetworkInterfaceId", eni, "PrivateIpAddress.1", "10.10.25.77"));
        ecs(fake, key, "AssignIpv6Addresses", Map.of("NetworkInterfaceId", eni, "Ipv6Address.1", "2408:4000:1:1::77"));
        ecs(
                fake,
                key,
                "UnassignIpv6Addresses",
                Map.of("NetworkInterfaceId", eni, "Ipv6Address.1", "2408:4000:1:1::77"));
        ecs(fake, key, "DetachNetworkInterface", both);
        ecs(fake, key, "DeleteNetworkInterface", Map.of("NetworkInterfaceId", eni));
    }

    private static Map<?, ?> ecs(FakeAlibabaCloud fake, CloudKey key, String action, Map<String, String> parameters)
            throws Exception {
        return call(fake, key, "2014-05-26", action, parameters);
    }

    private static Map<?, ?> call(
            FakeAlibabaCloud fake, CloudKey key, String version, String action, Map<String, String> parameters)
            throws Exception {
        Map<String, String> query = new HashMap<>(parameters);
        query.put("RegionId", "cn-hangzhou");
        Params params = new Params()
                .setAction(action)
                .setVersion(version)
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod("POST")
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        Config config = new Config()
                .setProtocol("HTTP")
                .setEndpoint(fake.endpoint())
                .setAccessKeyId(key.accessKeyId())
                .setAccessKeySecret(key.accessKeySecret());
        Map<String, ?> answer =
                new Client(config).callApi(params, new OpenApiRequest().setQuery(query), new RuntimeOptions());
        return (Map<?, ?>) answer.get("body");
    }
}
