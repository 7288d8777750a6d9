// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The HTTP side of the fake. */
final class CloudHttp implements HttpHandler {
    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private final World world;
    private final Gateway gateway;
    private final ObjectStore objects;
    private final Clock clock;

    CloudHttp(World world, Gateway gateway, ObjectStore objects, Clock clock) {
        this.world = world;
        this.gateway = gateway;
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WireRequest request = read(exchange);
            Answer answer;
            synchronized (world) {
                answer = request.isForObjects()
                        ? objects.answer(new ObjectRequest(
                                request.method(),
                                request.host(),
                                request.path(),
                                request.query(),
                                request.headers(),
                                request.body(),
                                clock.instant()))
                        : gateway.answer(request, clock.instant());
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
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
