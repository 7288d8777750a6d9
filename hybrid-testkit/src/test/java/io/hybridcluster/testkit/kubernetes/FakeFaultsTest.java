// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.text.Document;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong where a test says so. */
class FakeFaultsTest {
    private static final String PATH = "/api/v1/namespaces/default/configmaps/a";

    private final FakeKubernetes fake = FakeKubernetes.start();
    private final HttpClient http = HttpClient.newHttpClient();

    FakeFaultsTest() {
        fake.put(Document.of(Map.of(
                "apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "a"), "data", Map.of("k", "v"))));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({
        "409, Conflict",
        "410, Expired",
        "422, Invalid",
        "500, InternalError",
        "503, ServiceUnavailable",
        "504, Timeout"
    })
    void answersWithAStatusAndDoesNothing(int code, String reason) throws Exception {
        fake.inject(FaultRule.next(Fault.status(code)));

        HttpResponse<String> response = patch("w");

        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.body())
                .contains("\"kind\":\"Status\"", "\"reason\":\"" + reason + "\"", "\"code\":" + code);
        assertThat(value()).isEqualTo("v");
        assertThat(patch("w").statusCode()).isEqualTo(200);
        assertThat(value()).isEqualTo("w");
    }

    @Test
    void saysWhenToComeAgain() throws Exception {
        fake.inject(FaultRule.next(Fault.tooManyRequests(Duration.ofSeconds(7))));

        HttpResponse<String> response = patch("w");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void answersWithHtml() throws Exception {
        fake.inject(FaultRule.next(Fault.html(502)));

        HttpResponse<String> response = patch("w");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(response.body()).startsWith("<html>");
        assertThat(value()).isEqualTo("v");
    }

    @Test
    void closesTheConnectionBeforeAnythingIsDone() {
        fake.inject(FaultRule.next(Fault.closeBefore()).times(10));

        assertThatThrownBy(() -> patch("w")).isInstanceOf(IOException.class);

        assertThat(value()).isEqualTo("v");
        assertThat(fake.auditEvents()).extracting(AuditEvent::code).containsOnly(0);
    }

    @Test
    void closesTheConnectionWhenEverythingIsDone() {
        fake.inject(FaultRule.next(Fault.closeAfter()).times(10));

        assertThatThrownBy(() -> patch("w")).isInstanceOf(IOException.class);

        assertThat(value()).isEqualTo("w");
        assertThat(fake.auditEvents()).extracting(AuditEvent::code).containsOnly(200);
    }

    @Test
    void breaksOffInTheMiddleOfTheBody() {
        fake.inject(FaultRule.next(Fault.truncate()).times(10));

        assertThatThrownBy(() -> patch("w")).isInstanceOf(IOException.class);

        assertThat(value()).isEqualTo("w");
    }

    @Test
    void takesItsTimeWithTheBody() throws Exception {
        fake.inject(FaultRule.next(Fault.slowBody(Duration.ofMillis(100))));

        long start = System.nanoTime();
        HttpResponse<String> response = patch("w");

        assertThat(response.body()).contains("\"k\":\"w\"");
        // Each of its short sleeps may end a fraction of a millisecond early.
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(90).toNanos());
    }

    @Test
    void hangsUntilTheClientGivesUp() {
        fake.inject(FaultRule.next(Fault.hang()));

        assertThatThrownBy(() -> send(request("GET", "").timeout(Duration.ofMillis(200))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void befallsTheRequestsOfItsRuleOnly() throws Exception {
        fake.inject(FaultRule.next(Fault.status(503))
                .verb("patch")
                .resource("configmaps")
                .name("a")
                .after(1)
                .times(2));

        assertThat(List.of(
                        patch("1").statusCode(),
                        send(request("GET", "")).statusCode(),
                        patch("2").statusCode(),
                        patch("3").statusCode(),
                        patch("4").statusCode()))
                .containsExactly(200, 200, 503, 503, 200);
        assertThat(fake.auditEvents())
                .extracting(AuditEvent::toString)
                .containsExactly(
                        "admin patch " + PATH + ": 200",
                        "admin get " + PATH + ": 200",
                        "admin patch " + PATH + ": 503",
                        "admin patch " + PATH + ": 503",
                        "admin patch " + PATH + ": 200");
    }

    @Test
    void leavesOtherVerbsResourcesAndNamesAlone() throws Exception {
        fake.inject(FaultRule.next(Fault.status(500)).verb("delete"));
        fake.inject(FaultRule.next(Fault.status(500)).resource("nodes"));
        fake.inject(FaultRule.next(Fault.status(500)).name("b"));
        assertThat(patch("w").statusCode()).isEqualTo(200);

        fake.inject(FaultRule.next(Fault.status(500)));
        fake.clearFaults();
        assertThat(patch("x").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoFaultThatMakesNoSense() {
        assertThatThrownBy(() -> Fault.status(200)).hasMessage("a fault answers with 200; expected 400 to 599");
        assertThatThrownBy(() -> Fault.slowBody(Duration.ofSeconds(-1)))
                .hasMessage("the time of a fault is PT-1S; expected none or more");
        assertThatThrownBy(() -> FaultRule.next(Fault.hang()).times(0))
                .hasMessage("a fault befalls 0 requests; expected 1 or more");
        assertThatThrownBy(() -> FaultRule.next(Fault.hang()).after(-1))
                .hasMessage("a fault comes after -1 requests; expected 0 or more");
        assertThat(Fault.status(503)).hasToString("STATUS 503");
        assertThat(Fault.hang()).hasToString("HANG");
    }

    private String value() {
        return String.valueOf(
                fake.find("ConfigMap", "default", "a").orElseThrow().at("data", "k"));
    }

    private HttpResponse<String> patch(String value) throws Exception {
        return send(request("PATCH", "{\"data\":{\"k\":\"" + value + "\"}}"));
    }

    private HttpRequest.Builder request(String method, String body) {
        return HttpRequest.newBuilder(fake.server().resolve(PATH))
                .header("Authorization", "Bearer " + fake.adminToken())
                .header("Content-Type", "application/merge-patch+json")
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
