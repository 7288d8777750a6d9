// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.hybridcluster.model.secret.Secret;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import java.util.Map;

/** One module; the model and the Kubernetes client come with it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Secret token = Secret.of("consumer");
        ApiClient client = new ApiClient();
        token.reveal(value -> client.setBasePath("http://127.0.0.1/" + value));
        System.out.println(client.getBasePath() + " " + new V1ConfigMap().data(Map.of("eni_conf", "{}")).getData());
    }
}
