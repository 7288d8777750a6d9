// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import com.google.common.collect.Lists;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where random blocks come from: the same kind and number, the same blocks in the same order. */
public enum RandomCidrs {
    /** IPv4 blocks of /20 to /28 in all of the address space. */
    IPV4 {
        @Override
        String text(Random random) {
            int length = 20 + random.nextInt(9);
            int bits = random.nextInt() & -1 << (32 - length);
            return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff) + "/"
                    + length;
        }
    },

    /** IPv6 blocks of /48 to /64 in 2000::/3: so much space that hardly any two overlap. */
    IPV6 {
        @Override
        String text(Random random) {
            return ipv6(random, (random.nextLong() >>> 3) | 0x2000_0000_0000_0000L);
        }
    },

    /** IPv6 blocks of /48 to /64 in 2001:db8::/32: they start with the same bits and overlap more than those of IPv4. */
    IPV6_ONE_SITE {
        @Override
        String text(Random random) {
            return ipv6(random, 0x2001_0db8_0000_0000L | (random.nextInt() & 0xffff_ffffL));
        }
    };

    static final int TOGETHER = 200_000;
    private static final long SEED = 20_261_123;

    abstract String text(Random random);

    /** Returns the text of this many blocks, made one by one as the stream is consumed. */
    Stream<String> texts(int n) {
        Random random = new Random(SEED);
        return IntStream.range(0, n).mapToObj(i -> text(random));
    }

    /**
     * Returns lists of n blocks each, 200,000 in all or one list. A benchmark takes the next list each time: the branch
     * predictor learns a sort of a thousand longs by heart when it is always the same one.
     */
    <T> List<List<T>> lists(int n, Function<String, T> parse) {
        return Lists.partition(texts(Math.max(n, TOGETHER)).map(parse).toList(), n);
    }

    private static String ipv6(Random random, long high) {
        int length = 48 + random.nextInt(17);
        long bits = high & -1L << (64 - length);
        return Long.toHexString(bits >>> 48) + ":" + Long.toHexString(bits >>> 32 & 0xffff) + ":"
                + Long.toHexString(bits >>> 16 & 0xffff) + ":" + Long.toHexString(bits & 0xffff) + "::/" + length;
    }
}
