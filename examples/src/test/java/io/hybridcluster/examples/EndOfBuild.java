// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Need;
import io.hybridcluster.testsupport.TestReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last step of {@code mvn verify}: prints what the tests of all modules skipped, and refuses test classes without tests. */
class EndOfBuild {
    @Test
    void countsWhatWasSkippedAndFindsATestInEachTestClass() {
        Instant started = Instant.parse(System.getProperty("hybrid.build.started"));

        TestReport report = TestReport.read(Path.of(".."), started.truncatedTo(ChronoUnit.SECONDS));

        System.out.println(report.text());
        if (System.getProperty("hybrid.excludedGroups", "").isEmpty()) {
            assertThat(report.empty())
                    .as("test classes in which no test was found")
                    .isEmpty();
        }
        if (Need.allRequired()) {
            assertThat(report.skippedClasses())
                    .as("classes with skipped tests, although HYBRID_TEST_ALL is true")
                    .isEqualTo(Map.of());
        }
    }
}
