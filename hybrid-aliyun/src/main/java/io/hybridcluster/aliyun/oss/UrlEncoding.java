// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.BaseEncoding;

/** The escapes of RFC 3986 as signatures have them: everything but unreserved characters, in capitals. */
final class UrlEncoding {
    private static final String UNRESERVED = "-_.~";

    private UrlEncoding() {}

    /** Escapes a parameter. */
    static String parameter(String text) {
        return encode(text, UNRESERVED);
    }

    /** Escapes a path and leaves its slashes. */
    static String path(String text) {
        return encode(text, UNRESERVED + "/");
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(UTF_8)) {
            char c = (char) (octet & 0xff);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(BaseEncoding.base16().encode(new byte[] {octet}));
            }
        }
        return encoded.toString();
    }
}
