// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapsTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("blocks.txt"), text);
    }

    @Test
    void printsEachOverlappingPairOuterFirst() throws IOException {
        Path file = file("""
                # the guide's network
                10.0.0.0/8 vpc
                10.10.24.0/24   node vSwitch

                10.100.0.0/16 idc-pods
                192.168.0.0/24 idc-nodes
                fd00::/8
                fd00:1::/64 v6
                """);

        assertThat(Run.of("overlaps", file)).isEqualTo(new Run(0, """
                        10.0.0.0/8 vpc overlaps 10.10.24.0/24   node vSwitch
                        10.0.0.0/8 vpc overlaps 10.100.0.0/16 idc-pods
                        fd00::/8 overlaps fd00:1::/64 v6
                        """, ""));
    }

    @Test
    void countsPairsAsABareNumber() throws IOException {
        Path file = file("10.0.0.0/8\n10.0.0.0/8\n10.1.0.0/16\r\n");

        assertThat(Run.of("overlaps", file, "--count")).isEqualTo(new Run(0, "3\n", ""));
    }

    @Test
    void namesEachBadLineByItsPlaceAndPrintsNothing() throws IOException {
        Path file = file("10.0.0.0/8\n  10.0.0.1/8 host bits\nten\n");

        Run run = Run.of("overlaps", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).startsWith(file + ":2:3: ").contains("did you mean 10.0.0.0/8?");
        assertThat(run.err()).contains("\n" + file + ":3:1: ");
    }

    @Test
    void stopsAfterTwentyBadLines() throws IOException {
        Run run = Run.of("overlaps", file("x\n".repeat(1_000)));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(20);
    }

    @Test
    void refusesALineWithoutEnd() throws IOException {
        Path file = file("10.0.0.0/8\n" + "x".repeat(1_000_000));

        assertThat(Run.of("overlaps", file))
                .isEqualTo(new Run(
                        2,
                        "",
                        file + ":2:4097: found a line of more than 4096 characters, expected an address block\n"));
    }

    @Test
    void refusesBytesThatAreNotText() throws IOException {
        Path file = Files.write(folder.resolve("blocks.txt"), new byte[] {'1', '0', (byte) 0xff, '\n'});

        assertThat(Run.of("overlaps", file))
                .isEqualTo(new Run(2, "", file + ":1:1: found bytes that are not UTF-8, expected text\n"));
    }

    @Test
    void anEmptyFileHasNoPairs() throws IOException {
        assertThat(Run.of("overlaps", file(""), "--count")).isEqualTo(new Run(0, "0\n", ""));
    }
}
