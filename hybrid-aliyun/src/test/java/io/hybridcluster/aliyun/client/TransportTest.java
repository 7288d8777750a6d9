// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.teaopenapi.models.Config;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.model.id.RegionId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are too long or take too long, piece by piece. */
class TransportTest {
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final byte[] ANSWER = "{\"RequestId\": \"R-00000001\"}".getBytes(UTF_8);

    private interface Body {
        void write(OutputStream to) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private Body first = to -> to.write(ANSWER);

    TransportTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The first request is answered as the test says, each other one at once. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            if (requests.incrementAndGet() == 1) {
                first.write(exchange.getResponseBody());
            } else {
                exchange.getResponseBody().write(ANSWER);
            }
        }
    }

    /** Blanks before an object, which JSON allows. */
    private static void padded(OutputStream to, int length) throws IOException {
        byte[] blanks = new byte[64 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        for (int left = length - ANSWER.length; left > 0; left -= blanks.length) {
            to.write(blanks, 0, Math.min(left, blanks.length));
        }
        to.write(ANSWER);
    }

    private static void trickling(OutputStream to) throws IOException {
        try {
            for (byte each : ANSWER) {
                Thread.sleep(100);
                to.write(each);
                to.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readsAnAnswerOfTheGreatestLength() {
        first = to -> padded(to, MOST_BYTES);

        assertThat(call(CallPolicy.standard().withAttempts(1)).text("RequestId"))
                .isEqualTo("R-00000001");
    }

    @Test
    void refusesAnAnswerThatIsAByteLonger() {
        first = to -> padded(to, MOST_BYTES + 1);

        AlibabaCloudException failed = catchThrowableOfType(
                AlibabaCloudException.class, () -> call(CallPolicy.standard().withAttempts(1)));

        assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failed.getCause()).hasMessage("the answer is longer than 67108864 bytes");
    }

    /** OkHttp's own read timeout begins anew with each byte. */
    @Test
    void givesUpAnAttemptWhoseAnswerTricklesBeyondItsTimeAndMakesTheNext() {
        first = TransportTest::trickling;

        ApiAnswer answer = call(CallPolicy.standard().withAttemptTimeout(Duration.ofMillis(500)));

        assertThat(answer.text("RequestId")).isEqualTo("R-00000001");
        assertThat(requests).hasValue(2);
    }

    private ApiAnswer call(CallPolicy policy) {
        Config config = new Config()
                .setAccessKeyId("id")
                .setAccessKeySecret("secret")
                .setProtocol("HTTP")
                .setEndpoint("127.0.0.1:" + server.getAddress().getPort());
        return AlibabaCloud.builder(new RegionId("cn-hangzhou"), config)
                .policy(policy)
                .pauses(time -> {})
                .build()
                .call(ApiRequest.of(ApiAction.DESCRIBE_VPCS));
    }
}
