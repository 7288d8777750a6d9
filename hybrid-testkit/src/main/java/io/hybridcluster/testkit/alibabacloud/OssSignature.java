// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The object store's signature, version 4, in the Authorization header or in the URL. */
final class OssSignature {
    private static final String ALGORITHM = "OSS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final long LONGEST = 7 * 24 * 3600;
    private static final Pattern HEADER = Pattern.compile(
            ALGORITHM + " Credential=([^,]+), *(?:AdditionalHeaders=([^,]*), *)?Signature=([0-9a-f]{64})");
    private static final Pattern CREDENTIAL = Pattern.compile("([^/]+)/([0-9]{8})/([a-z0-9-]+)/oss/aliyun_v4_request");

    private final ObjectRequest request;
    private final OssTarget target;
    private final String accessKeyId;
    private final String day;
    private final String region;
    private final String time;
    private final Set<String> additional;
    private final String signature;
    private final boolean inUrl;

    private OssSignature(
            ObjectRequest request,
            OssTarget target,
            String credential,
            String time,
            String additional,
            String signature,
            boolean inUrl)
            throws OssFailure {
        Matcher parts = CREDENTIAL.matcher(credential);
        if (!parts.matches()) {
            throw invalid("Invalid credential in the signature.");
        }
        this.request = request;
        this.target = target;
        this.accessKeyId = parts.group(1);
        this.day = parts.group(2);
        this.region = parts.group(3);
        this.time = time;
        this.additional = new TreeSet<>(additional.isEmpty() ? List.of() : List.of(additional.split(";")));
        this.signature = signature;
        this.inUrl = inUrl;
    }

    /** Returns the request's signature; null if it has none. */
    static @Nullable OssSignature of(ObjectRequest request, OssTarget target) throws OssFailure {
        if (target.asks("x-oss-signature")) {
            if (!target.parameter("x-oss-signature-version").equals(ALGORITHM)) {
                throw invalid("The signature version must be " + ALGORITHM + ".");
            }
            return new OssSignature(
                    request,
                    target,
                    target.parameter("x-oss-credential"),
                    target.parameter("x-oss-date"),
                    target.parameter("x-oss-additional-headers"),
                    target.parameter("x-oss-signature"),
                    true);
        }
        String authorization = request.header("authorization").orElse("");
        if (authorization.isEmpty()) {
            return null;
        }
        Matcher parts = HEADER.matcher(authorization);
        if (!parts.matches()) {
            throw invalid("Invalid Authorization header: signatures of version 4 are expected.");
        }
        if (!request.header("x-oss-content-sha256").orElse("").equals("UNSIGNED-PAYLOAD")) {
            throw invalid("x-oss-content-sha256 must be UNSIGNED-PAYLOAD.");
        }
        String extra = parts.group(2) == null ? "" : parts.group(2);
        return new OssSignature(
                request, target, parts.group(1), request.header("x-oss-date").orElse(""), extra, parts.group(3), false);
    }

    private static OssFailure invalid(String message) {
        return new OssFailure(400, "InvalidArgument", message);
    }

    String accessKeyId() {
        return accessKeyId;
    }

    String region() {
        return region;
    }

    String token() {
        return inUrl
                ? target.parameter("x-oss-security-token")
                : request.header("x-oss-security-token").orElse("");
    }

    /** Throws if the request is too old, too new or expired, or was not signed with this secret. */
    void check(String secret) throws OssFailure {
        Instant signed = signed();
        if (!time.startsWith(day)) {
            throw invalid("Invalid signing date in the credential.");
        }
        if (inUrl) {
            checkExpiry(signed);
        } else if (Duration.between(signed, request.now()).abs().compareTo(SKEW) > 0) {
            throw skewed();
        }
        String toSign = toSign();
        byte[] key = hmac(("aliyun_v4" + secret).getBytes(StandardCharsets.UTF_8), day);
        for (String part : List.of(region, "oss", "aliyun_v4_request")) {
            key = hmac(key, part);
        }
        if (!HexFormat.of().formatHex(hmac(key, toSign)).equals(signature)) {
            throw new OssFailure(
                            403,
                            "SignatureDoesNotMatch",
                            "The request signature we calculated does not match the signature you provided. Check your key"
                                    + " and signing method.")
                    .with("OSSAccessKeyId", accessKeyId)
                    .with("SignatureProvided", signature)
                    .with("StringToSign", toSign);
        }
    }

    private Instant signed() throws OssFailure {
        try {
            return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw invalid("x-oss-date must be as 20231203T121212Z.");
        }
    }

    private OssFailure skewed() {
        return new OssFailure(
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.")
                .with("RequestTime", time)
                .with("ServerTime", request.now().toString());
    }

    private void checkExpiry(Instant signed) throws OssFailure {
        String seconds = target.parameter("x-oss-expires");
        if (!seconds.matches("[1-9][0-9]{0,6}") || Long.parseLong(seconds) > LONGEST) {
            throw invalid("x-oss-expires must be 1 to " + LONGEST + ".");
        }
        if (signed.minus(SKEW).isAfter(request.now())) {
            throw skewed();
        }
        Instant end = signed.plusSeconds(Long.parseLong(seconds));
        if (request.now().isAfter(end)) {
            throw new OssFailure(403, "AccessDenied", "Request has expired.")
                    .with("Expires", end.toString())
                    .with("ServerTime", request.now().toString());
        }
    }

    private String toSign() {
        Map<String, String> query = new TreeMap<>();
        target.parameters().forEach((name, value) -> {
            if (!name.equals("x-oss-signature")) {
                query.put(Percent.encode(name), Percent.encode(value));
            }
        });
        StringBuilder parameters = new StringBuilder();
        query.forEach((name, value) -> parameters
                .append(parameters.isEmpty() ? "" : "&")
                .append(name)
                .append(value.isEmpty() ? "" : "=" + value));
        StringBuilder headers = new StringBuilder();
        new TreeMap<>(request.headers()).forEach((name, value) -> {
            if (isSigned(name)) {
                headers.append(name).append(':').append(value.trim()).append('\n');
            }
        });
        String path = "/" + target.bucket() + "/" + target.key();
        String canonical = String.join(
                "\n",
                request.method(),
                Percent.encodePath(target.bucket().isEmpty() ? "/" : path),
                parameters,
                headers,
                String.join(";", additional),
                "UNSIGNED-PAYLOAD");
        return String.join("\n", ALGORITHM, time, day + "/" + region + "/oss/aliyun_v4_request", sha256(canonical));
    }

    private boolean isSigned(String header) {
        return header.startsWith("x-oss-")
                || header.equals("content-type")
                || header.equals("content-md5")
                || additional.contains(header);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256", e);
        }
    }
}
