// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the fake as one caller, signed with ACS3-HMAC-SHA256 after its public description, and not after the fake. */
final class CloudCalls {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final FakeAlibabaCloud cloud;
    private final CloudKey key;

    CloudCalls(FakeAlibabaCloud cloud, CloudKey key) {
        this.cloud = cloud;
        this.key = key;
    }

    Reply ram(String action, String... namesAndValues) {
        return send("POST", "/", action, "2015-05-01", pairs(namesAndValues), "");
    }

    Reply sts(String action, String... namesAndValues) {
        return send("POST", "/", action, "2015-04-01", pairs(namesAndValues), "");
    }

    Reply get(String path, String... namesAndValues) {
        return send("GET", path, "", "2015-12-15", pairs(namesAndValues), "");
    }

    Reply delete(String path, String... namesAndValues) {
        return send("DELETE", path, "", "2015-12-15", pairs(namesAndValues), "");
    }

    Reply post(String path, String json) {
        return send("POST", path, "", "2015-12-15", Map.of(), json);
    }

    Reply put(String path, String json) {
        return send("PUT", path, "", "2015-12-15", Map.of(), json);
    }

    private static Map<String, String> pairs(String... namesAndValues) {
        Map<String, String> pairs = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return pairs;
    }

    private Reply send(
            String method, String path, String action, String version, Map<String, String> parameters, String body) {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        Map<String, String> headers = new TreeMap<>();
        headers.put("host", cloud.endpoint());
        headers.put("x-acs-action", action.isEmpty() ? "Any" : action);
        headers.put("x-acs-version", version);
        headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", sha256(body));
        if (!key.securityToken().isEmpty()) {
            headers.put("x-acs-security-token", key.securityToken());
        }
        if (!body.isEmpty()) {
            headers.put("content-type", "application/json");
        }
        String names = String.join(";", headers.keySet());
        String canonical = method + "\n" + path + "\n" + query + "\n"
                + headers.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + sha256(body);
        String signature = HexFormat.of()
                .formatHex(hmac(
                        key.accessKeySecret().getBytes(StandardCharsets.UTF_8),
                        "ACS3-HMAC-SHA256\n" + sha256(canonical)));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + cloud.endpoint() + path + (query.isEmpty() ? "" : "?" + query)))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        request.header(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=" + key.accessKeyId() + ",SignedHeaders=" + names + ",Signature="
                        + signature);
        return exchange(request.build());
    }

    static Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
