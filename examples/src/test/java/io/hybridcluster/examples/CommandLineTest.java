// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final String GUIDE = "plans/guide.yaml";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conjure                            | there is no program \"conjure\"",
                "check                              | expected one plan, found 0",
                "check a b                          | expected one plan, found 2",
                "check plans/guide.yaml --fix       | there is no option \"--fix\" here",
                "check plans/guide.yaml --out x     | there is no option \"--out\" here",
                "check --instance-types             | the option --instance-types lacks its value",
                "bundle plans/guide.yaml            | the option --out is missing",
                "bundle plans/guide.yaml --out a --out b | the option --out is given twice",
                "quickstart plans/guide.yaml        | expected no file, found plans/guide.yaml",
                "overlaps                           | expected one file of address blocks, found 0",
            })
    void saysWhatIsWrongWithACommandLineThenHowItIsUsed(String words, String message) {
        Run run = Run.of((Object[]) words.strip().split(" +"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(message + "\nusage: ");
    }

    @Test
    void printsItsUsageWithoutWords() {
        assertThat(Run.of().code()).isEqualTo(2);
        assertThat(Run.of().err()).startsWith("usage: ");
        assertThat(Run.of("--help").code()).isEqualTo(0);
        assertThat(Run.of("--help").out()).startsWith("usage: ");
    }

    @Test
    void saysWhichFileIsMissing() {
        Path missing = folder.resolve("nowhere.yaml");

        assertThat(Run.of("check", missing)).isEqualTo(new Run(2, "", missing + ": there is no such file\n"));
        assertThat(Run.of("check", GUIDE, "--instance-types", missing))
                .isEqualTo(new Run(2, "", missing + ": there is no such file\n"));
        assertThat(Run.of("overlaps", missing)).isEqualTo(new Run(2, "", missing + ": there is no such file\n"));
    }

    @Test
    void showsTheNulThatMakesAWordNoPath() {
        Run run = Run.of("check", "plan\0.yaml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("\"plan\\0.yaml\" is not a path here;"
                        + " a name with letters beyond ASCII needs a UTF-8 locale\nusage: ");
    }

    @Test
    void refusesAFolderWhereAFileIsWanted() {
        Run run = Run.of("check", folder);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
    }
}
