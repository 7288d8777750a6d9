// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;

/** One module; the model and the Alibaba Cloud SDK come with it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        AccessKey key = new AccessKey("LTAI-consumer", Secret.of("consumer"));
        Config config = key.secret().reveal(secret -> new Config()
                .setAccessKeyId(key.id())
                .setAccessKeySecret(secret)
                .setEndpoint("127.0.0.1:1"));
        System.out.println(new Client(config).getAccessKeyId());
        System.out.println(new com.aliyun.ecs20140526.Client(config).getAccessKeyId());
        System.out.println(new com.aliyun.vpc20160428.Client(config).getAccessKeyId());
    }
}
