// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;

/**
 * What the API server stored of one object, and the texts in it that differ from copy to copy. A copy has texts of the
 * same length there, so that the encoding's own lengths stay right.
 */
record StoredTemplate(String key, byte[] value) {
    /** Returns a copy with these texts for those. */
    Etcd.Entry copy(Map<String, String> texts) {
        String copiedKey = key;
        byte[] copy = value.clone();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            copiedKey = copiedKey.replace(text.getKey(), text.getValue());
            replace(copy, text.getKey().getBytes(UTF_8), text.getValue().getBytes(UTF_8));
        }
        return new Etcd.Entry(copiedKey, copy);
    }

    private static void replace(byte[] in, byte[] text, byte[] other) {
        if (text.length != other.length) {
            throw new IllegalArgumentException(
                    new String(text, UTF_8) + " and " + new String(other, UTF_8) + " differ in length");
        }
        for (int at = 0; at + text.length <= in.length; at++) {
            if (in[at] == text[0] && Arrays.equals(in, at, at + text.length, text, 0, text.length)) {
                System.arraycopy(other, 0, in, at, other.length);
                at += text.length - 1;
            }
        }
    }
}
