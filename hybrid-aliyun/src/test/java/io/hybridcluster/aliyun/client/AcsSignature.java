// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.aliyun.client.ScriptedServer.Seen;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** ACS3-HMAC-SHA256 a second time, from the documentation "V3 request structure and signature". */
final class AcsSignature {
    private static final Pattern HEADER =
            Pattern.compile("ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=[0-9a-f]{64}");

    private AcsSignature() {}

    /** Returns what the Authorization header of this request should be. */
    static String of(Seen seen, String secret) {
        Matcher header = HEADER.matcher(seen.headers().get("authorization"));
        if (!header.matches()) {
            throw new AssertionError("not an Authorization header of ACS3-HMAC-SHA256");
        }
        String query = seen.query().entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        StringBuilder canonical = new StringBuilder(seen.method())
                .append('\n')
                .append(seen.path())
                .append('\n')
                .append(query)
                .append('\n');
        for (String name : header.group(2).split(";")) {
            canonical
                    .append(name)
                    .append(':')
                    .append(seen.headers().get(name).strip())
                    .append('\n');
        }
        canonical.append('\n').append(header.group(2)).append('\n').append(hash(seen.body()));
        String signature = hmac(secret, "ACS3-HMAC-SHA256\n" + hash(canonical.toString()));
        return "ACS3-HMAC-SHA256 Credential=" + header.group(1) + ",SignedHeaders=" + header.group(2) + ",Signature="
                + signature;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
