// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.io.BaseEncoding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The checksums by which OSS and its callers tell whether the same bytes are at both ends: MD5 in {@code Content-MD5} and
 * in the {@code ETag} of an object put at once, and CRC-64 in {@code x-oss-hash-crc64ecma} (OSS: PutObject; Check data
 * integrity by CRC-64).
 *
 * @param length how many bytes
 * @param md5 the MD5 digest, in Base64 as {@code Content-MD5} has it
 * @param crc64 the CRC-64, to be read without a sign
 */
public record ContentChecksum(long length, String md5, long crc64) {
    /** Makes one of its parts. */
    public ContentChecksum {
        requireNonNull(md5, "md5");
    }

    /** Returns the checksums of some bytes. */
    public static ContentChecksum of(byte[] content) {
        try {
            // OSS's protocol asks for it; what nodes trust is the bytes read back.
            byte[] md5 = MessageDigest.getInstance("MD5").digest(content);
            return new ContentChecksum(content.length, BaseEncoding.base64().encode(md5), Crc64.of(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, which every Java platform must have", e);
        }
    }

    /** Returns the ETag of an object of these bytes that was put at once: the MD5 digest in capital hex, in quotes. */
    public String eTag() {
        return "\"" + BaseEncoding.base16().encode(BaseEncoding.base64().decode(md5)) + "\"";
    }

    /** Returns the CRC-64 as {@code x-oss-hash-crc64ecma} has it: decimal, without a sign. */
    public String crc64Text() {
        return Long.toUnsignedString(crc64);
    }

    /** Returns whether an ETag, with or without quotes and in either case, is that of these bytes. */
    public boolean hasETag(String other) {
        String bare = other.length() > 1 && other.startsWith("\"") ? other.substring(1, other.length() - 1) : other;
        return Ascii.equalsIgnoreCase("\"" + bare + "\"", eTag());
    }
}
