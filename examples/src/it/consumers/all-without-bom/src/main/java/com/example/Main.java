// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.model.secret.Secret;
import io.kubernetes.client.openapi.ApiClient;

/** All modules, each with its version: both clients in one class path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        Client cloud = Secret.of("consumer").reveal(Main::cloud);
        System.out.println(cloud.getAccessKeyId() + " " + new ApiClient().getBasePath());
    }

    private static Client cloud(String secret) {
        try {
            return new Client(new Config().setAccessKeyId("LTAI-consumer").setAccessKeySecret(secret));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
