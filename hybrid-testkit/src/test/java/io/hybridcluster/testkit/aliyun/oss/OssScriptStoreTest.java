// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.oss;

import static io.hybridcluster.testkit.aliyun.oss.StoreFixture.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.procedure.OssScriptStore;
import io.hybridcluster.aliyun.client.procedure.ScriptStore;
import io.hybridcluster.aliyun.client.procedure.ScriptStoreException;
import io.hybridcluster.aliyun.client.procedure.StoredScript;
import io.hybridcluster.aliyun.oss.ContentChecksum;
import io.hybridcluster.aliyun.oss.HostedScriptUrl;
import io.hybridcluster.aliyun.oss.ObjectKey;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.OssObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OssScriptStoreTest {
    private static final byte[] SCRIPT = "#!/bin/sh\nkubeadm join --token canary.0123456789abcdef\n".getBytes(UTF_8);
    private static final byte[] OLD = "#!/bin/sh\nexit 0\n".getBytes(UTF_8);

    private final StoreFixture cloud = new StoreFixture();
    private final OssScriptStore store = cloud.store;

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void putsAScriptThatOnlyItsOwnerReads() {
        StoredScript stored = store.put(KEY, SCRIPT);

        assertThat(stored.isChanged()).isTrue();
        assertThat(stored.previous()).isEmpty();
        assertThat(stored.undo()).isEqualTo("delete object hybrid/init node.sh");
        assertThat(stored.checksum()).isEqualTo(ContentChecksum.of(SCRIPT));
        assertThat(stored.url())
                .isEqualTo(URI.create("http://" + cloud.fake.endpoint() + "/scripts/hybrid/init%20node.sh"));
        OssObject object = cloud.object();
        assertThat(object.content()).isEqualTo(SCRIPT);
        assertThat(object.acl()).isEqualTo("private");
        assertThat(object.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(stored.toString())
                .isEqualTo("script hybrid/init node.sh of 55 bytes, CRC "
                        + stored.checksum().crc64Text() + ", written");
    }

    @Test
    void writesTheSameBytesOnce() {
        store.put(KEY, SCRIPT);

        StoredScript again = store.put(KEY, SCRIPT);

        assertThat(again.isChanged()).isFalse();
        assertThat(again.undo()).isEqualTo("nothing to undo");
        assertThat(cloud.calls("PutObject")).isOne();
        assertThat(store.undo(again)).isFalse();
        assertThat(store.find(KEY)).hasValue(SCRIPT);
    }

    @Test
    void keepsWhatWasThereAndPutsItBack() {
        store.put(KEY, OLD);
        StoredScript stored = store.put(KEY, SCRIPT);
        assertThat(stored.previous()).hasValue(OLD);
        assertThat(stored.undo()).isEqualTo("put the 17 bytes back that were there");

        assertThat(store.undo(stored)).isTrue();

        assertThat(cloud.object().content()).isEqualTo(OLD);
        assertThat(store.undo(stored)).isFalse();
    }

    @Test
    void takesBackWhatItMade() {
        StoredScript stored = store.put(KEY, SCRIPT);

        assertThat(store.undo(stored)).isTrue();

        assertThat(cloud.fake.buckets().keys("scripts")).isEmpty();
        store.delete(KEY);
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void takesNothingBackThatSomebodyElseWrote() {
        StoredScript stored = store.put(KEY, SCRIPT);
        store.put(KEY, OLD);

        ScriptStoreException failure = StoreFixture.failure(() -> store.undo(stored));

        assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failure)
                .hasMessage(
                        "oss://scripts/hybrid/init node.sh no longer holds the script that was put there; look at who"
                                + " wrote it since; nothing was changed");
        assertThat(cloud.object().content()).isEqualTo(OLD);
    }

    @Test
    void isAStoreOfScriptsByName() {
        ScriptStore scripts =
                cloud.store(cloud.fake.rootKey()).folder("hybrid/").build();

        URI url = scripts.put("init node.sh", SCRIPT);

        assertThat(url.getPath()).isEqualTo("/scripts/hybrid/init node.sh");
        assertThat(cloud.object().content()).isEqualTo(SCRIPT);
        assertThat(scripts).hasToString("oss://scripts/hybrid/");
        assertThatThrownBy(() -> scripts.put("../x", SCRIPT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.store(cloud.fake.rootKey()).folder("hybrid"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folder \"hybrid\" does not end with a slash");
    }

    static Stream<CloudFault> faults() {
        return Stream.of(
                CloudFault.closeBefore(),
                CloudFault.closeAfter(),
                CloudFault.hangBefore(),
                CloudFault.hangAfter(),
                CloudFault.unavailable(),
                CloudFault.internalError(),
                CloudFault.html(502),
                CloudFault.htmlAfter(502),
                CloudFault.error(429, "TooManyRequests"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void putsTheScriptWhateverFailsOnce(CloudFault fault) {
        for (String action : List.of("HeadObject", "GetObject", "PutObject")) {
            cloud.fault(action, fault);
        }

        StoredScript stored = store.put(KEY, SCRIPT);

        assertThat(cloud.object().content()).isEqualTo(SCRIPT);
        assertThat(stored.isChanged()).isTrue();
        assertThat(store.undo(stored)).isTrue();
        assertThat(cloud.fake.buckets().keys("scripts")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void replacesAndUndoesWhateverFailsOnce(CloudFault fault) {
        store.put(KEY, OLD);
        cloud.fault("PutObject", fault);
        StoredScript stored = store.put(KEY, SCRIPT);
        assertThat(cloud.object().content()).isEqualTo(SCRIPT);
        cloud.fault("PutObject", fault);

        store.undo(stored);

        assertThat(cloud.object().content()).isEqualTo(OLD);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatFailedWhenItFailsEachTime(CloudFault fault) {
        cloud.fake.inject(CloudFaultRule.always(fault).action("PutObject"));

        ScriptStoreException failure = StoreFixture.failure(() -> store.put(KEY, SCRIPT));

        assertThat(failure.reason())
                .isIn(
                        Reason.UNREACHABLE,
                        Reason.TIMED_OUT,
                        Reason.SERVER_ERROR,
                        Reason.THROTTLED,
                        Reason.ALREADY_EXISTS);
        assertThat(failure).hasMessageStartingWith("PUT oss://scripts/hybrid/init node.sh: ");
        assertThat(failure).hasMessageNotContaining("canary").hasMessageNotContaining("from something in between");
    }

    @Test
    void refusesWhatIsNoScript() {
        store.put(new ObjectKey("a"), new byte[OssScriptStore.LONGEST]);
        assertThatThrownBy(() -> store.put(KEY, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a script of 0 bytes; expected 1 to 1048576 bytes");
        assertThatThrownBy(() -> store.put(KEY, new byte[OssScriptStore.LONGEST + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a script of 1048577 bytes; expected 1 to 1048576 bytes");
        assertThat(cloud.fake.buckets().keys("scripts")).containsExactly("a");
    }

    @Test
    void presignsAUrlThatWorks() throws Exception {
        store.put(KEY, SCRIPT);
        HttpResponse<byte[]> bare = get(store.url(KEY));
        HostedScriptUrl url = store.presign(KEY, Duration.ofHours(1));

        HttpResponse<byte[]> presigned = get(url);

        assertThat(bare.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(presigned.statusCode()).isEqualTo(200);
        assertThat(presigned.body()).isEqualTo(SCRIPT);
        cloud.fake.skew(Duration.ofHours(2));
        assertThat(get(url).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<byte[]> get(HostedScriptUrl url) throws Exception {
        return StoreFixture.HTTP.send(
                HttpRequest.newBuilder(url.reveal(URI::create)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void servesManyThreads() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            ObjectKey key = new ObjectKey("scripts/" + i);
            Thread thread = new Thread(() -> {
                for (int round = 0; round < 5; round++) {
                    store.put(key, (key + " " + round).getBytes(UTF_8));
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(cloud.fake.buckets().keys("scripts")).hasSize(32);
        for (int i = 0; i < 32; i++) {
            assertThat(store.find(new ObjectKey("scripts/" + i))).hasValue(("scripts/" + i + " 4").getBytes(UTF_8));
        }
    }
}
