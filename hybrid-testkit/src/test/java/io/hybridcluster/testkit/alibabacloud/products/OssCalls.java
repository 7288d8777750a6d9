// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Requests to the object store, signed by hand with version 4 after its public description, and sent over a plain socket:
 * any Host header can be sent so.
 */
final class OssCalls {
    /** An answer. */
    record Response(int status, Map<String, String> headers, String body) {
        /** Returns status and error code. */
        String failure() {
            String code = body.replaceAll("(?s).*<Code>([^<]*)</Code>.*", "$1");
            return status + " " + (body.contains("<Code>") ? code : "");
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private final FakeAlibabaCloud cloud;
    private final CloudKey key;
    private final Map<String, String> headers = new TreeMap<>();
    private final Map<String, String> query = new TreeMap<>();
    Instant time = Instant.now();
    String host = "";
    String region = "cn-hangzhou";
    String additional = "";

    OssCalls(FakeAlibabaCloud cloud, CloudKey key) {
        this.cloud = cloud;
        this.key = key;
        host = cloud.endpoint();
    }

    /** Returns a copy that sends and signs this header too. */
    OssCalls with(String name, String value) {
        OssCalls copy = new OssCalls(cloud, key);
        copy.headers.putAll(headers);
        copy.headers.put(name, value);
        copy.query.putAll(query);
        return copy;
    }

    /** Returns a copy that sends and signs this parameter too. */
    OssCalls parameter(String name, String value) {
        OssCalls copy = with("x-oss-meta-test", "1");
        copy.query.put(name, value);
        return copy;
    }

    Response send(String method, String bucket, String object, String body) {
        Map<String, String> signed = new TreeMap<>(headers);
        signed.put("x-oss-date", stamp(time));
        signed.put("x-oss-content-sha256", "UNSIGNED-PAYLOAD");
        if (!key.securityToken().isEmpty()) {
            signed.put("x-oss-security-token", key.securityToken());
        }
        Map<String, String> canonical = new TreeMap<>(signed);
        if (additional.equals("host")) {
            canonical.put("host", host);
        }
        String signature = signature(method, bucket, object, query, canonical, additional);
        signed.put(
                "Authorization",
                "OSS4-HMAC-SHA256 Credential=" + key.accessKeyId() + "/" + scope()
                        + (additional.isEmpty() ? "" : ",AdditionalHeaders=" + additional) + ",Signature=" + signature);
        return exchange(method, target(bucket, object) + written(query), signed, body);
    }

    /** Sends a request that carries its signature in the URL. */
    Response sendPresigned(String method, String bucket, String object, String expires, String body) {
        return exchange(method, presigned(method, bucket, object, expires), new TreeMap<>(headers), body);
    }

    String presigned(String method, String bucket, String object, String expires) {
        Map<String, String> parameters = new TreeMap<>(query);
        parameters.put("x-oss-signature-version", "OSS4-HMAC-SHA256");
        parameters.put("x-oss-credential", key.accessKeyId() + "/" + scope());
        parameters.put("x-oss-date", stamp(time));
        parameters.put("x-oss-expires", expires);
        if (!key.securityToken().isEmpty()) {
            parameters.put("x-oss-security-token", key.securityToken());
        }
        String signature = signature(method, bucket, object, parameters, headers, "");
        parameters.put("x-oss-signature", signature);
        return target(bucket, object) + written(parameters);
    }

    Response anonymous(String method, String bucket, String object) {
        return exchange(method, target(bucket, object), new TreeMap<>(headers), "");
    }

    private String target(String bucket, String object) {
        String path = CloudCalls.encoded(object).replace("%2F", "/");
        return host.startsWith(bucket + ".") ? "/" + path : "/" + bucket + "/" + path;
    }

    private static String written(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : "?" + canonical(parameters);
    }

    private static String canonical(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> CloudCalls.encoded(each.getKey())
                        + (each.getValue().isEmpty() ? "" : "=" + CloudCalls.encoded(each.getValue())))
                .collect(Collectors.joining("&"));
    }

    private String signature(
            String method,
            String bucket,
            String object,
            Map<String, String> parameters,
            Map<String, String> signed,
            String more) {
        String request = method + "\n/" + bucket + "/"
                + CloudCalls.encoded(object).replace("%2F", "/") + "\n" + canonical(parameters) + "\n"
                + signed.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + more + "\nUNSIGNED-PAYLOAD";
        byte[] secret = ("aliyun_v4" + key.accessKeySecret()).getBytes(StandardCharsets.UTF_8);
        byte[] ofDay = CloudCalls.hmac(secret, stamp(time).substring(0, 8));
        byte[] ofRegion = CloudCalls.hmac(ofDay, region);
        byte[] ofRequest = CloudCalls.hmac(CloudCalls.hmac(ofRegion, "oss"), "aliyun_v4_request");
        String toSign = "OSS4-HMAC-SHA256\n" + stamp(time) + "\n" + scope() + "\n" + CloudCalls.sha256(request);
        return HexFormat.of().formatHex(CloudCalls.hmac(ofRequest, toSign));
    }

    private String scope() {
        return stamp(time).substring(0, 8) + "/" + region + "/oss/aliyun_v4_request";
    }

    private static String stamp(Instant time) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private Response exchange(String method, String target, Map<String, String> sent, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        sent.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("Content-Length: ").append(content.length).append("\r\nConnection: close\r\n\r\n");
        int port = Integer.parseInt(cloud.endpoint().replaceFirst(".*:", ""));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response parse(String raw) {
        int end = raw.indexOf("\r\n\r\n");
        String[] lines = raw.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        return new Response(Integer.parseInt(lines[0].split(" ")[1]), headers, raw.substring(end + 4));
    }
}
