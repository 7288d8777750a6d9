// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTypesFileTest {
    private static final InstanceTypes XLARGE =
            InstanceTypes.of(List.of(new InstanceTypeLimits("ecs.g7.xlarge", 4, 15, 15)));

    private static void assertRefused(String content, String message) {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> InstanceTypesFile.parse("types.json", content))
                .withMessage(message);
    }

    @Test
    void readsTheCloudsAnswerAndPassesOtherFieldsOver() {
        assertThat(InstanceTypesFile.parse("types.json", """
                {"RequestId": "B2D3", "NextToken": "", "InstanceTypes": {"InstanceType": [
                  {"MemorySize": 16.0, "InstanceTypeId": "ecs.g7.xlarge", "GPUSpec": "", "EniQuantity": 4,
                   "EniTrunkSupported": true, "EniPrivateIpAddressQuantity": 15, "EniIpv6AddressQuantity": 15}]}}
                """)).isEqualTo(XLARGE);
    }

    @Test
    void readsJsonIndentedWithTabs() {
        assertThat(InstanceTypesFile.parse("types.json", """

                \t{
                \t"InstanceTypes": {
                \t\t"InstanceType": [{
                \t\t\t"InstanceTypeId":\t"ecs.g7.xlarge", "EniQuantity": 4,
                \t\t\t"EniPrivateIpAddressQuantity": 15, "EniIpv6AddressQuantity": 15
                \t\t}]
                \t}
                }
                """)).isEqualTo(XLARGE);
    }

    @Test
    void readsTheListAloneInJsonAndYaml() {
        assertThat(InstanceTypesFile.parse("types.json", """
                [{"InstanceTypeId": "ecs.g7.xlarge", "EniQuantity": 4, "EniPrivateIpAddressQuantity": 15,
                \t"EniIpv6AddressQuantity": 15}]
                """)).isEqualTo(XLARGE);
        assertThat(InstanceTypesFile.parse("types.yaml", """
                - InstanceTypeId: ecs.g7.xlarge
                  EniQuantity: 4
                  EniPrivateIpAddressQuantity: 15
                  EniIpv6AddressQuantity: 15
                """)).isEqualTo(XLARGE);
    }

    @Test
    void noFigureOfIpv6IsZero() {
        assertThat(InstanceTypesFile.parse("types.yaml", """
                - {InstanceTypeId: ecs.g5.large, EniQuantity: 2, EniPrivateIpAddressQuantity: 6}
                """).find("ecs.g5.large"))
                .contains(new InstanceTypeLimits("ecs.g5.large", 2, 6, 0));
    }

    @Test
    void noTypesAreNoProblem() {
        assertThat(InstanceTypesFile.parse("types.json", "{\"InstanceTypes\": {\"InstanceType\": []}}"))
                .isEqualTo(InstanceTypes.none());
    }

    @Test
    void saysEveryProblemWithItsPlace() {
        assertRefused("""
                {"InstanceTypes": {"InstanceType": [
                  {"EniQuantity": 4, "EniPrivateIpAddressQuantity": 15},
                  {"InstanceTypeId": "ecs.a.b", "EniQuantity": "4"},
                  {"InstanceTypeId": "ecs.c.d", "EniQuantity": -1, "EniPrivateIpAddressQuantity": 1.5,
                   "EniIpv6AddressQuantity": null},
                  7]}}
                """, """
                types.json:2:3: InstanceTypes.InstanceType[0]: found no field "InstanceTypeId", expected it
                types.json:3:3: InstanceTypes.InstanceType[1]: found no field "EniPrivateIpAddressQuantity", expected it
                types.json:3:48: InstanceTypes.InstanceType[1].EniQuantity: found text "4", expected a whole number from 0 to 100000 without quotes
                types.json:4:48: InstanceTypes.InstanceType[2].EniQuantity: found "-1", expected a whole number from 0 to 100000
                types.json:4:83: InstanceTypes.InstanceType[2].EniPrivateIpAddressQuantity: found "1.5", expected a whole number from 0 to 100000
                types.json:5:30: InstanceTypes.InstanceType[2].EniIpv6AddressQuantity: found nothing, expected a whole number from 0 to 100000
                types.json:6:3: InstanceTypes.InstanceType[3]: found "7", expected a mapping with the field "InstanceTypeId\"""");
    }

    @Test
    void refusesATypeTwiceWithOtherFigures() {
        String type = "{InstanceTypeId: ecs.a.b, EniPrivateIpAddressQuantity: 6, EniQuantity: ";

        assertThat(InstanceTypesFile.parse("types.yaml", "[" + type + "2}, " + type + "2}]")
                        .all())
                .hasSize(1);
        assertRefused(
                "[" + type + "2},\n " + type + "3}]",
                "types.json:2:2: InstanceType[1]: found \"ecs.a.b\" again with other figures, expected each type once");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        hello                     | types.json:1:1: plan: found "hello", expected a mapping with the field "InstanceTypes"
        {}                        | types.json:1:1: plan: found no field "InstanceTypes", expected it
        {InstanceTypes: 1}        | types.json:1:17: InstanceTypes: found "1", expected a mapping with the field "InstanceType"
        {InstanceTypes: {InstanceType: {}}} | types.json:1:32: InstanceTypes.InstanceType: found a mapping, expected a list of instance types
        """)
    void refusesWhatIsNoAnswer(String content, String message) {
        assertRefused(content, message);
    }

    @Test
    void refusesAnEmptyFileAndAHugeOne() {
        assertRefused("", "types.json:1:1: found no document, expected one");
        assertRefused("\n\n", "types.json:3:1: found no document, expected one");
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> InstanceTypesFile.parse("types.json", new byte[32 * 1024 * 1024 + 1]))
                .withMessage("types.json:1:1: found more than 33554432 bytes, expected instance types of at most that");
    }

    @Test
    void tabsOfYamlStayWhatTheyAre() {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(
                        () -> InstanceTypesFile.parse("types.yaml", "- InstanceTypeId: ecs.a.b\n\tEniQuantity: 4\n"))
                .withMessageStartingWith("types.yaml:2:1: found");
    }
}
