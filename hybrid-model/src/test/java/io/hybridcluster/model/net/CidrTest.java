// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {
    private static final Cidr VPC = Cidr.parse("10.0.0.0/8");
    private static final Cidr PODS = Cidr.parse("10.100.0.0/16");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.0.0.0/0, IPV4, 0.0.0.0, 255.255.255.255, 0, 4294967296",
        "10.0.0.0/8, IPV4, 10.0.0.0, 10.255.255.255, 8, 16777216",
        "128.0.0.0/1, IPV4, 128.0.0.0, 255.255.255.255, 1, 2147483648",
        "10.200.1.253/32, IPV4, 10.200.1.253, 10.200.1.253, 32, 1",
        "::/0, IPV6, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0, 340282366920938463463374607431768211456",
        "fd00:10::/48, IPV6, fd00:10::, fd00:10:0:ffff:ffff:ffff:ffff:ffff, 48, 1208925819614629174706176",
        "2001:db8::/64, IPV6, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff, 64, 18446744073709551616",
        "2001:db8:0:0:8000::/65, IPV6, 2001:db8:0:0:8000::, 2001:db8::ffff:ffff:ffff:ffff, 65, 9223372036854775808",
        "::ffff:1.2.3.4/128, IPV6, ::ffff:1.2.3.4, ::ffff:1.2.3.4, 128, 1",
    })
    void tellsItsParts(String text, IpFamily family, String network, String last, int prefixLength, BigInteger size) {
        Cidr cidr = Cidr.parse(text);

        assertThat(cidr).hasToString(text);
        assertThat(cidr.family()).isEqualTo(family);
        assertThat(cidr.network()).isEqualTo(IpAddress.parse(network));
        assertThat(cidr.last()).isEqualTo(IpAddress.parse(last));
        assertThat(cidr.prefixLength()).isEqualTo(prefixLength);
        assertThat(cidr.size()).isEqualTo(size);
        assertThat(cidr).isEqualTo(Cidr.of(IpAddress.parse(network), prefixLength));
    }

    @Test
    void refusesPrefixLengthsOutOfBounds() {
        IpAddress ipv4 = IpAddress.parse("10.0.0.0");
        IpAddress ipv6 = IpAddress.parse("fd00::");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(ipv4, 33))
                .withMessage("prefix length 33 of 10.0.0.0 is not in 0 to 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(ipv4, -1))
                .withMessage("prefix length -1 of 10.0.0.0 is not in 0 to 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(ipv6, 129))
                .withMessage("prefix length 129 of fd00:: is not in 0 to 128");
    }

    @Test
    void refusesHostBits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(IpAddress.parse("10.100.0.1"), 16))
                .withMessage("10.100.0.1/16 has host bits set; did you mean 10.100.0.0/16?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(IpAddress.parse("fd00::1"), 64))
                .withMessage("fd00::1/64 has host bits set; did you mean fd00::/64?");
    }

    @Test
    void containsBlocksInsideAndItself() {
        assertThat(VPC.contains(PODS)).isTrue();
        assertThat(PODS.contains(VPC)).isFalse();
        assertThat(VPC.contains(VPC)).isTrue();
        assertThat(VPC.contains(Cidr.parse("11.0.0.0/16"))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").contains(VPC)).isTrue();
        assertThat(Cidr.parse("fd00::/64").contains(Cidr.parse("fd00::8000:0:0:0/65")))
                .isTrue();
        assertThat(Cidr.parse("fd00::8000:0:0:0/65").contains(Cidr.parse("fd00::/66")))
                .isFalse();
    }

    @Test
    void containsItsFirstAndLastAddressAndNoneBeyond() {
        assertThat(PODS.contains(PODS.network())).isTrue();
        assertThat(PODS.contains(PODS.last())).isTrue();
        assertThat(PODS.contains(IpAddress.parse("10.99.255.255"))).isFalse();
        assertThat(PODS.contains(IpAddress.parse("10.101.0.0"))).isFalse();
    }

    @Test
    void overlapsWhereOneContainsTheOther() {
        assertThat(VPC.overlaps(PODS)).isTrue();
        assertThat(PODS.overlaps(VPC)).isTrue();
        assertThat(PODS.overlaps(PODS)).isTrue();
        assertThat(PODS.overlaps(Cidr.parse("10.101.0.0/16"))).isFalse();
    }

    @Test
    void keepsTheFamiliesApart() {
        Cidr allIpv4 = Cidr.parse("0.0.0.0/0");
        Cidr allIpv6 = Cidr.parse("::/0");

        assertThat(allIpv4.overlaps(allIpv6)).isFalse();
        assertThat(allIpv6.contains(PODS)).isFalse();
        assertThat(allIpv6.contains(PODS.network())).isFalse();
        assertThat(allIpv4.contains(IpAddress.parse("::ffff:1.2.3.4"))).isFalse();
        assertThat(allIpv4).isNotEqualTo(allIpv6);
        assertThat(IpAddress.parse("0.0.0.0")).isNotEqualTo(IpAddress.parse("::"));
    }

    @Test
    void sortsByFamilyThenNetworkThenLargerFirst() {
        assertThat(
                        List.of(
                                        "fd00::/8",
                                        "::/0",
                                        "10.0.0.0/16",
                                        "128.0.0.0/1",
                                        "10.0.0.0/8",
                                        "8000::/1",
                                        "10.0.0.0/32")
                                .stream()
                                .map(Cidr::parse)
                                .sorted())
                .map(Cidr::toString)
                .containsExactly(
                        "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/32", "128.0.0.0/1", "::/0", "8000::/1", "fd00::/8");
    }

    @Test
    void isEqualByFamilyNetworkAndLength() {
        assertThat(Cidr.parse("FD00:0::/64"))
                .isEqualTo(Cidr.parse("fd00::/64"))
                .hasSameHashCodeAs(Cidr.parse("fd00::/64"));
        assertThat(Cidr.parse("fd00::/64"))
                .isNotEqualTo(Cidr.parse("fd00::/65"))
                .isNotEqualTo(Cidr.parse("fd00:1::/64"))
                .isNotEqualTo(Cidr.parse("fd00::1/128"))
                .isNotEqualTo("fd00::/64")
                .isNotEqualTo(null);
        assertThat(Cidr.parse("fd00::/128")).isNotEqualTo(Cidr.parse("fd00::1/128"));
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> Cidr.parse(null)).withMessage("text");
        assertThatNullPointerException().isThrownBy(() -> Cidr.tryParse(null)).withMessage("text");
        assertThatNullPointerException().isThrownBy(() -> Cidr.of(null, 8)).withMessage("network");
    }
}
