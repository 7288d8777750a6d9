// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An object of the fake's object store. Immutable.
 *
 * <p>Returned by {@link OssConsole#find}.
 */
public final class OssObject {
    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

    private final byte[] content;
    private final String contentType;
    private final String acl;
    private final Instant modified;

    OssObject(byte[] content, String contentType, String acl, Instant modified) {
        this.content = content.clone();
        this.contentType = contentType;
        this.acl = acl;
        this.modified = modified;
    }

    /** Returns a copy of its bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** Returns its bytes as UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Returns its media type. */
    public String contentType() {
        return contentType;
    }

    /** Returns {@code default}, {@code private}, {@code public-read} or {@code public-read-write}. */
    public String acl() {
        return acl;
    }

    Instant modified() {
        return modified;
    }

    OssObject withAcl(String another) {
        return new OssObject(content, contentType, another, modified);
    }

    /** Returns the header Content-MD5. */
    static String md5(byte[] content) {
        return Base64.getEncoder().encodeToString(digest(content));
    }

    String eTag() {
        return "\"" + HexFormat.of().formatHex(digest(content)).toUpperCase(Locale.ROOT) + "\"";
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no MD5", e);
        }
    }

    /** Returns the header x-oss-hash-crc64ecma: CRC-64 of ECMA-182, reflected, as a number without a sign. */
    static String crc64(byte[] content) {
        long crc = -1;
        for (byte each : content) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
        }
        return Long.toUnsignedString(~crc);
    }

    /** Returns how large it is, and nothing of what is in it. */
    @Override
    public String toString() {
        return "OssObject[" + content.length + " bytes, " + contentType + ", " + acl + "]";
    }
}
