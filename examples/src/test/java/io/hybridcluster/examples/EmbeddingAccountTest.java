// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.aliyun.permission.Feature;
import io.hybridcluster.aliyun.permission.OperatorPolicy;
import io.hybridcluster.aliyun.permission.Scope;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.AddonSecretClient;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The code for an account that the README shows does what it says there. */
class EmbeddingAccountTest {
    private static HybridPlan plan() throws IOException {
        return PlanFile.parse("guide.yaml", Files.readAllBytes(Path.of("plans", "guide.yaml")))
                .plan();
    }

    @Test
    void readsAnAccountUnderTheLeastPolicyAndWhenItIsThrottled() throws IOException {
        HybridPlan plan = plan();
        // [fake-account]
        try (FakeAlibabaCloud fake = FakeAlibabaCloud.start()) {
            FakeWorld.of(fake, plan); // an account in which all is as the plan needs it
            String policy = OperatorPolicy.of(EnumSet.of(Feature.PREFLIGHT), Scope.everything())
                    .toString();
            CloudKey key = fake.user("reader", policy); // RAM is enforced, signatures are verified
            fake.inject(CloudFaultRule.next(CloudFault.throttled()).action("DescribeVSwitches"));
            Config config = new Config()
                    .setProtocol("HTTP")
                    .setEndpoint(fake.endpoint())
                    .setAccessKeyId(key.accessKeyId())
                    .setAccessKeySecret(key.accessKeySecret());
            AlibabaCloud cloud = AlibabaCloud.of(plan.cluster().region(), config);
            assertThat(Preflight.of(cloud).check(plan).findings()).isEmpty();
            assertThat(fake.requestCounts()).containsEntry("DescribeVSwitches", 2);
        }
        // [/fake-account]
    }

    @Test
    void grantsInstallsAndMakesThePool() throws IOException {
        HybridPlan plan = plan();
        try (FakeAlibabaCloud fake = FakeAlibabaCloud.start();
                FakeKubernetes kubernetes = FakeKubernetes.start()) {
            FakeWorld.of(fake, plan);
            ApiClient client = new ApiClient().setBasePath(kubernetes.server().toString());
            client.setApiKeyPrefix("Bearer");
            client.setApiKey(kubernetes.adminToken());
            AddonSecretClient secret = new AddonSecretClient(KubernetesApi.of(client));
            Config config = new Config()
                    .setProtocol("HTTP")
                    .setEndpoint(fake.endpoint())
                    .setAccessKeyId(fake.rootKey().accessKeyId())
                    .setAccessKeySecret(fake.rootKey().accessKeySecret());
            fake.clusters().perPoll(Duration.ofMinutes(2));

            String policy = EmbeddingAccount.account(config, plan, secret, Runnable::run);

            assertThat(secret.keyId()).isPresent();
            assertThat(fake.clusters().pools(plan.cluster().id().value())).containsExactly("cloud");
            assertThat(fake.clusters().nodes(plan.cluster().id().value())).hasSize(2);
            assertThat(policy).contains("cs:CreateClusterNodePool").doesNotContain("cs:DeleteCluster\"");
        }
    }
}
