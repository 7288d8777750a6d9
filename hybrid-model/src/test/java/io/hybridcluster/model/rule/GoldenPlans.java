// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.file.InstanceTypesFile;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.finding.WaivedFinding;
import io.hybridcluster.model.plan.HybridPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plans beside this class's resources: {@code NAME.plan.yaml}, what a check says of it in {@code NAME.findings}, and
 * where the check gets instance types, {@code NAME.types.json}.
 */
final class GoldenPlans {
    static final Path FOLDER = Path.of("src/test/resources/io/hybridcluster/model/rule");
    private static final String PLAN = ".plan.yaml";

    private GoldenPlans() {}

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PLAN))
                    .map(name -> name.substring(0, name.length() - PLAN.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HybridPlan plan(String name) {
        return PlanFile.parse(name + PLAN, read(FOLDER.resolve(name + PLAN))).plan();
    }

    static InstanceTypes types(String name) {
        Path file = FOLDER.resolve(name + ".types.json");
        return Files.exists(file) ? InstanceTypesFile.parse(file.toString(), read(file)) : InstanceTypes.none();
    }

    static Findings check(String name) {
        return PlanRules.standard().check(plan(name), types(name));
    }

    static Path findings(String name) {
        return FOLDER.resolve(name + ".findings");
    }

    /** The form of the golden files: a line for the finding, then its remedy or its waiver's reason, indented. */
    static String text(Findings findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings.open()) {
            text.append(finding).append("\n    ").append(finding.remedy()).append('\n');
        }
        for (WaivedFinding waived : findings.waived()) {
            text.append(waived)
                    .append("\n    ")
                    .append(waived.waiver().reason())
                    .append('\n');
        }
        return text.toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
