// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import com.aliyun.credentials.Client;
import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.model.change.WriteMode;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The account that a program works on: the real one, by the default credential chain, or with {@code --fakes} one in this
 * process that is as the plan needs it, and that is gone with the process.
 */
final class Account implements AutoCloseable {
    private final AlibabaCloud cloud;
    private final @Nullable FakeAlibabaCloud fake;
    private final @Nullable FakeKubernetes fakeCluster;

    private Account(AlibabaCloud cloud, @Nullable FakeAlibabaCloud fake, @Nullable FakeKubernetes fakeCluster) {
        this.cloud = cloud;
        this.fake = fake;
        this.fakeCluster = fakeCluster;
    }

    static Account open(Arguments arguments, HybridPlan plan, PrintStream err) {
        if (!arguments.has(Option.FAKES)) {
            // The official providers write dates for STS, and read when credentials expire, by the JVM's locale: in
            // th_TH
            // they sign for the year 2569. The process is this program's own, so it may set the locale of formats.
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
            // The embedder asks for the environment to be read; the SDK does not do so by itself.
            Config config = new Config().setCredential(new Client());
            return new Account(AlibabaCloud.of(plan.cluster().region(), config), null, null);
        }
        FakeAlibabaCloud fake = FakeAlibabaCloud.start();
        FakeWorld.of(fake, plan);
        Config config = new Config()
                .setProtocol("HTTP")
                .setEndpoint(fake.endpoint())
                .setAccessKeyId(fake.rootKey().accessKeyId())
                .setAccessKeySecret(fake.rootKey().accessKeySecret());
        AlibabaCloud cloud = AlibabaCloud.builder(plan.cluster().region(), config)
                .pauses(time -> {})
                .build();
        err.println("working on a fake account, which is as the plan needs it");
        return new Account(cloud, fake, FakeKubernetes.start());
    }

    AlibabaCloud cloud() {
        return cloud;
    }

    /** Returns the cluster of {@code --kubeconfig}, or a fake one beside the fake account. */
    KubernetesApi cluster(Arguments arguments) throws IOException {
        if (fakeCluster == null) {
            return LiveCluster.api(arguments, WriteMode.WRITE);
        }
        ApiClient client = new ApiClient().setBasePath(fakeCluster.server().toString());
        client.setApiKeyPrefix("Bearer");
        client.setApiKey(fakeCluster.adminToken());
        return KubernetesApi.of(client);
    }

    @Override
    public void close() {
        if (fake != null) {
            fake.close();
        }
        if (fakeCluster != null) {
            fakeCluster.close();
        }
    }
}
