// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.client.procedure.SeparationSurvey;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.WriteMode;
import java.io.IOException;

/**
 * {@code confine --kubeconfig FILE}: what must stay off cloud nodes in a live cluster, the patch for each, and what it restarts. Nothing
 * is written, unless {@code --dry-run} has the server validate the patches or {@code --apply} makes them; then what was done
 * is printed last.
 *
 * <p>{@code --apply} writes a state file, {@code --state FILE} or {@code confine.state.json} in the folder that it runs in, which {@code
 * --undo FILE} takes back, in another process too; with {@code --dry-run} it has the server validate that. A state file that was
 * edited, or is of another cluster or of an object that was created again since, is refused, and nothing is written.
 */
final class ConfineLive {
    private ConfineLive() {}

    static int run(Arguments arguments, ConfineReport report) throws IOException {
        arguments.noFiles();
        WriteMode mode = mode(arguments);
        if (arguments.has(Option.UNDO)) {
            if (arguments.has(Option.STATE) || arguments.has(Option.KEEP_AWAY)) {
                throw new UsageException(
                        "--undo FILE takes back what FILE says: --state and --keep-away do not go with it");
            }
            return undo(arguments, report);
        }
        if (arguments.has(Option.STATE) && !mode.writes()) {
            throw new UsageException("--state goes with --apply: nothing else is recorded");
        }
        SeparationClient client = new SeparationClient(LiveCluster.api(arguments, mode));
        SeparationSurvey survey = client.survey(NodeProfile.cloudNode(), Confine.keepAway(arguments));
        StateFile state = new StateFile(arguments.path(Option.STATE).orElse(StateFile.STANDARD));
        boolean records = mode.writes() && !survey.separation().changes().isEmpty();
        if (records) {
            state.requireWritable();
        }
        int code = report.separation(survey.separation());
        if (mode == WriteMode.READ_ONLY) {
            return code;
        }
        try {
            Changes done = client.confine(survey);
            if (records) {
                record(state, done, report);
            }
            return Math.max(code, report.done(done));
        } catch (KubernetesCallException e) {
            if (records && e.changes().isChange()) {
                record(state, e.changes(), report);
            }
            report.done(e.changes());
            throw e;
        }
    }

    private static void record(StateFile state, Changes done, ConfineReport report) throws IOException {
        state.write(done);
        report.say("to undo this: confine --undo " + state + " --kubeconfig FILE");
    }

    private static int undo(Arguments arguments, ConfineReport report) throws IOException {
        StateFile state = new StateFile(arguments.path(Option.UNDO).orElseThrow());
        Changes recorded = state.read();
        WriteMode mode = arguments.has(Option.DRY_RUN) ? WriteMode.DRY_RUN : WriteMode.WRITE;
        KubernetesApi api = LiveCluster.api(arguments, mode);
        try {
            return report.undone(api.undo(recorded));
        } catch (KubernetesCallException e) {
            report.undone(e.changes());
            throw e;
        } catch (IllegalArgumentException e) {
            throw new RefusedException(state + ": " + e.getMessage(), e);
        }
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
