// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks signatures of version 3, {@code ACS3-HMAC-SHA256}: "V3 request body and signature mechanism". */
final class Acs3 {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final Pattern AUTHORIZATION =
            Pattern.compile(ALGORITHM + " +Credential=([^,]*), *SignedHeaders=([^,]*), *Signature=([0-9a-f]*)");
    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final int NONCES = 100_000;

    private final Identities identities;
    private final Set<String> nonces = new HashSet<>();
    private final Deque<String> oldest = new ArrayDeque<>();

    Acs3(Identities identities) {
        this.identities = identities;
    }

    /** Returns the id of the key that a request says it is signed with; empty if it says none. */
    static String accessKeyId(WireRequest request) {
        Matcher matcher = AUTHORIZATION.matcher(request.header("authorization"));
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Returns who signed the request; a nonce is used up by a good signature only. */
    Caller check(WireRequest request, Instant now) throws FakeFailure {
        Matcher authorization = AUTHORIZATION.matcher(request.header("authorization"));
        if (request.header("authorization").isEmpty()) {
            throw new FakeFailure(400, "MissingAccessKeyId", "AccessKeyId is mandatory for this action.");
        }
        if (!authorization.matches()) {
            throw incomplete();
        }
        date(request.header("x-acs-date"), now);
        String nonce = request.header("x-acs-signature-nonce");
        if (nonce.isEmpty()) {
            throw new FakeFailure(400, "MissingSignatureNonce", "SignatureNonce is mandatory for this action.");
        }
        String key = authorization.group(1);
        Caller caller = identities.caller(key, request.header("x-acs-security-token"), now);
        signature(request, List.of(authorization.group(2).split(";")), authorization.group(3), identities.secret(key));
        use(key + " " + nonce);
        return caller;
    }

    private static void date(String date, Instant now) throws FakeFailure {
        if (date.isEmpty()) {
            throw new FakeFailure(400, "MissingTimestamp", "Timestamp is mandatory for this action.");
        }
        Instant sent;
        try {
            sent = Instant.parse(date);
        } catch (DateTimeException e) {
            throw new FakeFailure(
                    400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
        }
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            throw new FakeFailure(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
        }
    }

    private static void signature(WireRequest request, List<String> signed, String sent, @Nullable String secret)
            throws FakeFailure {
        Set<String> needed = request.headers().keySet().stream()
                .filter(name -> name.startsWith("x-acs-") || name.equals("host"))
                .collect(Collectors.toCollection(TreeSet::new));
        needed.add("x-acs-content-sha256");
        if (!signed.containsAll(needed)) {
            throw incomplete();
        }
        String canonical = canonical(request, signed);
        String toSign = ALGORITHM + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        boolean bodyFits = sha256(request.body()).equals(request.header("x-acs-content-sha256"));
        if (!bodyFits || secret == null || !same(hmac(secret, toSign), sent)) {
            throw new FakeFailure(
                    400,
                    "SignatureDoesNotMatch",
                    "Specified signature does not match our calculation. server StringToSign is [" + toSign
                            + "] server CanonicalRequest is [" + canonical + "]");
        }
    }

    private static String canonical(WireRequest request, List<String> signed) {
        String query = Percent.pairs(request.query()).stream()
                .map(pair -> Map.entry(Percent.encode(pair.getKey()), Percent.encode(pair.getValue())))
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
        String headers = signed.stream()
                .map(name -> name + ":" + request.header(name).trim() + "\n")
                .collect(Collectors.joining());
        return request.method() + "\n" + request.path() + "\n" + query + "\n" + headers + "\n"
                + String.join(";", signed) + "\n" + request.header("x-acs-content-sha256");
    }

    private void use(String nonce) throws FakeFailure {
        if (!nonces.add(nonce)) {
            throw new FakeFailure(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
        }
        oldest.add(nonce);
        if (oldest.size() > NONCES) {
            nonces.remove(oldest.remove());
        }
    }

    private static FakeFailure incomplete() {
        return new FakeFailure(
                400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
