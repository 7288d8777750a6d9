// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportTest {
    private static final Instant STARTED = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    private Path root;

    @Test
    void addsUpAllModulesAndJvms() throws IOException {
        ledger("a", "1.tsv", STARTED, "x.OneTest\tran\t1200\nx.OneTest\tskipped KUBEBUILDER_ASSETS\t7\n");
        ledger("a", "2.tsv", STARTED.plusSeconds(60), "x.TwoTest\tskipped kubectl\t2\n");
        ledger("b", "3.tsv", STARTED, "y.ThreeTest\tskipped\t1\ny.ThreeTest\tran\t34\n");
        for (String name :
                new String[] {"a/x/OneTest", "a/x/TwoTest", "a/x/TwoTest$Nested", "b/y/ThreeTest", "b/y/Sample"}) {
            classFile(name);
        }

        assertThat(TestReport.read(root, STARTED).text()).isEqualTo("""
                ----------------------------------------------------------------------------------------------------
                1,234 tests ran, 10 were skipped:
                       7 need KUBEBUILDER_ASSETS: a folder with etcd and kube-apiserver, as setup-envtest makes it
                       1 for another reason: y.ThreeTest
                       2 need the program kubectl
                HYBRID_TEST_ALL=true makes each of these a failure. CONTRIBUTING.md says how to meet the needs.
                ----------------------------------------------------------------------------------------------------""");
    }

    @Test
    void saysInOneLineThatNothingWasSkipped() throws IOException {
        ledger("a", "1.tsv", STARTED, "x.OneTest\tran\t5\n");
        classFile("a/x/OneTest");

        assertThat(TestReport.read(root, STARTED).text()).isEqualTo("""
                ----------------------------------------------------------------------------------------------------
                5 tests ran, 0 were skipped
                ----------------------------------------------------------------------------------------------------""");
    }

    @Test
    void namesTestClassesInWhichNoTestWasFound() throws IOException {
        ledger("a", "1.tsv", STARTED, "x.OneTest\tran\t5\n");
        for (String name :
                new String[] {"a/x/OneTest", "a/x/TestTwo", "a/x/ThreeTests", "a/FourTestCase", "a/x/Fixture"}) {
            classFile(name);
        }

        assertThat(TestReport.read(root, STARTED).empty())
                .containsExactly("a: FourTestCase", "a: x.TestTwo", "a: x.ThreeTests");
    }

    @Test
    void leavesOutWhatAnEarlierBuildWrote() throws IOException {
        ledger("a", "1.tsv", STARTED.minusSeconds(1), "x.OneTest\tran\t5\n");
        ledger("a", "2.tsv", STARTED, "x.OneTest\tran\t3\n");
        classFile("a/x/OneTest");
        // A module whose tests did not run in this build is not judged.
        ledger("b", "1.tsv", STARTED.minusSeconds(1), "y.OneTest\tran\t5\n");
        classFile("b/y/TwoTest");

        TestReport report = TestReport.read(root, STARTED);

        assertThat(report.ran()).isEqualTo(3);
        assertThat(report.empty()).isEmpty();
    }

    private void ledger(String module, String name, Instant written, String lines) throws IOException {
        Path file = root.resolve(module).resolve("target/test-ledger").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines);
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private void classFile(String name) throws IOException {
        Path file = root.resolve(name.replaceFirst("/", "/target/test-classes/") + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[0]);
    }
}
