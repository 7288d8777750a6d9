// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentChecksumTest {
    /** The second text is the one by which catalogues of CRCs tell CRC-64/XZ from the others. */
    @ParameterizedTest
    @CsvSource({
        "'', 0, 0",
        "123456789, 995dc9bbdf1939fa, 11051210869376104954",
        "hello world, 53037ecdef2352da, 5981764153023615706"
    })
    void isTheCrcOfOss(String text, String hex, String decimal) {
        ContentChecksum checksum = ContentChecksum.of(text.getBytes(UTF_8));

        assertThat(Long.toHexString(checksum.crc64())).isEqualTo(hex);
        assertThat(checksum.crc64Text()).isEqualTo(decimal);
    }

    @Test
    void dividesByThePolynomialOfEcma182() {
        Random random = new Random(7);
        for (int length = 0; length < 300; length++) {
            byte[] content = new byte[length];
            random.nextBytes(content);

            assertThat(ContentChecksum.of(content).crc64()).isEqualTo(bitByBit(content));
        }
    }

    /** The division as ECMA-182 has it, most significant bit first, with bits of octets and of the result turned round. */
    private static long bitByBit(byte[] content) {
        long register = -1;
        for (byte octet : content) {
            for (int bit = 0; bit < 8; bit++) {
                boolean in = (octet >> bit & 1) == 1;
                boolean out = register < 0;
                register <<= 1;
                if (in != out) {
                    register ^= 0x42F0E1EBA9EA3693L;
                }
            }
        }
        return ~Long.reverse(register);
    }

    @Test
    void isTheMd5OfTheDocumentation() {
        ContentChecksum checksum = ContentChecksum.of("123456789".getBytes(UTF_8));

        assertThat(checksum).isEqualTo(new ContentChecksum(9, "JfnnlDI7RTiF9RgfG2JNCw==", 0x995dc9bbdf1939faL));
        assertThat(checksum.eTag()).isEqualTo("\"25F9E794323B453885F5181F1B624D0B\"");
        assertThat(checksum.hasETag("\"25F9E794323B453885F5181F1B624D0B\"")).isTrue();
        assertThat(checksum.hasETag("25f9e794323b453885f5181f1b624d0b")).isTrue();
        assertThat(checksum.hasETag("\"25F9E794323B453885F5181F1B624D0B-1\"")).isFalse();
        assertThat(checksum.hasETag("")).isFalse();
        assertThat(checksum.hasETag("\"")).isFalse();
    }
}
