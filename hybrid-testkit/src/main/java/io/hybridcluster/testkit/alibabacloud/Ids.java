// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Ids, names and secrets that look as the cloud's; the same ones for the same seed and order. */
final class Ids {
    private static final String LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER;

    private final Random random;

    Ids(long seed) {
        random = new Random(seed);
    }

    /** Returns such as {@code vsw-bp1} and 17 more lower case letters and digits. */
    String resource(String prefix) {
        return prefix + "-bp1" + of(LOWER, 17);
    }

    /** Returns such as {@code LTAI5t} and 18 letters and digits. */
    String accessKey(String prefix) {
        return prefix + of(MIXED, 18);
    }

    /** Returns letters and digits. */
    String secret(int length) {
        return of(MIXED, length);
    }

    /** Returns decimal digits that do not start with 0. */
    String number(int length) {
        return (1 + random.nextInt(9)) + of("0123456789", length - 1);
    }

    /** Returns lower case hexadecimal digits. */
    String hex(int length) {
        return of("0123456789abcdef", length);
    }

    /** Returns a request id: an upper case UUID. */
    String request() {
        return new UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(Locale.ROOT);
    }

    private String of(String alphabet, int length) {
        StringBuilder id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return id.toString();
    }
}
