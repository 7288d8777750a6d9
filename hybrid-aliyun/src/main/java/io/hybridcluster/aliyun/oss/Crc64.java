// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

/**
 * CRC-64 by the polynomial of ECMA-182, reflected, from all ones and inverted in the end: what OSS calls
 * {@code crc64ecma}, and others CRC-64/XZ.
 */
final class Crc64 {
    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
    private static final long[] TABLE = table();

    private Crc64() {}

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            table[i] = crc;
        }
        return table;
    }

    static long of(byte[] content) {
        long crc = ~0L;
        for (byte octet : content) {
            crc = TABLE[(int) (crc ^ octet) & 0xff] ^ crc >>> 8;
        }
        return ~crc;
    }
}
