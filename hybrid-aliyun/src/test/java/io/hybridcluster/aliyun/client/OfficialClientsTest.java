// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeInstanceTypesRequest;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.vpc20160428.models.DescribeVSwitchesRequest;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import io.hybridcluster.model.id.RegionId;
import org.junit.jupiter.api.Test;

class OfficialClientsTest {
    private static final RegionId REGION = new RegionId("cn-hangzhou");

    @Test
    void readTypedAnswersAsTheirOwn() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answer(any -> Reply.json(
                    200,
                    "{\"RequestId\":\"R-00000001\",\"TotalCount\":1,\"VSwitches\":{\"VSwitch\":[{\"VSwitchId\":\"vsw-1\","
                            + "\"AvailableIpAddressCount\":252}]}}"));

            ApiAnswer typed = OfficialClients.answer(
                    ApiAction.DESCRIBE_V_SWITCHES,
                    OfficialClients.vpc(REGION, server.config())
                            .describeVSwitches(new DescribeVSwitchesRequest()
                                    .setRegionId("cn-hangzhou")
                                    .setVpcId("vpc-1"))
                            .getBody());

            assertThat(typed.list("VSwitches", "VSwitch")).hasSize(1);
            assertThat(typed.list("VSwitches", "VSwitch").get(0).text("VSwitchId"))
                    .isEqualTo("vsw-1");
            assertThat(typed.list("VSwitches", "VSwitch").get(0).number("AvailableIpAddressCount"))
                    .isEqualTo(252);
            assertThat(typed.number("TotalCount")).isEqualTo(1);
        }
    }

    @Test
    void readTypedAnswersOfEcs() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answer(
                    any -> Reply.json(
                            200,
                            "{\"InstanceTypes\":{\"InstanceType\":[{\"InstanceTypeId\":\"ecs.g7.xlarge\",\"EniQuantity\":4}]}}"));

            ApiAnswer typed = OfficialClients.answer(
                    ApiAction.DESCRIBE_INSTANCE_TYPES,
                    OfficialClients.ecs(REGION, server.config())
                            .describeInstanceTypes(new DescribeInstanceTypesRequest())
                            .getBody());

            assertThat(typed.list("InstanceTypes", "InstanceType").get(0).number("EniQuantity"))
                    .isEqualTo(4);
        }
    }

    @Test
    void leaveTheConfigurationAsItIsAndReachTheRegion() {
        Config config = new Config().setAccessKeyId("test-id").setAccessKeySecret("test-secret");

        assertThat(OfficialClients.ecs(REGION, config)._endpoint).isEqualTo("ecs-cn-hangzhou.aliyuncs.com");
        assertThat(OfficialClients.vpc(REGION, config)._endpoint).isEqualTo("vpc.aliyuncs.com");
        assertThat(config.endpoint).isNull();
        assertThat(config.regionId).isNull();
    }
}
