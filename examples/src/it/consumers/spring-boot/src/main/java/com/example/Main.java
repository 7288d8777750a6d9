// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.aliyun.permission.Feature;
import io.hybridcluster.aliyun.permission.OperatorPolicy;
import io.hybridcluster.aliyun.permission.Scope;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.kubernetes.client.openapi.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** The README's first lines, and both clients over HTTP, on the class path of an application of Spring Boot. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        // [first-finding]
        String yaml = Files.readString(Path.of("plan.yaml"));
        PlanFile file = PlanFile.parse("plan.yaml", yaml);
        PlanRules.standard()
                .check(file.plan())
                .open()
                .forEach(finding -> System.out.println(finding + "\n    " + finding.remedy()));
        // [/first-finding]
        askACluster();
        askAnAccount(file.plan());
        // The modules that Spring registers are of another minor version than the core, if Jackson is split.
        ObjectMapper mapper = Jackson2ObjectMapperBuilder.json().build();
        System.out.println(mapper.writeValueAsString(Map.of("open", file.plan().name())));
    }

    private static void askACluster() {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            ApiClient client = new ApiClient().setBasePath(fake.server().toString());
            client.setApiKeyPrefix("Bearer");
            client.setApiKey(fake.adminToken());
            SeparationClient separation = new SeparationClient(KubernetesApi.of(client));
            System.out.println(separation.survey(NodeProfile.cloudNode(), Set.of()).separation().verdicts());
        }
    }

    private static void askAnAccount(HybridPlan plan) {
        try (FakeAlibabaCloud fake = FakeAlibabaCloud.start()) {
            FakeWorld.of(fake, plan);
            CloudKey key = fake.user(
                    "reader",
                    OperatorPolicy.of(EnumSet.of(Feature.PREFLIGHT), Scope.everything())
                            .toString());
            Config config = new Config()
                    .setProtocol("HTTP")
                    .setEndpoint(fake.endpoint())
                    .setAccessKeyId(key.accessKeyId())
                    .setAccessKeySecret(key.accessKeySecret());
            AlibabaCloud cloud = AlibabaCloud.of(plan.cluster().region(), config);
            System.out.println(Preflight.of(cloud).check(plan).findings());
        }
    }
}
