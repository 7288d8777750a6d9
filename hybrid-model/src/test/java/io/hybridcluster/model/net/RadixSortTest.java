// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {
    private static final int CASES = 200;
    private static final int MOST_KEYS = 1_000;
    private static final int PLACE_BITS = 10;

    private final Random random = new Random(5);

    /** With one upper bit many keys are equal there, with 53 hardly any. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 16, 53})
    void sortsARangeAsTheJdkDoesAndKeepsEqualOnesInPlace(int upperBits) {
        for (int i = 0; i < CASES; i++) {
            long[] keys = LongStream.range(0, random.nextInt(MOST_KEYS + 1))
                    .map(place -> upper(upperBits) << PLACE_BITS | place)
                    .toArray();
            int from = random.nextInt(keys.length + 1);
            int to = from + random.nextInt(keys.length - from + 1);
            long[] expected = keys.clone();
            Arrays.sort(expected, from, to);

            RadixSort.sort(keys, from, to, PLACE_BITS);

            assertThat(keys).isEqualTo(expected);
        }
    }

    private long upper(int bits) {
        return bits == 0 ? 0 : random.nextLong() >>> (Long.SIZE - bits);
    }
}
