// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan file that cannot be read: exit code 2, the place and the reason, and nothing written. */
class BadPlanFileTest {
    @TempDir
    Path folder;

    static Stream<Arguments> unreadable() throws IOException {
        String guide = Files.readString(Path.of("plans", "guide.yaml"));
        return Stream.of(
                Arguments.of("empty", "", "1:1: found no document, expected one"),
                Arguments.of("binary", "\0\1\2\3", "1:1: found character U+0000, expected text"),
                Arguments.of("a list", "- 1", "1:1: plan: found a list, expected a mapping with the fields of a plan"),
                Arguments.of(
                        "nested deeply", "[".repeat(100_000), "1:65: found a level 65 of nesting, expected at most 64"),
                Arguments.of(
                        "alias bomb",
                        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
                        "1:4: found an anchor (\"&\"), expected a value without one"),
                Arguments.of(
                        "unknown field",
                        guide.replace("  podCidrs:", "  podCidr:"),
                        "14:3: idc: found the unknown field \"podCidr\", expected one of nodeCidrs, podCidrs, apiServer,"
                                + " cni, nodeCount, podBlockSize; did you mean \"podCidrs\"?"),
                Arguments.of(
                        "duplicate field",
                        guide.replace("  name: guide\n", "  name: guide\n  name: other\n"),
                        "7:3: found \"name\" again, expected it once"),
                Arguments.of(
                        "wrong type",
                        guide.replace("desiredSize: 2", "desiredSize: two"),
                        "nodePool.desiredSize: found \"two\", expected a whole number from 0 to 2147483647"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void isRefusedWithItsPlaceAndNothingIsWritten(String name, String content, String expected) throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), content);
        Path out = folder.resolve("out");

        Run check = Run.of("check", plan);
        Run bundle = Run.of("bundle", plan, "--out", out);

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out()).isEmpty();
        assertThat(check.err()).contains(expected);
        assertThat(check.err().lines()).allMatch(line -> line.startsWith(plan + ":"));
        assertThat(bundle).isEqualTo(check);
        assertThat(out).doesNotExist();
    }

    @Test
    void isRefusedWhenItIsHuge() throws IOException {
        byte[] huge = new byte[100_000_000];
        Arrays.fill(huge, (byte) '#');
        Path plan = Files.write(folder.resolve("plan.yaml"), huge);

        assertThat(Run.of("check", plan))
                .isEqualTo(new Run(
                        2, "", plan + ":1:1: found more than 16777216 bytes, expected a file of at most that\n"));
    }

    @Test
    void isRefusedWhenItHoldsASecretWhichIsNotRepeated() throws IOException {
        String canary = "LTAI5tCanaryCanaryCanary";
        String guide = Files.readString(Path.of("plans", "guide.yaml"), StandardCharsets.UTF_8)
                .replace("credentials: {source: addon-secret}", "credentials: {source: " + canary + "}")
                .replace("  desiredSize: 2\n", "  desiredSize: 2\n  loginPassword: " + canary + "\n");
        Path plan = Files.writeString(folder.resolve("plan.yaml"), guide);

        Run run = Run.of("check", plan);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out() + run.err()).doesNotContain(canary);
        assertThat(run.err()).contains("found the field \"loginPassword\", expected no secret");
    }
}
