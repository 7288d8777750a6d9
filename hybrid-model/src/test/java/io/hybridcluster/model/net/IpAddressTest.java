// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {
    /** The IPv6 cases are those of RFC 5952, sections 1 to 5. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "10.200.1.253, 10.200.1.253",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::0, ::",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:0db8::0001, 2001:db8::1",
        "2001:DB8::ABCD, 2001:db8::abcd",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::1:0:0:0, 2001:db8:0:0:1::",
        "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4",
        "::FFFF:102:304, ::ffff:1.2.3.4",
        "0:0:0:0:0:ffff:255.255.255.255, ::ffff:255.255.255.255",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "1::ffff:1.2.3.4, 1::ffff:102:304",
    })
    void printsOneCanonicalForm(String text, String canonical) {
        IpAddress address = IpAddress.parse(text);

        assertThat(address).hasToString(canonical).isEqualTo(IpAddress.parse(canonical));
        assertThat(IpAddress.tryParse(text)).contains(address);
        assertThat(address.family()).isEqualTo(text.contains(":") ? IpFamily.IPV6 : IpFamily.IPV4);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiterString = " => ", textBlock = """
            10.0.0.1/8      => "10.0.0.1/8" is a block and not an address; did you mean 10.0.0.1?
            fd00::1/64      => "fd00::1/64" is a block and not an address; did you mean fd00::1?
            x/8             => "x/8" is a block and not an address
            10.1            => bad address "10.1" in "10.1": it has 2 octets instead of 4
            1               => bad address "1" in "1": it has 1 octet instead of 4
            010.1.1.1       => bad octet "010" in "010.1.1.1": a leading zero is read as octal by some programs; did you mean 10.1.1.1?
            0x7f.0.0.1      => bad octet "0x7f" in "0x7f.0.0.1": an octet is a decimal number from 0 to 255; did you mean 127.0.0.1?
            0X.0.0.1        => bad octet "0X" in "0X.0.0.1": an octet is a decimal number from 0 to 255
            1.2.3.4:6443    => bad group "1.2.3.4" in "1.2.3.4:6443": a group is 1 to 4 hexadecimal digits
            1:2             => bad address "1:2" in "1:2": it has 2 groups instead of 8 and no ::
            1               => bad address "1" in "1": it has 1 octet instead of 4
            ::1%lo          => bad zone "%lo" in "::1%lo": an address has no zone here; did you mean ::1?
            [::1]           => bad group "[" in "[::1]": a group is 1 to 4 hexadecimal digits; did you mean ::1?
            ` ::1`          => bad character " " (U+0020) in " ::1": only ASCII without blanks is read; did you mean ::1?
            :：1           => bad character "：" (U+FF1A) in ":：1": only ASCII without blanks is read; did you mean ::1?
            a               => bad address "a" in "a": it is neither IPv4, as 10.0.0.1 is, nor IPv6, as fd00::1 is
            ``              => bad address "" in "": it is empty
            """)
    void refusesEverythingElse(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(text))
                .withMessage(message)
                .withNoCause();
        assertThat(IpAddress.tryParse(text)).isEmpty();
    }

    @Test
    void suggestsNothingForWhatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse("::1%" + "a".repeat(200)))
                .withMessage("bad zone \"%" + "a".repeat(79) + "\"... (201 characters) in \"::1%" + "a".repeat(76)
                        + "\"... (204 characters): an address has no zone here");
    }

    @Test
    void sortsIpv4FirstThenByNumber() {
        assertThat(Stream.of(
                                "ffff::",
                                "::",
                                "255.255.255.255",
                                "8000::",
                                "127.0.0.1",
                                "128.0.0.0",
                                "::ffff:0.0.0.0",
                                "0:0:0:1::",
                                "0:0:0:0:8000::")
                        .map(IpAddress::parse)
                        .sorted())
                .map(IpAddress::toString)
                .containsExactly(
                        "127.0.0.1",
                        "128.0.0.0",
                        "255.255.255.255",
                        "::",
                        "::ffff:0.0.0.0",
                        "::8000:0:0:0",
                        "0:0:0:1::",
                        "8000::",
                        "ffff::");
    }

    @Test
    void isEqualByFamilyAndNumber() {
        IpAddress address = IpAddress.parse("fd00::1");

        assertThat(address)
                .isEqualTo(IpAddress.parse("FD00:0::0001"))
                .hasSameHashCodeAs(IpAddress.parse("fd00:0::1"))
                .isEqualByComparingTo(IpAddress.parse("fd00:0:0::1"))
                .isNotEqualTo(IpAddress.parse("fd00::2"))
                .isNotEqualTo(IpAddress.parse("fd01::1"))
                .isNotEqualTo("fd00::1")
                .isNotEqualTo(null);
        assertThat(IpAddress.parse("1.2.3.4"))
                .isNotEqualTo(IpAddress.parse("::ffff:1.2.3.4"))
                .isNotEqualTo(IpAddress.parse("102:304::"));
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> IpAddress.parse(null)).withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> IpAddress.tryParse(null))
                .withMessage("text");
    }

    @Test
    void familiesKnowTheirBits() {
        assertThat(IpFamily.IPV4.bits()).isEqualTo(32);
        assertThat(IpFamily.IPV6.bits()).isEqualTo(128);
    }
}
