// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The store of a test's API server, by its JSON gateway: what the server itself encoded is copied there in bulk. */
final class Etcd {
    private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final URI address;

    private Etcd(URI address) {
        this.address = address;
    }

    /** A key and what is stored there. */
    record Entry(String key, byte[] value) {}

    /** Finds the etcd that this JVM started: a control plane does not tell where its own is. */
    static Etcd ofThisProcess() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().arguments().map(List::of).orElse(List.of()).stream())
                .filter(argument -> argument.startsWith("--listen-client-urls="))
                .findFirst()
                .map(argument -> new Etcd(URI.create(argument.substring(argument.indexOf('=') + 1))))
                .orElseThrow(() -> new IllegalStateException("this JVM started no etcd"));
    }

    byte[] get(String key) {
        Matcher value = VALUE.matcher(post("/v3/kv/range", "{\"key\":\"" + base64(key.getBytes(UTF_8)) + "\"}"));
        if (!value.find()) {
            throw new IllegalStateException("etcd has no " + key);
        }
        return Base64.getDecoder().decode(value.group(1));
    }

    void put(List<Entry> entries) {
        post(
                "/v3/kv/txn",
                entries.stream()
                        .map(entry -> "{\"requestPut\":{\"key\":\""
                                + base64(entry.key().getBytes(UTF_8)) + "\",\"value\":\"" + base64(entry.value())
                                + "\"}}")
                        .collect(Collectors.joining(",", "{\"success\":[", "]}")));
    }

    private String post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
