// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.script.NodeScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code quickstart}: checks the guide's own plan, which is inside the jar, and writes its bundle. No account, no cluster. */
final class Quickstart {
    private Quickstart() {}

    static int run(List<String> words, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("--out"), Set.of());
        arguments.noFiles();
        Path folder = arguments.path(Arguments.Option.OUT).orElse(Path.of("target", "quickstart"));

        PlanFile file = PlanFile.parse("guide.yaml", resource("guide.yaml"));
        Findings findings = PlanRules.standard().check(file.plan());
        out.print(Report.of(file, findings));

        NodeScript script = NodeScript.parse(new String(resource("init-node.sh"), StandardCharsets.UTF_8))
                .withKubeletFlags();
        Map<String, String> files = Bundle.files(file, findings.orThrow(), Optional.empty(), Optional.of(script));
        // A second run replaces the first one's folder; one that holds anything else is left alone.
        NewFolder.write(folder, files, Bundle.NAMES, true);

        out.println();
        out.println("The guide's plan is sound, and its bundle is in " + folder + ":");
        files.forEach((name, content) -> out.println("  " + name));
        out.println("Begin with " + folder.resolve(Bundle.RUNBOOK) + ".");
        return 0;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Quickstart.class.getResourceAsStream("/plans/" + name)) {
            if (in == null) {
                throw new IOException("the jar lacks plans/" + name);
            }
            return in.readAllBytes();
        }
    }
}
