// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.Doctor;
import io.hybridcluster.model.change.WriteMode;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** {@code verify PLAN --kubeconfig FILE}: prints what is wrong with the live cluster of a plan. It reads only. */
final class Verify {
    private Verify() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("--kubeconfig", "--instance-types"), Set.of());
        PlanFile file = Plans.read(arguments.file("plan"));
        KubernetesApi api = LiveCluster.api(arguments, WriteMode.READ_ONLY);
        Doctor doctor = new Doctor(api, file.plan(), Plans.instanceTypes(arguments.path(Option.INSTANCE_TYPES)));
        err.println("examining the cluster of plan " + file.plan().name());
        List<LiveFinding> findings = doctor.examine(Instant.now());
        for (LiveFinding finding : findings) {
            out.println(finding);
            out.println("    " + finding.remedy());
        }
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        err.println("examined: " + findings.size() + " findings, of them " + errors + " errors");
        return errors == 0 ? 0 : 1;
    }
}
