// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.oss.BucketName;
import io.hybridcluster.aliyun.oss.ContentChecksum;
import io.hybridcluster.aliyun.oss.ObjectKey;
import io.hybridcluster.aliyun.oss.OssCredentials;
import io.hybridcluster.aliyun.oss.OssEndpoint;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What OSS, or something in its place, might answer and the fake cloud does not. */
class OssAnswersTest {
    private static final ObjectKey KEY = new ObjectKey("init-node.sh");
    private static final byte[] SCRIPT = "canary-script".getBytes(UTF_8);

    private interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final OssEndpoint endpoint;
    private final OssScriptStore store;

    OssAnswersTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                seen.add(exchange.getRequestMethod());
                exchange.getRequestBody().readAllBytes();
                scripts.getOrDefault(exchange.getRequestMethod(), OssAnswersTest::absent)
                        .answer(exchange);
            }
        });
        server.start();
        endpoint = OssEndpoint.withBucketInPath(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new RegionId("cn-hangzhou"));
        store = builder()
                .policy(CallPolicy.standard().withAttempts(2))
                .pauses(time -> {})
                .clock(InstantSource.system())
                .build();
    }

    private OssScriptStore.Builder builder() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return OssScriptStore.builder(http, endpoint, new BucketName("my-bucket"), OssAnswersTest::credentials);
    }

    private static OssCredentials credentials() {
        return OssCredentials.of(new AccessKey("LTAItestkey0", Secret.of("canary-secret")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void absent(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(404, -1);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private ScriptStoreException failure() {
        ScriptStoreException failure = catchThrowableOfType(ScriptStoreException.class, () -> store.put(KEY, SCRIPT));
        assertThat(failure).isNotNull();
        assertThat(failure).hasMessageNotContaining("canary");
        return failure;
    }

    @Test
    void noticesThatOtherBytesArrived() {
        scripts.put("PUT", exchange -> {
            exchange.getResponseHeaders().add("x-oss-hash-crc64ecma", "1");
            send(exchange, 200, new byte[0]);
        });

        ScriptStoreException failure = failure();

        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failure)
                .hasMessage(
                        "PUT oss://my-bucket/init-node.sh: other bytes arrived than were sent, by their CRC; check that"
                                + " no proxy changes the request, and put the script again");
    }

    @Test
    void noticesThatOtherBytesAreReadBack() {
        scripts.put("PUT", exchange -> send(exchange, 200, new byte[0]));
        scripts.put("GET", exchange -> send(exchange, 200, "other".getBytes(UTF_8)));

        ScriptStoreException failure = failure();

        assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failure)
                .hasMessage(
                        "oss://my-bucket/init-node.sh does not hold the script that was just put there; somebody else"
                                + " writes this object; try again, or take another key. To undo, delete object init-node.sh");
    }

    @Test
    void replacesNothingThatIsNoScript() {
        scripts.put("HEAD", exchange -> {
            exchange.getResponseHeaders().add("Content-Length", "5000000");
            exchange.sendResponseHeaders(200, -1);
        });

        ScriptStoreException failure = failure();

        assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failure)
                .hasMessage("oss://my-bucket/init-node.sh holds 5000000 bytes, which is no script; take another key, or"
                        + " delete that object");
        assertThat(seen).containsExactly("HEAD");
    }

    @Test
    void readsNoEndlessAnswer() {
        scripts.put("PUT", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[65536];
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(part);
            }
        });

        assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void writesAgainWhatHasNoChecksum() {
        scripts.put("HEAD", exchange -> {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(SCRIPT.length));
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, -1);
        });
        scripts.put("GET", exchange -> send(exchange, 200, SCRIPT));
        scripts.put("PUT", exchange -> send(exchange, 200, new byte[0]));

        assertThat(store.put(KEY, SCRIPT).isChanged()).isTrue();
        assertThat(seen).containsExactly("HEAD", "GET", "PUT", "GET");
    }

    @Test
    void trustsAnETagWhereThereIsNoCrc() {
        scripts.put("HEAD", exchange -> {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(SCRIPT.length));
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().add("ETag", ContentChecksum.of(SCRIPT).eTag());
            exchange.sendResponseHeaders(200, -1);
        });

        assertThat(store.put(KEY, SCRIPT).isChanged()).isFalse();
        assertThat(seen).containsExactly("HEAD");
    }

    @Test
    void triesAsOftenAsThePolicySays() {
        scripts.put("GET", exchange -> send(exchange, 503, new byte[0]));

        ScriptStoreException failure = catchThrowableOfType(ScriptStoreException.class, () -> store.find(KEY));

        assertThat(failure.reason()).isEqualTo(Reason.SERVER_ERROR);
        assertThat(seen).containsExactly("GET", "GET");
    }

    @Test
    void givesUpAnAttemptWhoseAnswerTricklesBeyondItsTimeAndMakesTheNext() {
        AtomicInteger requests = new AtomicInteger();
        scripts.put("GET", exchange -> {
            if (requests.incrementAndGet() == 1) {
                exchange.sendResponseHeaders(200, 0);
                trickle(exchange);
            } else {
                send(exchange, 200, SCRIPT);
            }
        });
        OssScriptStore hasty = builder()
                .policy(CallPolicy.standard().withAttempts(2).withAttemptTimeout(Duration.ofMillis(400)))
                .pauses(time -> {})
                .build();

        assertThat(hasty.find(KEY)).contains(SCRIPT);
        assertThat(seen).containsExactly("GET", "GET");
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        try {
            for (int i = 0; i < 40; i++) {
                Thread.sleep(50);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsTheFinerCodeOfAHeader() {
        scripts.put("HEAD", exchange -> {
            exchange.getResponseHeaders().add("x-oss-ec", "0003-00000001");
            exchange.getResponseHeaders().add("x-oss-err", "not Base64");
            exchange.sendResponseHeaders(403, -1);
        });

        ScriptStoreException failure = failure();

        assertThat(failure.detailCode()).contains("0003-00000001");
        assertThat(failure)
                .hasMessage(
                        "HEAD oss://my-bucket/init-node.sh: FORBIDDEN (403), EC 0003-00000001; allow oss:GetObject on"
                                + " acs:oss:*:*:my-bucket/init-node.sh");
    }

    @Test
    void saysThatAWriteMayHaveBeenMade() {
        scripts.put("PUT", exchange -> send(exchange, 503, new byte[0]));

        ScriptStoreException failure = failure();

        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure)
                .hasMessage(
                        "PUT oss://my-bucket/init-node.sh: SERVER_ERROR (503), and whether it took effect is not known;"
                                + " try again later; give the request id to the cloud's support if it stays so");
        assertThat(seen).containsExactly("HEAD", "PUT", "PUT");
    }
}
