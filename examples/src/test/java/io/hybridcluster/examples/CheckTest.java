// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final Path GUIDE = Path.of("plans", "guide.yaml");

    @TempDir
    Path folder;

    private Path guideWith(String before, String after) throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(guide).contains(before);
        return Files.writeString(folder.resolve("plan.yaml"), guide.replace(before, after));
    }

    @Test
    void theGuidesOwnPlanHasWarningsAndNoError() {
        Run run = Run.of("check", GUIDE);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .doesNotContain("[ERROR]")
                .contains("PodCidr.InsideVpc")
                .contains("ApiServer.InsideVpc");
        Golden.assertSame("check-guide.txt", run.out());
    }

    @Test
    void aPodVSwitchInsideTheIdcPodBlockIsAnError() throws IOException {
        Run run = Run.of("check", guideWith("cidr: 10.10.25.0/24", "cidr: 10.100.3.0/24"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.startsWith("[ERROR]")))
                .singleElement()
                .asString()
                .contains("10.100.0.0/16", "10.100.3.0/24", "vsw-bp1pod00000000000000")
                .endsWith(" | PodCidr.OverlapsVSwitch");
    }

    @Test
    void aWaivedFindingIsStillShownWithItsReason() throws IOException {
        Path plan = Files.writeString(
                folder.resolve("plan.yaml"),
                Files.readString(GUIDE)
                        + "waivers:\n  - {finding: PodCidr.InsideVpc, reason: \"a more specific CEN route wins\"}\n");

        Run run = Run.of("check", plan);

        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContainPattern("(?m)^\\[WARNING].*PodCidr\\.InsideVpc$");
        assertThat(run.out()).containsPattern("(?m)^\\[WAIVED] idc\\.podCidrs\\[0].*PodCidr\\.InsideVpc$");
        assertThat(run.out()).contains("\n    waived: a more specific CEN route wins\n");
    }

    @Test
    void everyLineHasTheFormOfAFindingAndItsRemedy() {
        String[] lines = Run.of("check", GUIDE).out().split("\n");

        for (int i = 0; i < lines.length; i += 2) {
            assertThat(lines[i]).matches("\\[(ERROR|WARNING|INFO)] .+ \\(.+\\): .+ \\| [A-Z]\\w+\\.[A-Z]\\w+");
            assertThat(lines[i + 1]).startsWith("    ");
        }
    }
}
