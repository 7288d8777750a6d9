// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.rule.PlanRules;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code check PLAN}: prints what is wrong with a plan, and what to do about it. */
final class Check {
    private Check() {}

    static int run(List<String> words, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("--instance-types"), Set.of());
        PlanFile file = Plans.read(arguments.file("plan"));
        Findings findings = PlanRules.standard()
                .check(file.plan(), Plans.instanceTypes(arguments.path(Arguments.Option.INSTANCE_TYPES)));
        out.print(Report.of(file, findings));
        return findings.hasErrors() ? 1 : 0;
    }
}
