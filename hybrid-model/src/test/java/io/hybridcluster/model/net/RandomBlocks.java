// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes addresses and blocks from a seed: the same seed, the same blocks. */
final class RandomBlocks {
    private final Random random;

    RandomBlocks(long seed) {
        this.random = new Random(seed);
    }

    /** Returns an address of either family; runs of zeros and ones are as likely as noise. */
    IpAddress address() {
        return random.nextBoolean() ? address(IpFamily.IPV4) : address(IpFamily.IPV6);
    }

    IpAddress address(IpFamily family) {
        long high = word();
        return family == IpFamily.IPV4
                ? IpAddress.ofWords(family, high & 0xffff_ffff_0000_0000L, 0)
                : IpAddress.ofWords(family, random.nextInt(8) == 0 ? 0 : high, word());
    }

    private long word() {
        long word = 0;
        for (int group = 0; group < 4; group++) {
            int bits = switch (random.nextInt(4)) {
                case 0, 1 -> 0;
                case 2 -> 0xffff;
                default -> random.nextInt(0x10000);
            };
            word = word << 16 | bits;
        }
        return word;
    }

    /** Returns a block of either family and any length. */
    Cidr block() {
        IpAddress address = address();
        return Cidr.around(address, random.nextInt(address.family().bits() + 1));
    }

    /** Returns a block inside another one, no smaller than {@code longest} says. */
    Cidr inside(Cidr block, int longest) {
        int length = block.prefixLength() + random.nextInt(longest - block.prefixLength() + 1);
        Cidr result = block;
        while (result.prefixLength() < length) {
            result = random.nextBoolean() ? result.lowerHalf() : result.upperHalf();
        }
        return result;
    }

    /** Returns up to {@code most} blocks inside another one, equal ones among them. */
    List<Cidr> manyInside(Cidr block, int longest, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> inside(block, longest))
                .toList();
    }

    /** Returns the text with one to three characters removed, added or replaced. */
    String damaged(String text, String alphabet) {
        StringBuilder damaged = new StringBuilder(text);
        for (int slip = random.nextInt(3); slip >= 0; slip--) {
            int at = random.nextInt(damaged.length() + 1);
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> damaged.insert(at, c);
                case 1 -> damaged.replace(at, Math.min(at + 1, damaged.length()), String.valueOf(c));
                default -> damaged.delete(at, Math.min(at + 1, damaged.length()));
            }
        }
        return damaged.toString();
    }
}
