// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.io.IOException;
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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests by the public description of ACS3-HMAC-SHA256, and sends them: no code in common with the fake. */
final class Signer {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final TreeMap<String, String> headers = new TreeMap<>();
    final TreeMap<String, String> query = new TreeMap<>();
    private final String endpoint;
    private final CloudKey key;
    private String method = "POST";
    private String path = "/";
    private String body = "";
    private String signedBody = "";

    Signer(String endpoint, CloudKey key, String version, String action) {
        this.endpoint = endpoint;
        this.key = key;
        headers.put("host", endpoint);
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", version);
        headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        if (!key.securityToken().isEmpty()) {
            headers.put("x-acs-security-token", key.securityToken());
        }
    }

    Signer with(String name, String value) {
        query.put(name, value);
        return this;
    }

    Signer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Signer method(String other) {
        method = other;
        return this;
    }

    Signer path(String other) {
        path = other;
        return this;
    }

    Signer form(Map<String, String> form) {
        headers.put("content-type", "application/x-www-form-urlencoded");
        return body(join(new TreeMap<>(form)));
    }

    Signer json(String json) {
        headers.put("content-type", "application/json");
        return body(json);
    }

    private Signer body(String text) {
        body = text;
        signedBody = text;
        return this;
    }

    /** Sends another body than was signed. */
    Signer tampered(String text) {
        body = text;
        return this;
    }

    HttpResponse<String> send() {
        try {
            headers.put("x-acs-content-sha256", sha256(signedBody));
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://" + endpoint + path + (query.isEmpty() ? "" : "?" + join(query))))
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
            request.header("Authorization", authorization());
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String authorization() throws GeneralSecurityException {
        StringBuilder named = new StringBuilder();
        headers.forEach(
                (name, value) -> named.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", headers.keySet());
        String canonical = String.join(
                "\n", method, path, join(query), named.toString(), names, headers.get("x-acs-content-sha256"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.accessKeySecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String toSign = "ACS3-HMAC-SHA256\n" + sha256(canonical);
        return "ACS3-HMAC-SHA256 Credential=" + key.accessKeyId() + ",SignedHeaders=" + names + ",Signature="
                + HexFormat.of().formatHex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
    }

    private static String join(TreeMap<String, String> pairs) {
        StringBuilder joined = new StringBuilder();
        pairs.forEach((name, value) -> joined.append(joined.length() == 0 ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return joined.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
