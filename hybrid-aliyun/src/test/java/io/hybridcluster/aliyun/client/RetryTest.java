// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import io.hybridcluster.model.id.RegionId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final ApiRequest READ = ApiRequest.of(ApiAction.DESCRIBE_VPCS);
    private static final ApiRequest WRITE = ApiRequest.of(ApiAction.CREATE_USER).with("UserName", "u");
    private static final ApiRequest TOKEN = ApiRequest.of(ApiAction.CREATE_V_SWITCH);
    private static final Reply DONE = Reply.json(200, "{\"RequestId\": \"R-00000001\"}");

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAgainAfterWhatMayPass() {
        server.answerInTurn(
                Reply.error(503, "ServiceUnavailable"),
                Reply.error(400, "Throttling.User"),
                Reply.close(),
                DONE.cutAt(10),
                DONE);

        assertThat(server.cloud().call(READ).text("RequestId")).isEqualTo("R-00000001");
        assertThat(server.seen()).hasSize(5);
    }

    @Test
    void writesAgainOnlyAfterThrottling() {
        server.answerInTurn(Reply.error(400, "Throttling.User"), Reply.error(429, "Throttled"), DONE);

        server.cloud().call(WRITE);

        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void leavesToTheCallerWhatAWriteCameTo() {
        for (Reply reply : List.of(
                Reply.error(500, "InternalError"), Reply.close(), Reply.html(502), Reply.html(200), DONE.cutAt(10))) {
            int before = server.seen().size();
            server.answer(any -> reply);

            AlibabaCloudException failed = failure(server.cloud(), WRITE);

            assertThat(failed.outcomeUnknown()).as("%s", reply).isTrue();
            assertThat(failed).hasMessageContaining("; whether it took effect is not known; ");
            assertThat(server.seen()).hasSize(before + 1);
        }
    }

    /** OkHttp would. */
    @Test
    void doesNotWriteAgainBecauseTheCloudAsksForItAtOnce() {
        server.answerInTurn(Reply.error(503, "ServiceUnavailable").with("Retry-After", "0"), DONE);

        AlibabaCloudException failed = failure(server.cloud(), WRITE);

        assertThat(failed.reason()).isEqualTo(Reason.SERVER_ERROR);
        assertThat(failed.outcomeUnknown()).isTrue();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void knowsThatARefusedWriteWasNotMade() {
        server.answer(any -> Reply.error(409, "EntityAlreadyExists.User"));

        assertThat(failure(server.cloud(), WRITE).outcomeUnknown()).isFalse();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void remembersThatAnEarlierAttemptMayHaveBeenMade() {
        server.answerInTurn(Reply.error(503, "ServiceUnavailable"), Reply.error(400, "InvalidParameter"));

        AlibabaCloudException failed = failure(server.cloud(), TOKEN);

        assertThat(failed.reason()).isEqualTo(Reason.INVALID);
        assertThat(failed.outcomeUnknown()).isTrue();
    }

    @Test
    void writesAgainWithTheSameToken() {
        server.answerInTurn(Reply.error(503, "ServiceUnavailable"), Reply.close(), DONE);

        server.cloud().call(TOKEN);

        List<String> tokens =
                server.seen().stream().map(seen -> seen.query("ClientToken")).toList();
        assertThat(tokens).hasSize(3);
        assertThat(tokens.get(0)).hasSize(36);
        assertThat(tokens).containsOnly(tokens.get(0));
    }

    @Test
    void keepsTheCallersToken() {
        server.cloud().call(TOKEN.with("ClientToken", "mine"));

        assertThat(server.seen().get(0).query("ClientToken")).isEqualTo("mine");
    }

    @Test
    void takesANewTokenForANewCall() {
        server.cloud().call(TOKEN);
        server.cloud().call(TOKEN);

        assertThat(server.seen().get(0).query("ClientToken"))
                .isNotEqualTo(server.seen().get(1).query("ClientToken"));
    }

    @Test
    void signsEachAttemptAnew() {
        server.answerInTurn(Reply.close(), DONE);

        server.cloud().call(READ);

        assertThat(server.seen().stream().map(seen -> seen.headers().get("x-acs-signature-nonce")))
                .doesNotHaveDuplicates();
    }

    @Test
    void stopsAfterSoManyAttempts() {
        server.answer(any -> Reply.error(503, "ServiceUnavailable"));

        AlibabaCloudException failed =
                failure(server.cloud(CallPolicy.standard().withAttempts(3)), READ);

        assertThat(failed.reason()).isEqualTo(Reason.SERVER_ERROR);
        assertThat(failed.outcomeUnknown()).isFalse();
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void givesUpAnAttemptThatTakesTooLongAndMakesTheNext() {
        AtomicInteger requests = new AtomicInteger();
        server.answer(any -> requests.getAndIncrement() == 0 ? DONE.after(Duration.ofSeconds(20)) : DONE);
        // The configuration's read timeout is longer than the policy's attempt.
        AlibabaCloud cloud = AlibabaCloud.builder(
                        new RegionId("cn-hangzhou"), server.config().setReadTimeout(30_000))
                .policy(CallPolicy.standard().withAttemptTimeout(Duration.ofMillis(500)))
                .pauses(time -> {})
                .build();

        assertThat(cloud.call(READ).text("RequestId")).isEqualTo("R-00000001");
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void doesNotOutliveItsDeadline() {
        server.answer(any -> DONE.after(Duration.ofSeconds(20)));
        CallPolicy hasty = CallPolicy.standard().withDeadline(Duration.ofMillis(300));

        long start = System.nanoTime();
        AlibabaCloudException failed = failure(server.cloud(hasty), READ);

        assertThat(failed.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void doesNotPauseBeyondItsDeadline() {
        server.answer(any -> Reply.error(503, "ServiceUnavailable"));
        CallPolicy hasty =
                CallPolicy.standard().withDeadline(Duration.ofSeconds(2)).withPause(Duration.ofSeconds(9));

        assertThat(failure(server.cloud(hasty), READ).reason()).isEqualTo(Reason.SERVER_ERROR);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void doublesItsPausesAndShortensThemByUpToHalf() {
        server.answer(any -> Reply.error(503, "ServiceUnavailable"));
        List<Long> pauses = new ArrayList<>();
        AlibabaCloud cloud = AlibabaCloud.builder(new RegionId("cn-hangzhou"), server.config())
                .policy(CallPolicy.standard().withPause(Duration.ofSeconds(4)).withDeadline(Duration.ofHours(1)))
                .pauses(time -> pauses.add(time.toMillis()))
                .build();

        failure(cloud, READ);

        assertThat(pauses).hasSize(4);
        assertThat(pauses.get(0)).isBetween(2_000L, 4_000L);
        assertThat(pauses.get(1)).isBetween(4_000L, 8_000L);
        assertThat(pauses.get(2)).isBetween(5_000L, 10_000L);
        assertThat(pauses.get(3)).isBetween(5_000L, 10_000L);
    }

    @Test
    void keepsTheInterruptAndTheDoubt() {
        server.answer(any -> Reply.error(503, "ServiceUnavailable"));
        AlibabaCloud cloud = AlibabaCloud.builder(new RegionId("cn-hangzhou"), server.config())
                .pauses(time -> {
                    throw new InterruptedException();
                })
                .build();

        AlibabaCloudException failed = failure(cloud, TOKEN);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failed.outcomeUnknown()).isTrue();
    }

    @Test
    void endsAtOnceOnAThreadThatIsInterrupted() {
        AlibabaCloud cloud = server.cloud();
        cloud.call(READ);
        Thread.currentThread().interrupt();

        AlibabaCloudException failed = failure(cloud, READ);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.reason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void triesAWriteAgainThatNobodyListenedTo() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        AtomicInteger attempts = new AtomicInteger();
        AlibabaCloud cloud = AlibabaCloud.builder(
                        new RegionId("cn-hangzhou"), server.config().setEndpoint("127.0.0.1:" + unused))
                .pauses(time -> {})
                .listener(attempt -> attempts.incrementAndGet())
                .build();

        AlibabaCloudException failed = failure(cloud, WRITE);

        assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failed.outcomeUnknown()).isFalse();
        assertThat(attempts).hasValue(5);
    }

    private static AlibabaCloudException failure(AlibabaCloud cloud, ApiRequest request) {
        return catchThrowableOfType(AlibabaCloudException.class, () -> cloud.call(request));
    }
}
