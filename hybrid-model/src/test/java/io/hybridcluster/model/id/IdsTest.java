// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    static Stream<Arguments> prefixed() {
        return Stream.of(
                Arguments.of("VPC", "vpc-", (Function<String, Comparable<?>>) VpcId::parse),
                Arguments.of("vSwitch", "vsw-", (Function<String, Comparable<?>>) VSwitchId::parse),
                Arguments.of("security group", "sg-", (Function<String, Comparable<?>>) SecurityGroupId::parse),
                Arguments.of("CEN", "cen-", (Function<String, Comparable<?>>) CenId::parse));
    }

    @ParameterizedTest
    @MethodSource("prefixed")
    void havePrefixesAndTails(String kind, String prefix, Function<String, Comparable<?>> parser) {
        for (String tail : List.of("0000", "bp1aevy8sofi8mh1q0000", "z".repeat(64))) {
            assertThat(parser.apply(prefix + tail)).hasToString(prefix + tail).isEqualTo(parser.apply(prefix + tail));
        }
        String expected =
                "\" is not a " + kind + " id: expected \"" + prefix + "\" and 4 to 64 lower-case letters and digits";
        for (String text : List.of(
                "",
                prefix,
                prefix + "000",
                prefix + "z".repeat(65),
                prefix + "0000-",
                "x" + prefix + "0000",
                prefix + "\uff11000",
                prefix + "000\u0131",
                "i-bp1aevy8sofi8mh1q0000",
                prefix + "0 00",
                prefix + "0000\n0")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parser.apply(text))
                    .withMessage("\"" + text + expected);
        }
        for (String text : List.of(
                prefix + "ABCD",
                " " + prefix + "abcd",
                prefix + "abcd\n",
                prefix.toUpperCase(java.util.Locale.ROOT) + "aBcD")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parser.apply(text))
                    .withMessage("\"" + text + expected + "; did you mean \"" + prefix + "abcd\"?");
        }
        assertThatNullPointerException().isThrownBy(() -> parser.apply(null));
    }

    @Test
    void areOrderedByTheirText() {
        assertThat(new VpcId("vpc-aaaa")).isLessThan(new VpcId("vpc-bbbb"));
        assertThat(new VSwitchId("vsw-aaaa")).isLessThan(new VSwitchId("vsw-bbbb"));
        assertThat(new SecurityGroupId("sg-aaaa")).isLessThan(new SecurityGroupId("sg-bbbb"));
        assertThat(new CenId("cen-aaaa")).isLessThan(new CenId("cen-bbbb"));
        assertThat(new RegionId("cn-a")).isLessThan(new RegionId("cn-b"));
        assertThat(new ZoneId("cn-a")).isLessThan(new ZoneId("cn-b"));
        assertThat(new ClusterId("c" + "a".repeat(32))).isLessThan(new ClusterId("c" + "b".repeat(32)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c",
                "c0a1b2c3d4e5f60718293a4b5c6d7e8f",
                "c0a1b2c3d4e5f60718293a4b5c6d7e8f99",
                "d0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "C0a1b2c3d4e5f60718293a4b5c6d7e8f9"
            })
    void clusterIdsHaveThirtyThreeCharacters(String text) {
        assertThat(ClusterId.parse("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"))
                .hasToString("c0a1b2c3d4e5f60718293a4b5c6d7e8f9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterId.parse(text))
                .withMessage("\"" + text
                        + "\" is not a cluster id: expected \"c\" and 32 lower-case letters and digits, found "
                        + text.length() + " characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-hangzhou", "ap-southeast-1", "cn-hangzhou-finance", "us-east-1", "cn-north-2-gov-1"})
    void regionsAndZonesTakeTheGrammar(String text) {
        assertThat(RegionId.parse(text)).hasToString(text);
        assertThat(ZoneId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cn",
                "cn-",
                "cn--a",
                "c-a",
                "chn-a",
                "CN-hangzhou",
                "cn-hangzhou-",
                "cn_hangzhou",
                "cn-a b",
                "cn-\u00e9"
            })
    void regionsAndZonesRefuseTheRest(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionId.parse(text))
                .withMessage(
                        "\"" + text + "\" is not a region id: expected one like \"cn-hangzhou\" or \"ap-southeast-1\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneId.parse(text))
                .withMessage(
                        "\"" + text + "\" is not a zone id: expected one like \"cn-hangzhou-h\" or \"us-east-1a\"");
    }

    @Test
    void regionsAndZonesHaveSixtyFourCharactersAtMost() {
        String longest = "cn" + "-a".repeat(31);
        assertThat(RegionId.parse(longest)).hasToString(longest);
        assertThat(ZoneId.parse(longest)).hasToString(longest);
        for (String text : List.of(longest + "a", "cn" + "-a".repeat(1_000_000))) {
            assertThatIllegalArgumentException().isThrownBy(() -> RegionId.parse(text));
            assertThatIllegalArgumentException().isThrownBy(() -> ZoneId.parse(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cn-hangzhou-h, cn-hangzhou, true",
        "us-east-1a, us-east-1, true",
        "cn-hangzhou-aa, cn-hangzhou, true",
        "cn-hangzhou, cn-hangzhou, false",
        "cn-hangzhou-abc, cn-hangzhou, false",
        "cn-hangzhou-1, cn-hangzhou, false",
        "cn-hangzhou-finance-b, cn-hangzhou, false",
        "cn-beijing-h, cn-hangzhou, false",
    })
    void zonesAreInTheirRegion(String zone, String region, boolean expected) {
        assertThat(ZoneId.parse(zone).isIn(RegionId.parse(region))).isEqualTo(expected);
    }
}
