// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.cni.Verdict;
import io.hybridcluster.k8s.cni.WorkloadVerdict;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.Effect;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.text.Document;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints verdicts, patches and findings: for people, or patches as JSON lines and the rest beside them. */
final class ConfineReport {
    private final boolean live;
    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;

    /** @param live whether the objects are those of a cluster, which tell what a change restarts */
    ConfineReport(boolean live, boolean json, PrintStream out, PrintStream err) {
        this.live = live;
        this.json = json;
        this.out = out;
        this.err = err;
    }

    private PrintStream words() {
        return json ? err : out;
    }

    /** Prints all of it and returns the exit code. */
    int separation(NetworkSeparation separation) {
        for (WorkloadVerdict verdict : separation.verdicts()) {
            verdict(verdict);
            verdict.change().ifPresent(change -> {
                patch(ObjectChange.of(
                        change.before(), (Map<?, ?>) change.after().root()));
                if (live) {
                    restarts(separation.restarts(change));
                }
            });
        }
        findings(separation.findings());
        return separation.findings().stream().map(LiveFinding::severity).anyMatch(Severity.ERROR::equals) ? 1 : 0;
    }

    void say(String line) {
        words().println(line);
    }

    /** Prints what was undone and what that restarts, and returns 1 if a part of it is not in effect. */
    int undone(Changes changes) {
        int code = done(changes);
        changes.forEach(change -> restarts(change.restarts()));
        return code;
    }

    /** Prints what was done, and returns 1 if a part of it is not in effect. */
    int done(Changes changes) {
        boolean complete = true;
        for (Change change : changes) {
            words().println(change);
            change.note().ifPresent(note -> words().println("    " + note));
            complete &= change.effect() != Effect.NOT_KEPT && change.note().isEmpty();
        }
        return complete ? 0 : 1;
    }

    private void restarts(List<String> restarts) {
        restarts.forEach(restarted -> words().println("    restarts " + restarted));
    }

    private void verdict(WorkloadVerdict verdict) {
        String nothingToDo = verdict.verdict() == Verdict.ALREADY_AWAY ? "nothing to do, " : "";
        words().println(verdict.object() + ": " + verdict.verdict() + ", " + nothingToDo + verdict.reason());
        if (!json) {
            verdict.recognition().ifPresent(recognition -> out.println("    recognised as " + recognition));
            verdict.mode().ifPresent(mode -> out.println("    network: " + mode));
            verdict.source().ifPresent(source -> {
                out.println("    written by " + source.what());
                source.snippet().ifPresent(snippet -> {
                    out.println("    to put there:");
                    indented(snippet);
                });
            });
        }
    }

    /** A person applies it later, and the object may have another version by then: without a precondition. */
    void patch(ObjectChange change) {
        ObjectChange later = change.withoutPrecondition();
        KubernetesObject object = change.before();
        Document patch = later.strategicMergePatch().orElseGet(later::mergePatch);
        if (json) {
            out.println(Document.object()
                    .put("kind", object.kind())
                    .put("namespace", object.namespace().orElse(null))
                    .put("name", object.name())
                    .put("patch", patch.root())
                    .build());
            return;
        }
        String type = later.strategicMergePatch().isPresent() ? "strategic" : "merge";
        out.println("    patch of " + object + ", for kubectl patch --type " + type + ":");
        indented(patch);
    }

    private void indented(Document document) {
        document.toYaml().lines().forEach(line -> out.println("        " + line));
    }

    private void findings(List<LiveFinding> findings) {
        for (LiveFinding finding : findings) {
            words().println(finding);
            words().println("    " + finding.remedy());
        }
    }
}
