// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.hybridcluster.model.id.RegionId;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests by version 4 of OSS's signatures, in headers or in the URL (OSS: Include a V4 signature in the
 * Authorization header; V4 signatures in presigned URLs). The body is not part of a signature ({@code UNSIGNED-PAYLOAD});
 * OSS holds it to {@code content-md5}, which is.
 *
 * <p>OSS takes a signature from 15 minutes before to 15 minutes after its time. Immutable and thread-safe.
 */
public final class OssSigner {
    /** The longest time that a presigned URL may be good for. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final String ALGORITHM = "OSS4-HMAC-SHA256";
    private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
    private static final String TERMINATOR = "aliyun_v4_request";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final OssCredentials credentials;
    private final RegionId region;

    /** Makes a signer of these credentials for buckets of this region. */
    public OssSigner(OssCredentials credentials, RegionId region) {
        this.credentials = requireNonNull(credentials, "credentials");
        this.region = requireNonNull(region, "region");
    }

    /**
     * Returns the headers to send: the request's, and those of the signature.
     *
     * @param additional the names of headers to sign beside {@code content-type}, {@code content-md5} and all that start
     *     with {@code x-oss-}; those that the request does not have are left out
     */
    public SortedMap<String, String> headers(OssRequest request, Collection<String> additional, Instant at) {
        String time = TIME.format(at);
        SortedMap<String, String> headers = new TreeMap<>(request.headers());
        headers.put("x-oss-content-sha256", UNSIGNED_PAYLOAD);
        headers.put("x-oss-date", time);
        credentials.token().ifPresent(token -> headers.put("x-oss-security-token", token.reveal(value -> value)));
        List<String> alsoSigned = alsoSigned(headers, additional);
        String signature = signature(canonical(request, request.parameters(), headers, alsoSigned), time);
        headers.put(
                "authorization",
                ALGORITHM + " Credential=" + credentials.id() + "/" + scope(time)
                        + (alsoSigned.isEmpty() ? "" : ",AdditionalHeaders=" + String.join(";", alsoSigned))
                        + ",Signature=" + signature);
        return headers;
    }

    /** As {@link #headers(OssRequest, Collection, Instant)}, without additional ones. */
    public SortedMap<String, String> headers(OssRequest request, Instant at) {
        return headers(request, List.of(), at);
    }

    /**
     * Returns a URL that whoever has it may use until it expires, at the latest; one of temporary credentials expires with
     * them.
     *
     * @param goodFor how long, in whole seconds; 1 second to {@link #LONGEST}
     * @throws IllegalArgumentException if it is not
     */
    public HostedScriptUrl presign(OssRequest request, OssEndpoint endpoint, Duration goodFor, Instant at) {
        SortedMap<String, String> parameters = presigned(request, List.of(), goodFor, at);
        URI uri = URI.create(endpoint.uri(request.bucket(), request.key()) + "?" + query(parameters));
        Instant expires = Instant.ofEpochSecond(at.getEpochSecond()).plus(goodFor);
        return HostedScriptUrl.presigned(uri, expires, credentials.isTemporary());
    }

    /** Returns the parameters of a presigned URL. */
    SortedMap<String, String> presigned(
            OssRequest request, Collection<String> additional, Duration goodFor, Instant at) {
        if (goodFor.getSeconds() < 1 || goodFor.compareTo(LONGEST) > 0 || goodFor.getNano() != 0) {
            throw new IllegalArgumentException(
                    "a presigned URL cannot be good for " + goodFor + ": expected whole seconds, 1 second to 7 days");
        }
        String time = TIME.format(at);
        List<String> alsoSigned = alsoSigned(request.headers(), additional);
        SortedMap<String, String> parameters = new TreeMap<>(request.parameters());
        parameters.put("x-oss-signature-version", ALGORITHM);
        parameters.put("x-oss-credential", credentials.id() + "/" + scope(time));
        parameters.put("x-oss-date", time);
        parameters.put("x-oss-expires", Long.toString(goodFor.getSeconds()));
        credentials.token().ifPresent(token -> parameters.put("x-oss-security-token", token.reveal(value -> value)));
        if (!alsoSigned.isEmpty()) {
            parameters.put("x-oss-additional-headers", String.join(";", alsoSigned));
        }
        parameters.put(
                "x-oss-signature", signature(canonical(request, parameters, request.headers(), alsoSigned), time));
        return parameters;
    }

    /** Returns the canonical form of a request, whose digest is signed. */
    static String canonical(
            OssRequest request, Map<String, String> parameters, Map<String, String> headers, List<String> alsoSigned) {
        StringBuilder canonical = new StringBuilder()
                .append(request.method())
                .append("\n/")
                .append(request.bucket())
                .append('/')
                .append(request.key().encoded())
                .append('\n')
                .append(query(parameters))
                .append('\n');
        headers.forEach((name, value) -> {
            if (isAlwaysSigned(name) || alsoSigned.contains(name)) {
                canonical.append(name).append(':').append(value).append('\n');
            }
        });
        return canonical
                .append('\n')
                .append(String.join(";", alsoSigned))
                .append('\n')
                .append(UNSIGNED_PAYLOAD)
                .toString();
    }

    private static List<String> alsoSigned(Map<String, String> headers, Collection<String> additional) {
        return additional.stream()
                .map(Ascii::toLowerCase)
                .filter(name -> headers.containsKey(name) && !isAlwaysSigned(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isAlwaysSigned(String header) {
        return header.startsWith("x-oss-") || header.equals("content-type") || header.equals("content-md5");
    }

    /** Returns parameters escaped, in the order of their escaped names, as signatures have them. */
    private static String query(Map<String, String> parameters) {
        SortedMap<String, String> escaped = new TreeMap<>();
        parameters.forEach((name, value) ->
                escaped.put(UrlEncoding.parameter(name), value.isEmpty() ? "" : "=" + UrlEncoding.parameter(value)));
        return escaped.entrySet().stream()
                .map(parameter -> parameter.getKey() + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    private String scope(String time) {
        return time.substring(0, 8) + "/" + region + "/oss/" + TERMINATOR;
    }

    private String signature(String canonical, String time) {
        String toSign = ALGORITHM + "\n" + time + "\n" + scope(time) + "\n"
                + Hashing.sha256().hashString(canonical, UTF_8);
        byte[] key = credentials.secret().reveal(secret -> ("aliyun_v4" + secret).getBytes(UTF_8));
        for (String part : List.of(time.substring(0, 8), region.value(), "oss", TERMINATOR)) {
            key = hmac(key, part);
        }
        return BaseEncoding.base16().lowerCase().encode(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256, which every Java platform must have", e);
        }
    }

    /** Returns the AccessKey id and the region. */
    @Override
    public String toString() {
        return "OssSigner[id=" + credentials.id() + ", region=" + region + "]";
    }
}
