// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.oss;

import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.client.procedure.OssScriptStore;
import io.hybridcluster.aliyun.client.procedure.ScriptStoreException;
import io.hybridcluster.aliyun.oss.BucketName;
import io.hybridcluster.aliyun.oss.ObjectKey;
import io.hybridcluster.aliyun.oss.OssCredentials;
import io.hybridcluster.aliyun.oss.OssEndpoint;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.OssObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A fake cloud with a bucket, and a store over it that really never waits. */
final class StoreFixture implements AutoCloseable {
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final ObjectKey KEY = new ObjectKey("hybrid/init node.sh");

    final FakeAlibabaCloud fake = FakeAlibabaCloud.start();
    final OssScriptStore store = store(fake.rootKey()).build();

    StoreFixture() {
        fake.buckets().create("scripts", "cn-hangzhou", "public-read");
    }

    OssEndpoint endpoint(String region) {
        return OssEndpoint.withBucketInPath(URI.create("http://" + fake.endpoint()), new RegionId(region));
    }

    OssScriptStore.Builder store(CloudKey key) {
        return store("scripts", "cn-hangzhou", () -> credentials(key));
    }

    OssScriptStore.Builder store(String bucket, String region, Supplier<OssCredentials> credentials) {
        return OssScriptStore.builder(HTTP, endpoint(region), new BucketName(bucket), credentials)
                .endpointForNodes(endpoint(region))
                .policy(CallPolicy.standard()
                        .withAttemptTimeout(Duration.ofSeconds(2))
                        .withAttempts(3))
                .pauses(StoreFixture::pass);
    }

    static OssCredentials credentials(CloudKey key) {
        AccessKey pair = new AccessKey(key.accessKeyId(), Secret.of(key.accessKeySecret()));
        return key.securityToken().isEmpty()
                ? OssCredentials.of(pair)
                : OssCredentials.temporary(pair, Secret.of(key.securityToken()));
    }

    private static void pass(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    OssObject object() {
        return fake.buckets().find("scripts", KEY.value()).orElseThrow();
    }

    void fault(String action, CloudFault fault) {
        fake.inject(CloudFaultRule.next(fault).action(action));
    }

    int calls(String action) {
        return fake.requestCounts().getOrDefault(action, 0);
    }

    static ScriptStoreException failure(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(ScriptStoreException.class, call);
    }

    @Override
    public void close() {
        fake.close();
    }
}
