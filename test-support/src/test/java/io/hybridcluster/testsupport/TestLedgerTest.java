// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class TestLedgerTest {
    private static final Need LUCK = new Need("LUCK", "good fortune");
    private static final String SAMPLES = TestLedgerTest.class.getName();

    @TempDir
    private Path root;

    @Test
    void countsWhatRanAndWhatWasSkippedByNeed() throws IOException {
        run(SomeSkipped.class);

        assertThat(ledger()).containsExactly(SAMPLES + "\tran\t4", SAMPLES + "\tskipped LUCK\t2");
    }

    @Test
    void countsEachTestOfAClassThatWasSkippedAsAWhole() throws IOException {
        run(AllSkipped.class);

        assertThat(ledger()).containsExactly(SAMPLES + "\tskipped LUCK\t3");
    }

    @Test
    void countsASkipForAnotherReasonWithoutANeed() throws IOException {
        run(SkippedForAnotherReason.class);

        assertThat(ledger()).containsExactly(SAMPLES + "\tskipped\t1");
    }

    @Test
    void saysNothingOfAClassWithoutATest() throws IOException {
        run(WithoutTests.class);

        assertThat(ledger()).isEmpty();
    }

    @Test
    void writesNothingWhereNoFolderIsNamed() throws IOException {
        launch(new TestLedger(null), SomeSkipped.class);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void addsWhatSeveralPlansOfOneJvmDid() throws IOException {
        run(SomeSkipped.class);
        run(AllSkipped.class);
        Files.createDirectories(root.resolve("module/target/test-classes"));

        TestReport report = TestReport.read(root, Instant.EPOCH);

        assertThat(report.ran()).isEqualTo(4);
        assertThat(report.skipped()).containsOnlyKeys("LUCK").containsEntry("LUCK", 5);
    }

    private void run(Class<?> sample) {
        launch(new TestLedger(root.resolve("module/target/test-ledger").toString()), sample);
    }

    private static void launch(TestLedger ledger, Class<?> sample) {
        // Without the services of the class path: this JVM's own ledger is among them.
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(sample))
                                .build(),
                        ledger);
    }

    private List<String> ledger() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("module/target/test-ledger"))) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }

    static class SomeSkipped {
        @Test
        void runs() {
            assertThat(LUCK.value()).isEmpty();
        }

        @Test
        void isSkipped() {
            throw new NeedMissingException(LUCK, "none today");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void runsForEach(int number) {
            assertThat(number).isPositive();
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void findsNoArguments(int number) {
            assertThat(number).isPositive();
        }

        static Stream<Integer> numbers() {
            throw new NeedMissingException(LUCK, "none today");
        }

        @Nested
        class Inner {
            @Test
            void runsToo() {
                assertThat(LUCK.name()).isEqualTo("LUCK");
            }
        }
    }

    static class AllSkipped {
        @BeforeAll
        static void prepare() {
            throw new NeedMissingException(LUCK, "none today");
        }

        @Test
        void one() {
            assertThat(LUCK).isNotNull();
        }

        @Test
        void two() {
            assertThat(LUCK).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void asManyAsItTurnsOut(int number) {
            assertThat(number).isPositive();
        }
    }

    static class SkippedForAnotherReason {
        @Test
        void isSkipped() {
            abort("because");
        }
    }

    static class WithoutTests {}
}
