// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import io.hybridcluster.model.live.Shown;

/**
 * The name of an object in a bucket, such as {@code hybrid/init-node.sh}.
 *
 * <p>OSS takes 1 to 1023 bytes of UTF-8 that do not start with {@code /} or a backslash (OSS: Object naming conventions).
 * Refused beside these: control characters; and {@code .} and {@code ..} between slashes, which clients such as curl
 * resolve before they send a path (RFC 3986, section 5.2.4), so that they would ask for another object.
 *
 * @param value the name
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
    private static final int LONGEST = 1023;

    /** @throws IllegalArgumentException if the value is none */
    public ObjectKey {
        requireNonNull(value, "value");
        int length = value.getBytes(UTF_8).length;
        if (length == 0 || length > LONGEST) {
            throw refused(value, "it has " + length + " bytes of UTF-8, and OSS takes 1 to " + LONGEST);
        }
        if (value.charAt(0) == '/' || value.charAt(0) == '\\') {
            throw refused(value, "it starts with a slash or a backslash");
        }
        if (value.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw refused(value, "it holds a control character or half a character");
        }
        for (String segment : Splitter.on('/').split(value)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw refused(value, "it has \"" + segment + "\" between slashes, which clients resolve");
            }
        }
    }

    private static IllegalArgumentException refused(String value, String why) {
        return new IllegalArgumentException(Shown.text(value) + " is not the key of an object: " + why);
    }

    /** Returns the key as a path has it: all but unreserved characters and slashes escaped, without a slash before it. */
    public String encoded() {
        return UrlEncoding.path(value);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    /** Returns the key. */
    @Override
    public String toString() {
        return value;
    }
}
