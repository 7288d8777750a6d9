// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.oss;

import static io.hybridcluster.testkit.aliyun.oss.StoreFixture.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.credentials.Client;
import com.aliyun.credentials.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.procedure.OssScriptStore;
import io.hybridcluster.aliyun.client.procedure.ScriptStoreException;
import io.hybridcluster.aliyun.client.procedure.StoredScript;
import io.hybridcluster.aliyun.oss.BucketName;
import io.hybridcluster.aliyun.oss.OssCredentials;
import io.hybridcluster.aliyun.oss.OssEndpoint;
import io.hybridcluster.aliyun.ram.RamAction;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OssRefusalTest {
    private static final byte[] SCRIPT = "canary-script".getBytes(UTF_8);

    private final StoreFixture cloud = new StoreFixture();

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String policy(List<String> actions) {
        return actions.stream()
                .collect(Collectors.joining(
                        "\",\"",
                        "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"",
                        "\"],\"Resource\":\"acs:oss:*:*:scripts/*\"}]}"));
    }

    private static void lifecycle(OssScriptStore store) {
        StoredScript stored = store.put(KEY, SCRIPT);
        store.undo(stored);
    }

    @Test
    void needsNoMoreThanItSays() {
        List<String> needed = List.of("oss:PutObject", "oss:PutObjectAcl", "oss:GetObject", "oss:DeleteObject");
        lifecycle(cloud.store(cloud.fake.user("all", policy(needed))).build());
        for (String missing : needed) {
            List<String> fewer = new ArrayList<>(needed);
            fewer.remove(missing);
            CloudKey key = cloud.fake.user("no" + missing.substring(4), policy(fewer));

            ScriptStoreException failure =
                    StoreFixture.failure(() -> lifecycle(cloud.store(key).build()));

            assertThat(failure.reason()).as(missing).isEqualTo(Reason.FORBIDDEN);
            assertThat(failure.missingPermission()).contains(new RamAction(missing));
            assertThat(failure.remedy()).isEqualTo("allow " + missing + " on acs:oss:*:*:scripts/hybrid/init node.sh");
            assertThat(failure.outcomeUnknown()).isFalse();
        }
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        OssScriptStore store = cloud.store(
                        "nowhere", "cn-hangzhou", () -> StoreFixture.credentials(cloud.fake.rootKey()))
                .build();

        ScriptStoreException failure = StoreFixture.failure(() -> store.put(KEY, SCRIPT));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(failure.code()).contains("NoSuchBucket");
        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.requestId()).isPresent();
        assertThat(failure)
                .hasMessage("HEAD oss://nowhere/hybrid/init node.sh: NOT_FOUND (404 NoSuchBucket), request "
                        + failure.requestId().orElseThrow()
                        + "; create bucket nowhere in this region, or correct its name");
    }

    @Test
    void saysThatTheRegionIsAnother() {
        OssScriptStore store = cloud.store(
                        "scripts", "cn-beijing", () -> StoreFixture.credentials(cloud.fake.rootKey()))
                .build();

        ScriptStoreException failure = StoreFixture.failure(() -> store.put(KEY, SCRIPT));

        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
        assertThat(failure.code()).contains("InvalidArgument");
    }

    @Test
    void saysWhatIsWrongWithCredentials() {
        CloudKey root = cloud.fake.rootKey();
        CloudKey session = cloud.fake.session("role", Duration.ofHours(1), policy(List.of("oss:*")));
        lifecycle(cloud.store(session).build());
        cloud.fake.expireSessions();
        record Case(OssCredentials credentials, String code, String remedy) {}
        for (Case one : List.of(
                new Case(
                        OssCredentials.of(new AccessKey(root.accessKeyId(), Secret.of("canary-secret"))),
                        "SignatureDoesNotMatch",
                        "check the access key's secret, the region, and that no proxy changes the request"),
                new Case(
                        OssCredentials.of(new AccessKey("LTAInobodyatall0", Secret.of("canary-secret"))),
                        "InvalidAccessKeyId",
                        "check the access key's id, and that the key is active"),
                new Case(
                        StoreFixture.credentials(session),
                        "SecurityTokenExpired",
                        "get new temporary credentials; these have expired or are not whole"))) {
            ScriptStoreException failure =
                    StoreFixture.failure(() -> cloud.store("scripts", "cn-hangzhou", one::credentials)
                            .build()
                            .put(KEY, SCRIPT));

            assertThat(failure.reason()).isEqualTo(Reason.UNAUTHENTICATED);
            assertThat(failure.code()).contains(one.code());
            assertThat(failure.remedy()).isEqualTo(one.remedy());
            assertThat(trace(failure)).doesNotContain("canary").doesNotContain(root.accessKeySecret());
        }
    }

    @Test
    void saysThatTheClockIsOff() {
        OssScriptStore store = cloud.store(cloud.fake.rootKey())
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-20)))
                .build();

        ScriptStoreException failure = StoreFixture.failure(() -> store.put(KEY, SCRIPT));

        assertThat(failure.code()).contains("RequestTimeTooSkewed");
        assertThat(failure.remedy())
                .isEqualTo("set this machine's clock, which differs from the cloud's by more than 15 minutes");
    }

    @Test
    void saysThatATokenFitsNoHeaderWithoutShowingIt() {
        OssCredentials broken =
                OssCredentials.temporary(new AccessKey("LTAItestkey0", Secret.of("s")), Secret.of("canary\r\ntoken"));

        ScriptStoreException failure = StoreFixture.failure(() ->
                cloud.store("scripts", "cn-hangzhou", () -> broken).build().put(KEY, SCRIPT));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(trace(failure)).doesNotContain("canary");
    }

    @Test
    void saysThatNobodyListens() {
        OssEndpoint nowhere =
                OssEndpoint.withBucketInPath(URI.create("http://127.0.0.1:1"), new RegionId("cn-hangzhou"));
        OssScriptStore store = OssScriptStore.builder(
                        StoreFixture.HTTP,
                        nowhere,
                        new BucketName("scripts"),
                        () -> StoreFixture.credentials(cloud.fake.rootKey()))
                .pauses(time -> {})
                .build();

        ScriptStoreException failure = StoreFixture.failure(() -> store.put(KEY, SCRIPT));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.remedy())
                .isEqualTo("check endpoint, network and proxy; an internal endpoint is reached from its region only");
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void takesCredentialsOfTheOfficialSdk() {
        CloudKey session = cloud.fake.session("writer", Duration.ofHours(1), policy(List.of("oss:*")));
        Client sts = new Client(new Config()
                .setType("sts")
                .setAccessKeyId(session.accessKeyId())
                .setAccessKeySecret(session.accessKeySecret())
                .setSecurityToken(session.securityToken()));
        Client user = new Client(new Config()
                .setType("access_key")
                .setAccessKeyId(cloud.fake.rootKey().accessKeyId())
                .setAccessKeySecret(cloud.fake.rootKey().accessKeySecret()));

        for (Client provider : List.of(sts, user)) {
            lifecycle(cloud.store("scripts", "cn-hangzhou", OssScriptStore.credentialsOf(provider))
                    .build());
        }
        assertThat(cloud.fake.buckets().keys("scripts")).isEmpty();
    }

    @Test
    void leavesTheInterruptSet() {
        OssScriptStore store = cloud.store(cloud.fake.rootKey()).build();
        Thread.currentThread().interrupt();

        ScriptStoreException failure = StoreFixture.failure(() -> store.put(KEY, SCRIPT));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
