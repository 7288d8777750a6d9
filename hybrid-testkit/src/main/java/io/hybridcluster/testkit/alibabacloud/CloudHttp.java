// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hybridcluster.testkit.alibabacloud.Gateway.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The HTTP side of the fake: bodies, faults, the list of requests. */
final class CloudHttp implements HttpHandler {
    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private final World world;
    private final Gateway gateway;
    private final ObjectStore objects;
    private final FaultPlan faults;
    private final List<CloudRequest> requests = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    CloudHttp(World world, Gateway gateway, ObjectStore objects, FaultPlan faults) {
        this.world = world;
        this.gateway = gateway;
        this.objects = objects;
        this.faults = faults;
    }

    List<CloudRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void clearRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    void close() {
        closing.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WireRequest request = read(exchange);
            CloudFault fault = faults.next(action(request)).orElse(null);
            if (fault != null && !fault.commits()) {
                prevent(exchange, request, fault);
                return;
            }
            Outcome outcome;
            synchronized (world) {
                outcome = isForObjects(request)
                        ? ofObjects(request)
                        : gateway.answer(
                                request, fault != null && fault.kind() == CloudFault.Kind.STALE ? fault : null);
                note(outcome.request());
            }
            send(exchange, outcome.answer(), fault);
        }
    }

    /** An anonymous request on loopback has neither a signature nor a host by which to tell. */
    private boolean isForObjects(WireRequest request) {
        return request.isForObjects()
                || request.header("x-acs-version").isEmpty() && objects.hasBucketOf(request.path());
    }

    private String action(WireRequest request) {
        return isForObjects(request)
                ? request.method().charAt(0) + request.method().substring(1).toLowerCase(Locale.ROOT) + "Object"
                : Gateway.actionName(request);
    }

    private Outcome ofObjects(WireRequest request) {
        return outcome(
                request,
                objects.answer(new ObjectRequest(
                        request.method(),
                        request.host(),
                        request.path(),
                        request.query(),
                        request.headers(),
                        request.body(),
                        world.now())));
    }

    private Outcome outcome(WireRequest request, Answer answer) {
        return new Outcome(
                answer,
                new CloudRequest(
                        world.now(),
                        "oss",
                        action(request),
                        Masking.parameters(request.parameters()),
                        "",
                        "",
                        answer.status(),
                        code(answer),
                        answer.headers().getOrDefault("x-oss-request-id", ""),
                        List.of(),
                        List.of()));
    }

    private Outcome refused(WireRequest request, CloudFault fault) {
        FakeFailure failure = fault.failure();
        return outcome(
                request,
                Answer.text(
                        failure.status(),
                        "application/xml",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + failure.code()
                                + "</Code><Message>" + failure.text() + "</Message></Error>\n"));
    }

    private static String code(Answer answer) {
        String xml = answer.status() < 400 ? "" : new String(answer.body(), StandardCharsets.UTF_8);
        return xml.contains("<Code>") ? xml.replaceAll("(?s).*<Code>(.*?)</Code>.*", "$1") : "";
    }

    private void note(CloudRequest request) {
        synchronized (requests) {
            requests.add(request);
        }
    }

    /** A fault that keeps a request from being processed. */
    private void prevent(HttpExchange exchange, WireRequest request, CloudFault fault) throws IOException {
        Outcome refused;
        synchronized (world) {
            refused = isForObjects(request) ? refused(request, fault) : gateway.refuse(request, fault.failure());
            boolean isAnswered = fault.kind() == CloudFault.Kind.ERROR || fault.kind() == CloudFault.Kind.HTML;
            note(isAnswered ? refused.request() : refused.request().unanswered());
        }
        switch (fault.kind()) {
            case ERROR -> send(exchange, refused.answer(), null);
            case HTML -> send(exchange, fault.page(), null);
            case HANG_BEFORE -> hang();
            default -> {
                // The connection is closed by itself.
            }
        }
    }

    private void send(HttpExchange exchange, Answer answer, @Nullable CloudFault fault) throws IOException {
        CloudFault.@Nullable Kind kind = fault == null ? null : fault.kind();
        if (kind == CloudFault.Kind.HANG_AFTER) {
            hang();
        } else if (fault != null && kind == CloudFault.Kind.HTML_AFTER) {
            send(exchange, fault.page(), null);
        } else if (kind != CloudFault.Kind.CLOSE_AFTER) {
            byte[] body = answer.body();
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            boolean isEmpty = kind == CloudFault.Kind.EMPTY || body.length == 0 || isHead;
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : body.length);
            if (!isEmpty) {
                int end = kind == CloudFault.Kind.TRUNCATE ? body.length / 2 : body.length;
                exchange.getResponseBody().write(Arrays.copyOf(body, end));
                exchange.getResponseBody().flush();
            }
        }
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        return new WireRequest(
                exchange.getRequestMethod(),
                path == null || path.isEmpty() ? "/" : path,
                query == null ? "" : query,
                headers,
                exchange.getRequestBody().readNBytes(LARGEST_BODY));
    }
}
