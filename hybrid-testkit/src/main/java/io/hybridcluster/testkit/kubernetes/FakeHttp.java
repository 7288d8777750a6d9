// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hybridcluster.testkit.kubernetes.Authorizer.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP side of the fake: bodies, tokens, faults, the list of requests. */
final class FakeHttp implements HttpHandler {
    private static final int LARGEST_BODY = 3 * 1024 * 1024;
    private static final int PIECES = 10;

    /**
     * A watch that ends at once. fabric8's client (7.9, {@code BaseOperation.submitWatch}) watches over plain HTTP after 200
     * or 503, and fails after any other code. It retries 503 for 20 seconds first, and reads the body of 200 to its end.
     */
    private static final Answer NO_WEB_SOCKET = Answer.text(200, "application/json", "")
            .with("Warning", "299 - \"the fake has no WebSocket; watch over plain HTTP\"");

    private final Store store;
    private final FakeApi api;
    private final FaultPlan faults;
    private final List<AuditEvent> audit = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger watchesEnded = new AtomicInteger();

    FakeHttp(Store store, FakeApi api, FaultPlan faults) {
        this.store = store;
        this.api = api;
        this.faults = faults;
    }

    List<AuditEvent> audit() {
        synchronized (audit) {
            return List.copyOf(audit);
        }
    }

    void clearAudit() {
        synchronized (audit) {
            audit.clear();
        }
    }

    void endWatches() {
        watchesEnded.incrementAndGet();
        synchronized (store) {
            store.notifyAll();
        }
    }

    void close() {
        closing.countDown();
        endWatches();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            ApiRequest request = new ApiRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    header(exchange, "Content-Type"),
                    header(exchange, "User-Agent"),
                    new String(body, StandardCharsets.UTF_8));
            handle(exchange, request, body.length > LARGEST_BODY);
        }
    }

    private void handle(HttpExchange exchange, ApiRequest request, boolean tooLarge) throws IOException {
        Optional<Identity> who = api.identity(exchange.getRequestHeaders().getFirst("Authorization"));
        Guise guise = Guise.of(exchange.getRequestHeaders());
        String user = who.map(Identity::name).orElse("");
        boolean refused = request.verb().equals("watch") && wantsWebSocket(exchange);
        @Nullable Fault fault = refused ? null : faults.next(request).orElse(null);
        if (fault != null && !fault.commits()) {
            note(request, user, fault.code());
            if (fault.code() > 0) {
                send(exchange, fault.answer());
            } else if (fault.kind() == Fault.Kind.HANG) {
                hang();
            }
            return;
        }
        if (request.verb().equals("watch")) {
            watch(exchange, request, who, guise, fault);
            return;
        }
        Answer answer = answer(request, who, guise, tooLarge);
        note(request, user, answer.code());
        if (fault == null) {
            send(exchange, answer);
        } else {
            spoil(exchange, answer, fault);
        }
    }

    private Answer answer(ApiRequest request, Optional<Identity> who, Guise guise, boolean tooLarge) {
        synchronized (store) {
            try {
                Identity identity = api.acting(who.orElseThrow(ApiFailure::unauthorized), guise);
                api.authorize(request, identity);
                if (tooLarge) {
                    throw ApiFailure.of(
                            413, "RequestEntityTooLarge", "Request entity too large: limit is " + LARGEST_BODY);
                }
                return api.answer(request, identity);
            } catch (ApiFailure failure) {
                return Answer.of(failure);
            } catch (IllegalStateException | IllegalArgumentException e) {
                return Answer.of(ApiFailure.of(500, "", String.valueOf(e.getMessage())));
            }
        }
    }

    private void watch(
            HttpExchange exchange, ApiRequest request, Optional<Identity> who, Guise guise, @Nullable Fault fault)
            throws IOException {
        Watch watch;
        try {
            int before = watchesEnded.get();
            synchronized (store) {
                Identity identity = api.acting(who.orElseThrow(ApiFailure::unauthorized), guise);
                api.authorize(request, identity);
                watch = new Watch(
                        store,
                        api.schemas(),
                        request,
                        Selection.of(request, api.type(request)),
                        () -> watchesEnded.get() != before);
            }
        } catch (ApiFailure failure) {
            note(request, who.map(Identity::name).orElse(""), failure.code());
            send(exchange, Answer.of(failure));
            return;
        }
        note(request, who.map(Identity::name).orElse(""), 200);
        if (wantsWebSocket(exchange)) {
            send(exchange, NO_WEB_SOCKET);
        } else if (fault == null) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                watch.run(out);
            }
        }
    }

    private void note(ApiRequest request, String user, int code) {
        synchronized (audit) {
            audit.add(request.audit(user, code));
        }
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        begin(exchange, answer);
        exchange.getResponseBody().write(answer.body());
    }

    private void spoil(HttpExchange exchange, Answer answer, Fault fault) throws IOException {
        byte[] body = answer.body();
        if (fault.kind() == Fault.Kind.TRUNCATE) {
            begin(exchange, answer);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        } else if (fault.kind() == Fault.Kind.SLOW) {
            begin(exchange, answer);
            for (int piece = 0; piece < PIECES; piece++) {
                int from = body.length * piece / PIECES;
                int to = body.length * (piece + 1) / PIECES;
                exchange.getResponseBody().write(Arrays.copyOfRange(body, from, to));
                exchange.getResponseBody().flush();
                if (isClosed(fault.time().toNanos() / PIECES)) {
                    return;
                }
            }
        }
    }

    private boolean isClosed(long nanos) {
        try {
            return closing.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void begin(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.code(), answer.body().length);
    }

    /** JDK clients ask for an upgrade too, to h2c: only one to WebSocket counts. Source: RFC 6455, section 4.1. */
    private static boolean wantsWebSocket(HttpExchange exchange) {
        return header(exchange, "Upgrade").equalsIgnoreCase("websocket");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
