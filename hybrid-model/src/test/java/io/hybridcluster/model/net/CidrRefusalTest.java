// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no block, and what is said about it. */
class CidrRefusalTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiterString = " => ", textBlock = """
            10.100.0.1/16           => 10.100.0.1/16 has host bits set; did you mean 10.100.0.0/16?
            10.0.0.1/0              => 10.0.0.1/0 has host bits set; did you mean 0.0.0.0/0?
            010.0.0.0/8             => bad octet "010" in "010.0.0.0/8": a leading zero is read as octal by some programs; did you mean 10.0.0.0/8?
            10.00.0.0/8             => bad octet "00" in "10.00.0.0/8": a leading zero is read as octal by some programs; did you mean 10.0.0.0/8?
            192.168.001.000/24      => bad octet "001" in "192.168.001.000/24": a leading zero is read as octal by some programs; did you mean 192.168.1.0/24?
            10.1/16                 => bad address "10.1" in "10.1/16": it has 2 octets instead of 4; did you mean 10.1.0.0/16?
            10.1.2/16               => bad address "10.1.2" in "10.1.2/16": it has 3 octets instead of 4; did you mean 10.1.0.0/16?
            10/8                    => bad address "10" in "10/8": it has 1 octet instead of 4; did you mean 10.0.0.0/8?
            10.1                    => bad address "10.1" in "10.1": it has 2 octets instead of 4; did you mean 10.1.0.0/16?
            1.2.3.4.5/8             => bad address "1.2.3.4.5" in "1.2.3.4.5/8": it has 5 octets instead of 4
            167772160/8             => bad octet "167772160" in "167772160/8": it is above 255
            0x0a.0.0.0/8            => bad octet "0x0a" in "0x0a.0.0.0/8": an octet is a decimal number from 0 to 255; did you mean 10.0.0.0/8?
            10.0.0.256/32           => bad octet "256" in "10.0.0.256/32": it is above 255
            10.0.0.4294967306/32    => bad octet "4294967306" in "10.0.0.4294967306/32": it is above 255
            10..0.0/8               => bad octet "" in "10..0.0/8": it is empty
            10.0.0./8               => bad octet "" in "10.0.0./8": it is empty
            .10.0.0/8               => bad octet "" in ".10.0.0/8": it is empty
            +10.0.0.0/8             => bad octet "+10" in "+10.0.0.0/8": an octet is a decimal number from 0 to 255; did you mean 10.0.0.0/8?
            -10.0.0.0/8             => bad octet "-10" in "-10.0.0.0/8": an octet is a decimal number from 0 to 255
            10.*.*.*/8              => bad octet "*" in "10.*.*.*/8": an octet is a decimal number from 0 to 255
            10.0.0.1                => "10.0.0.1" has no prefix length; did you mean 10.0.0.1/32?
            fd00::1                 => "fd00::1" has no prefix length; did you mean fd00::1/128?
            10.0.0.0/               => bad prefix length "" in "10.0.0.0/": it is empty; did you mean 10.0.0.0/32?
            10.0.0.0/08             => bad prefix length "08" in "10.0.0.0/08": it has a leading zero; did you mean 10.0.0.0/8?
            0.0.0.0/00              => bad prefix length "00" in "0.0.0.0/00": it has a leading zero; did you mean 0.0.0.0/0?
            10.0.0.0/+8             => bad prefix length "+8" in "10.0.0.0/+8": it is not a decimal number; did you mean 10.0.0.0/8?
            10.0.0.0/-8             => bad prefix length "-8" in "10.0.0.0/-8": it is not a decimal number
            10.0.0.0/8/8            => bad prefix length "8/8" in "10.0.0.0/8/8": it is not a decimal number
            10.0.0.0/33             => bad prefix length "33" in "10.0.0.0/33": it is above 32
            10.0.0.0/4294967304     => bad prefix length "4294967304" in "10.0.0.0/4294967304": it is above 32
            10.0.0.0/255.0.0.0      => bad prefix length "255.0.0.0" in "10.0.0.0/255.0.0.0": a netmask is not read; did you mean 10.0.0.0/8?
            10.1.2.3/255.255.240.0  => bad prefix length "255.255.240.0" in "10.1.2.3/255.255.240.0": a netmask is not read; did you mean 10.1.0.0/20?
            10.0.0.0/0.255.255.255  => bad prefix length "0.255.255.255" in "10.0.0.0/0.255.255.255": a netmask is not read; did you mean 10.0.0.0/8?
            10.0.0.0/255.0.255.0    => bad prefix length "255.0.255.0" in "10.0.0.0/255.0.255.0": a netmask is not read
            10.0.0.0/ffff::         => bad prefix length "ffff::" in "10.0.0.0/ffff::": a netmask is not read
            fd00::/ffff:ffff::      => bad prefix length "ffff:ffff::" in "fd00::/ffff:ffff::": a netmask is not read; did you mean fd00::/32?
            localhost/8             => bad address "localhost" in "localhost/8": it is neither IPv4, as 10.0.0.1 is, nor IPv6, as fd00::1 is
            /8                      => bad address "" in "/8": it is empty
            ``                      => bad address "" in "": it is empty
            """)
    void refusesIpv4(String text, String message) {
        refuses(text, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiterString = " => ", textBlock = """
            fd00::1/64              => fd00::1/64 has host bits set; did you mean fd00::/64?
            2001:DB8::1/32          => 2001:DB8::1/32 has host bits set; did you mean 2001:db8::/32?
            fe80::%eth0/64          => bad zone "%eth0" in "fe80::%eth0/64": an address has no zone here; did you mean fe80::/64?
            1:2:3/48                => bad address "1:2:3" in "1:2:3/48": it has 3 groups instead of 8 and no ::; did you mean 1:2:3::/48?
            1:/16                   => bad address "1:" in "1:/16": it ends with a single :; did you mean 1::/16?
            1::2:/16                => bad address "1::2:" in "1::2:/16": it ends with a single :
            :1/16                   => bad group "" in ":1/16": a group is 1 to 4 hexadecimal digits
            :/0                     => bad group "" in ":/0": a group is 1 to 4 hexadecimal digits; did you mean ::/0?
            :::/0                   => bad group "" in ":::/0": a group is 1 to 4 hexadecimal digits
            1:::2/128               => bad group "" in "1:::2/128": a group is 1 to 4 hexadecimal digits
            1::2::3/64              => bad address "1::2::3" in "1::2::3/64": it has more than one ::
            ::2::/64                => bad address "::2::" in "::2::/64": it has more than one ::
            1:2:3:4:5:6:7:8:9/128   => bad address "1:2:3:4:5:6:7:8:9" in "1:2:3:4:5:6:7:8:9/128": it has more than 8 groups
            ::1:2:3:4:5:6:7:8/128   => bad address "::1:2:3:4:5:6:7:8" in "::1:2:3:4:5:6:7:8/128": it has 8 groups, so there are none left that :: could stand for; did you mean 1:2:3:4:5:6:7:8/128?
            1:2:3:4::5:6:7:8/128    => bad address "1:2:3:4::5:6:7:8" in "1:2:3:4::5:6:7:8/128": it has 8 groups, so there are none left that :: could stand for; did you mean 1:2:3:4:5:6:7:8/128?
            12345::/16              => bad group "12345" in "12345::/16": a group is 1 to 4 hexadecimal digits
            00001::/16              => bad group "00001" in "00001::/16": a group is 1 to 4 hexadecimal digits; did you mean 1::/16?
            g::/16                  => bad group "g" in "g::/16": a group is 1 to 4 hexadecimal digits
            [fd00::]/64             => bad group "[fd00" in "[fd00::]/64": a group is 1 to 4 hexadecimal digits; did you mean fd00::/64?
            ::1.2.3/128             => bad address "1.2.3" in "::1.2.3/128": it has 3 octets instead of 4
            ::01.2.3.4/128          => bad octet "01" in "::01.2.3.4/128": a leading zero is read as octal by some programs; did you mean ::102:304/128?
            1.2.3.4::/128           => bad group "1.2.3.4" in "1.2.3.4::/128": a group is 1 to 4 hexadecimal digits
            1:2:3:4:5:6:7:1.2.3.4/128 => bad address "1:2:3:4:5:6:7:1.2.3.4" in "1:2:3:4:5:6:7:1.2.3.4/128": it has more than 8 groups
            1:2:3:4:5:1.2.3.4/128   => bad address "1:2:3:4:5:1.2.3.4" in "1:2:3:4:5:1.2.3.4/128": it has 7 groups instead of 8 and no ::
            ::/129                  => bad prefix length "129" in "::/129": it is above 128
            ::/0x40                 => bad prefix length "0x40" in "::/0x40": it is not a decimal number; did you mean ::/64?
            """)
    void refusesIpv6(String text, String message) {
        refuses(text, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiterString = " => ", textBlock = """
            ` 10.0.0.0/8`           => bad character " " (U+0020) in " 10.0.0.0/8": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            `10.0.0.0 /8`           => bad character " " (U+0020) in "10.0.0.0 /8": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            `10.0.0.0/ 8`           => bad character " " (U+0020) in "10.0.0.0/ 8": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            `10.0.0.0 255.0.0.0`    => bad character " " (U+0020) in "10.0.0.0 255.0.0.0": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            １０.0.0.0/8              => bad character "１" (U+FF11) in "１０.0.0.0/8": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            10.0.0.0/８              => bad character "８" (U+FF18) in "10.0.0.0/８": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            10.0.0.0／8              => bad character "／" (U+FF0F) in "10.0.0.0／8": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            10。0。0。0/8           => bad character "。" (U+3002) in "10。0。0。0/8": only ASCII without blanks is read; did you mean 10.0.0.0/8?
            fd00：:/64             => bad character "：" (U+FF1A) in "fd00：:/64": only ASCII without blanks is read; did you mean fd00::/64?
            ١٠.0.0.0/8              => bad character "١" (U+0661) in "١٠.0.0.0/8": only ASCII without blanks is read
            """)
    void refusesWhatIsNotAscii(String text, String message) {
        refuses(text, message);
    }

    @Test
    void escapesWhatCannotBeSeen() {
        refuses(
                "10.0.0.0/8\n",
                "bad character \"\\u000A\" (U+000A) in \"10.0.0.0/8\\u000A\": only ASCII without blanks is read;"
                        + " did you mean 10.0.0.0/8?");
        refuses(
                "\u202e10.0.0.0/8",
                "bad character \"\\u202E\" (U+202E) in \"\\u202E10.0.0.0/8\": only ASCII without blanks is read;"
                        + " did you mean 10.0.0.0/8?");
        refuses("\ud83d", "bad character \"\\uD83D\" (U+D83D) in \"\\uD83D\": only ASCII without blanks is read");
        refuses(
                "\u007f\u2028\ue000\u0378",
                "bad character \"\\u007F\" (U+007F) in \"\\u007F\\u2028\\uE000\\u0378\":"
                        + " only ASCII without blanks is read");
    }

    @Test
    void showsOnlyTheStartOfWhatIsTooLong() {
        String start = "1".repeat(80);

        refuses(
                "1".repeat(1_000_000) + "/8",
                "bad octet \"" + start + "\"... (1000000 characters) in \"" + start
                        + "\"... (1000002 characters): it is above 255");
    }

    @Test
    void suggestsNothingForWhatIsTooLong() {
        String zeros = "0".repeat(200);

        refuses(
                zeros + "10.0.0.0/8",
                "bad octet \"" + zeros.substring(0, 80) + "\"... (202 characters) in \"" + zeros.substring(0, 80)
                        + "\"... (210 characters): a leading zero is read as octal by some programs");
    }

    private static void refuses(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessage(message)
                .withNoCause();
        assertThat(Cidr.tryParse(text)).isEmpty();
    }
}
