// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.model.id.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cn-qingdao",
                "cn-beijing",
                "cn-zhangjiakou",
                "cn-huhehaote",
                "cn-wulanchabu",
                "cn-hangzhou",
                "cn-shanghai",
                "cn-nanjing",
                "cn-shenzhen",
                "cn-heyuan",
                "cn-guangzhou",
                "cn-chengdu",
                "cn-hongkong",
                "ap-northeast-1",
                "ap-southeast-1",
                "ap-southeast-5",
                "us-east-1",
                "us-west-1",
                "eu-west-1",
                "eu-central-1",
                "me-east-1",
                "cn-hangzhou-finance",
                "cn-shanghai-finance-1",
                "cn-shenzhen-finance-1",
                "cn-north-2-gov-1"
            })
    void reachesEcsAndVpcWhereTheOfficialSdkDoes(String region) throws Exception {
        Config config =
                new Config().setRegionId(region).setAccessKeyId("test-id").setAccessKeySecret("test-secret");

        assertThat(Product.ECS.endpoint(new RegionId(region)))
                .isEqualTo(new com.aliyun.ecs20140526.Client(config)._endpoint);
        assertThat(Product.VPC.endpoint(new RegionId(region)))
                .isEqualTo(new com.aliyun.vpc20160428.Client(config)._endpoint);
    }

    @Test
    void reachesTheOthersByTheirRules() {
        RegionId region = new RegionId("cn-hangzhou");

        assertThat(Product.CS.endpoint(region)).isEqualTo("cs.cn-hangzhou.aliyuncs.com");
        assertThat(Product.STS.endpoint(region)).isEqualTo("sts.cn-hangzhou.aliyuncs.com");
        assertThat(Product.RAM.endpoint(region)).isEqualTo("ram.aliyuncs.com");
        assertThat(Product.CEN.endpoint(region)).isEqualTo("cbn.aliyuncs.com");
    }
}
