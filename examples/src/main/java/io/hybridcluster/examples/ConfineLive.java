// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.client.WriteMode;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.client.procedure.SeparationSurvey;
import io.hybridcluster.k8s.cni.NodeProfile;
import java.io.IOException;

/**
 * {@code confine --kubeconfig FILE}: what must stay off cloud nodes in a live cluster, and the patch for each. Nothing is
 * written, unless {@code --dry-run} has the server validate the patches or {@code --apply} makes them; then what was done
 * is printed last.
 */
final class ConfineLive {
    private ConfineLive() {}

    static int run(Arguments arguments, ConfineReport report) throws IOException {
        arguments.noFiles();
        if (arguments.has(Option.UNDO)) {
            throw new UsageException("--undo is for files: give the objects as they are now, not --kubeconfig");
        }
        WriteMode mode = mode(arguments);
        SeparationClient client = new SeparationClient(LiveCluster.api(arguments, mode));
        SeparationSurvey survey = client.survey(NodeProfile.cloudNode(), Confine.keepAway(arguments));
        int code = report.separation(survey.separation());
        if (mode != WriteMode.READ_ONLY) {
            client.confine(survey).forEach(report::done);
        }
        return code;
    }

    private static WriteMode mode(Arguments arguments) {
        if (arguments.has(Option.DRY_RUN) && arguments.has(Option.APPLY)) {
            throw new UsageException("give --dry-run or --apply, not both");
        }
        if (arguments.has(Option.DRY_RUN)) {
            return WriteMode.DRY_RUN;
        }
        return arguments.has(Option.APPLY) ? WriteMode.WRITE : WriteMode.READ_ONLY;
    }
}
