// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import com.aliyun.teaopenapi.models.Config;

/** The official clients, pointed at a fake. */
final class SdkClients {
    private SdkClients() {}

    static Config config(FakeAlibabaCloud cloud, CloudKey key) {
        Config config = new Config()
                .setAccessKeyId(key.accessKeyId())
                .setAccessKeySecret(key.accessKeySecret())
                .setEndpoint(cloud.endpoint())
                .setRegionId("cn-hangzhou")
                .setProtocol("http");
        return key.securityToken().isEmpty() ? config : config.setSecurityToken(key.securityToken());
    }

    static com.aliyun.vpc20160428.Client vpc(FakeAlibabaCloud cloud) throws Exception {
        return new com.aliyun.vpc20160428.Client(config(cloud, cloud.rootKey()));
    }

    static com.aliyun.ecs20140526.Client ecs(FakeAlibabaCloud cloud) throws Exception {
        return new com.aliyun.ecs20140526.Client(config(cloud, cloud.rootKey()));
    }
}
