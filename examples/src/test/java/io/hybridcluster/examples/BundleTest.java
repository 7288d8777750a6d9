// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final Path GUIDE = Path.of("plans", "guide.yaml");

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("bundle");
    }

    @Test
    void writesEveryArtefactOfTheGuidesPlan() throws IOException {
        Run run = Run.of("bundle", GUIDE, "--out", out());

        assertThat(run.code()).isZero();
        assertThat(names(out())).containsExactlyInAnyOrderElementsOf(Bundle.NAMES);
        for (String name : Bundle.NAMES) {
            Golden.assertSame("guide-bundle/" + name, Files.readString(out().resolve(name)));
        }
        assertThat(Files.isExecutable(out().resolve(Bundle.NODE_SCRIPT))).isTrue();
    }

    @Test
    void hasTheKubeletTakeAsManyPodsAsThePlanSays() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(
                plan, Files.readString(GUIDE).replace("  desiredSize: 2\n", "  desiredSize: 2\n  maxPods: 48\n"));
        Files.copy(GUIDE.resolveSibling("init-node.sh"), folder.resolve("init-node.sh"));

        assertThat(Run.of("bundle", plan, "--out", out()).code()).isZero();

        assertThat(Files.readString(out().resolve(Bundle.NODE_SCRIPT)))
                .contains("\nif hybrid_kubelet_flags max-pods=48; then\n");
    }

    @Test
    void leavesAFolderThatIsThereAloneWithoutForce() throws IOException {
        Run.of("bundle", GUIDE, "--out", out());
        Files.writeString(out().resolve(Bundle.FINDINGS), "mine");

        Run again = Run.of("bundle", GUIDE, "--out", out());

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).isEqualTo(out() + " is already there; --force replaces it\n");
        assertThat(out().resolve(Bundle.FINDINGS)).hasContent("mine");

        assertThat(Run.of("bundle", GUIDE, "--out", out(), "--force").code()).isZero();
        assertThat(Files.readString(out().resolve(Bundle.FINDINGS))).isNotEqualTo("mine");
        assertThat(names(folder)).containsExactly("bundle");
    }

    /** What a run leaves that is killed once the old folder was moved aside, or before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void putsRightWhatARunLeftThatWasKilled(boolean movedAside) throws IOException {
        Run.of("bundle", GUIDE, "--out", out());
        Path fresh = Files.createDirectory(folder.resolve(".bundle.new123"));
        Files.writeString(fresh.resolve(Bundle.NODE_SCRIPT), "half");
        Path unrelated = Files.createDirectory(folder.resolve(".bundle.new124"));
        Files.writeString(unrelated.resolve("thesis.tex"), "years");
        if (movedAside) {
            Files.move(out(), folder.resolve(".bundle.new123.old"));
        }

        Run again = Run.of("bundle", GUIDE, "--out", out());

        assertThat(again.err()).isEqualTo(out() + " is already there; --force replaces it\n");
        assertThat(names(out())).containsExactlyInAnyOrderElementsOf(Bundle.NAMES);
        assertThat(names(folder)).containsExactlyInAnyOrder("bundle", ".bundle.new124");
    }

    @Test
    void neverReplacesAFolderThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("thesis.tex"), "years");

        Run run = Run.of("bundle", GUIDE, "--out", out(), "--force");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(out() + " holds what this program did not write, so it is not replaced: thesis.tex\n");
        assertThat(names(out())).containsExactly("thesis.tex");
    }

    @Test
    void writesNothingForAPlanWithErrors() throws IOException {
        Path plan = Files.writeString(
                folder.resolve("plan.yaml"), Files.readString(GUIDE).replace("10.10.25.0/24", "10.100.3.0/24"));

        Run run = Run.of("bundle", plan, "--out", out());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("PodCidr.OverlapsVSwitch");
        assertThat(run.err()).isEqualTo("the plan has errors: nothing is written\n");
        assertThat(names(folder)).containsExactly("plan.yaml");
    }

    @Test
    void writesNothingWhenTheScriptIsMissing() throws IOException {
        Path plan = Files.copy(GUIDE, folder.resolve("plan.yaml"));

        Run run = Run.of("bundle", plan, "--out", out());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(folder.resolve("init-node.sh") + ": there is no such file\n");
        assertThat(names(folder)).containsExactly("plan.yaml");
    }

    @Test
    void givesTheSameBytesTwice() throws IOException {
        Run.of("bundle", GUIDE, "--out", folder.resolve("one"));
        Run.of("bundle", GUIDE, "--out", folder.resolve("two"));

        for (String name : Bundle.NAMES) {
            assertThat(folder.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
