// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Random text of addresses and blocks, against ipaddress and the JDK. */
class AddressTextPropertyTest {
    private static final int ROUND_TRIPS = 20_000;
    private static final int DAMAGED_TEXTS = 50_000;
    private static final String ALPHABET = "0123456789abcdefABCDEF.:/ %xg-+*_";
    private static final Pattern GUESS = Pattern.compile("; did you mean (\\S+)\\?$");

    private final RandomBlocks random = new RandomBlocks(20_261_123);

    @Test
    void whatIsPrintedParsesToAnEqualValue() {
        for (int i = 0; i < ROUND_TRIPS; i++) {
            Cidr block = random.block();
            IpAddress address = random.address();

            assertThat(Cidr.parse(block.toString())).isEqualTo(block).hasToString(block.toString());
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address).hasToString(address.toString());
        }
    }

    @Test
    void printsAnAddressThatTheJdkReadsAsTheSameBytes() throws UnknownHostException {
        for (int i = 0; i < ROUND_TRIPS; i++) {
            IpAddress address = random.address();

            // The JDK turns an IPv4-mapped address into one of IPv4, which is the tail.
            byte[] bytes = InetAddress.getByName(address.toString()).getAddress();
            String ours = address.toString();
            assertThat(InetAddress.getByAddress(bytes))
                    .isEqualTo(InetAddress.getByName(
                            ours.startsWith("::ffff:") && ours.contains(".")
                                    ? ours.substring("::ffff:".length())
                                    : ours));
            assertThat(words(bytes, address)).isEqualTo(address);
        }
    }

    private static IpAddress words(byte[] bytes, IpAddress like) {
        long high = 0;
        long low = 0;
        for (byte b : bytes) {
            high = high << 8 | low >>> 56;
            low = low << 8 | b & 0xff;
        }
        if (like.family() == IpFamily.IPV4) {
            return IpAddress.ofWords(IpFamily.IPV4, low << 32, 0);
        }
        return bytes.length == 4
                ? IpAddress.ofWords(IpFamily.IPV6, 0, low | 0xffff_0000_0000L)
                : IpAddress.ofWords(IpFamily.IPV6, high, low);
    }

    @Test
    void readsAndRefusesBlocksAsTheStrictLibraryDoes() {
        int read = 0;
        for (int i = 0; i < DAMAGED_TEXTS; i++) {
            String text = random.damaged(random.block().toString(), ALPHABET);

            Optional<Cidr> ours = Cidr.tryParse(text);
            Optional<IPAddress> theirs = Ipaddress.block(text);
            assertThat(ours).as(text).isEqualTo(theirs.map(Ipaddress::cidr));
            ours.ifPresent(cidr -> assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr));
            read += ours.isPresent() ? 1 : 0;
        }
        assertThat(read).as("texts read in spite of the damage").isGreaterThan(DAMAGED_TEXTS / 20);
    }

    @Test
    void readsAndRefusesAddressesAsTheStrictLibraryDoes() {
        int read = 0;
        for (int i = 0; i < DAMAGED_TEXTS; i++) {
            String text = random.damaged(random.address().toString(), ALPHABET);

            Optional<IpAddress> ours = IpAddress.tryParse(text);
            Optional<IPAddress> theirs = Ipaddress.address(text);
            assertThat(ours).as(text).isEqualTo(theirs.map(address -> IpAddress.parse(address.toCanonicalString())));
            read += ours.isPresent() ? 1 : 0;
        }
        assertThat(read).as("texts read in spite of the damage").isGreaterThan(DAMAGED_TEXTS / 20);
    }

    @Test
    void suggestsOnlyWhatItWouldRead() {
        int guesses = 0;
        for (int i = 0; i < DAMAGED_TEXTS; i++) {
            String text = random.damaged(random.block().toString(), ALPHABET + "/０．：％\u3002\u00a0[]");
            if (Cidr.tryParse(text).isEmpty()) {
                Matcher guess = GUESS.matcher(refusal(text));
                if (guess.find()) {
                    guesses++;
                    assertThat(Cidr.parse(guess.group(1))).as(text).hasToString(guess.group(1));
                }
            }
        }
        assertThat(guesses).isGreaterThan(DAMAGED_TEXTS / 20);
    }

    private static String refusal(String text) {
        try {
            return "read as " + Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
