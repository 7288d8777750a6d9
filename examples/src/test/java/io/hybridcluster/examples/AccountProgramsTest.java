// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs on an account, against a fake one that is as the plan needs it. */
class AccountProgramsTest {
    private static final String PLAN = "plans/guide.yaml";
    private static final String FAKE = "working on a fake account, which is as the plan needs it\n";

    @TempDir
    Path folder;

    @Test
    void preflightFindsNothingWhereEverythingIsAsThePlanNeedsIt() {
        Run run = Run.of("preflight", PLAN, "--fakes");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches(FAKE + "read by \\d+ requests: 0 findings, of them 0 errors\n");
    }

    @Test
    void preflightPrintsEachFindingWithItsRemedy() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(plan, Files.readString(Path.of(PLAN)).replace("desiredSize: 2", "desiredSize: 600"));

        Run run = Run.of("preflight", plan, "--fakes");

        assertThat(run.code()).isOne();
        assertThat(run.out())
                .contains("[ERROR] ")
                .matches("(?:\\[(?:ERROR|WARNING|INFO)] [^\\n]+: [^\\n]+ \\| \\w+\\.\\w+\\n    \\S[^\\n]+\\n)+");
    }

    @Test
    void grantSaysEachStepAndHowToUndoItAndNotTheKey() {
        Run planned = Run.of("grant", PLAN, "--fakes", "--dry-run");
        Run done = Run.of("grant", PLAN, "--fakes", "--user", "terway");

        assertThat(planned.code()).isZero();
        assertThat(planned.out().lines()).hasSize(4).allMatch(line -> line.endsWith(": to be done"));
        assertThat(done.code()).isZero();
        assertThat(done.out().lines()).hasSize(4).allMatch(line -> line.contains(": done; to undo, "));
        assertThat(done.out()).contains("create RAM user \"terway\": done");
    }

    @Test
    void addonInstallsTerwayInThePlansVersion() {
        Run listed = Run.of("addon", PLAN, "list", "--fakes");
        Run installed = Run.of("addon", PLAN, "install", "--fakes");

        assertThat(listed.out()).contains("available add-on terway-eniip v1.8.2\n");
        assertThat(installed.code()).isZero();
        assertThat(installed.out())
                .isEqualTo(
                        "install add-on terway-eniip v1.8.2 in cluster c0a1b2c3d4e5f60718293a4b5c6d7e8f9: done; to undo,"
                                + " uninstall add-on terway-eniip\nnow add-on terway-eniip v1.8.2 ACTIVE\n");
    }

    @Test
    void addonSaysWhyItDidNothing() {
        Run run = Run.of("addon", PLAN, "upgrade", "--fakes");

        assertThat(run.code()).isOne();
        assertThat(run.err()).contains("NOT_INSTALLED: ");
        assertThat(Run.of("addon", PLAN, "install", "nonsense", "--fakes").code())
                .isOne();
    }

    @Test
    void poolIsMadeAndItsNodesAreWaitedFor() {
        Run run = Run.of("pool", PLAN, "create", "--fakes");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .matches("create node pool \"cloud\" \\(np\\w+\\): done; to undo, delete node pool \"cloud\"\n"
                        + "node pool cloud \\(np\\w+\\) ACTIVE: 2 nodes, 2 healthy\n");
        assertThat(Run.of("pool", PLAN, "show", "--fakes").out()).isEqualTo("there is no node pool cloud\n");
    }

    @Test
    void poolSaysWhatIsMissing() {
        Run run = Run.of("pool", PLAN, "scale", "3", "--fakes");

        assertThat(run.code()).isOne();
        assertThat(run.err())
                .isEqualTo(
                        FAKE + "scale node pool \"cloud\" to 3 failed: there is no node pool \"cloud\"; create it, or"
                                + " correct the name\n");
    }

    @Test
    void poolIsDeletedByItsNameOnly() {
        assertThat(Run.of("pool", PLAN, "delete", "--fakes").code()).isEqualTo(2);
        assertThat(Run.of("pool", PLAN, "delete", "cloud", "--fakes").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preflight",
                "grant plans/guide.yaml",
                "addon plans/guide.yaml",
                "addon plans/guide.yaml break --fakes",
                "pool plans/guide.yaml",
                "pool plans/guide.yaml scale --fakes",
                "pool plans/guide.yaml scale many --fakes",
                "pool plans/guide.yaml break --fakes"
            })
    void whatCannotBeUnderstoodIsBadUsage(String words) {
        if (words.startsWith("grant")) {
            // Without a cluster there is nowhere to put the key.
            assertThat(Run.of("grant", PLAN).code()).isEqualTo(2);
            return;
        }
        Run run = Run.of((Object[]) words.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("usage: hybrid-examples PROGRAM ...");
    }
}
