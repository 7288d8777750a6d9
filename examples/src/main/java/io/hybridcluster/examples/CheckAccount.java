// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code preflight PLAN}: prints what the account lacks for a plan. It reads only. */
final class CheckAccount {
    private CheckAccount() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--fakes"));
        PlanFile file = Plans.read(arguments.file("plan"));
        try (Account account = Account.open(arguments, file.plan(), err)) {
            Preflight.Result result = Preflight.of(account.cloud()).check(file.plan());
            for (LiveFinding finding : result.findings()) {
                out.println(finding);
                out.println("    " + finding.remedy());
            }
            long errors = result.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .count();
            err.println("read by " + result.requests() + " requests: "
                    + result.findings().size() + " findings, of them " + errors + " errors");
            return errors == 0 ? 0 : 1;
        }
    }
}
