// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The first repositories of Kubernetes are gone; mirrors of them are left as they were in September 2023. */
final class RemovedRepository implements ScriptRule {
    private static final Pattern REMOVED = Pattern.compile("packages\\.cloud\\.google\\.com/yum/repos/kubernetes-"
            + "|packages\\.cloud\\.google\\.com/apt/?[ \\t]+kubernetes-"
            + "|(?:apt|yum)\\.kubernetes\\.io(?![\\w.-])");
    private static final Pattern FROZEN = Pattern.compile("(?<![\\w.-])kubernetes-(?:el7|xenial)(?![a-z0-9])[\\w.-]*");
    private static final Pattern REGISTRY = Pattern.compile("(?<![\\w.-])k8s\\.gcr\\.io(?![\\w.-])");

    private static final String NEW_REPOSITORY =
            "take https://pkgs.k8s.io/core:/stable:/vMAJOR.MINOR/ (rpm/ or deb/), which has 1.24 and later, or a mirror of it";

    private static final ScriptRuleDescription GONE = ScriptRuleDescription.of(
            "Script.RemovedRepository",
            Severity.ERROR,
            "this package repository of Kubernetes was removed in March 2024, so that nothing can be installed from it",
            NEW_REPOSITORY,
            "Kubernetes blog: pkgs.k8s.io: Introducing Kubernetes Community-Owned Package Repositories");

    private static final ScriptRuleDescription STALE = ScriptRuleDescription.of(
            "Script.FrozenRepository",
            Severity.WARNING,
            "this mirrors a package repository of Kubernetes that was frozen in September 2023: no later version, no fix",
            NEW_REPOSITORY,
            "Kubernetes blog: pkgs.k8s.io: Introducing Kubernetes Community-Owned Package Repositories");

    private static final ScriptRuleDescription IMAGES = ScriptRuleDescription.of(
            "Script.FrozenRegistry",
            Severity.WARNING,
            "k8s.gcr.io was frozen in April 2023: no later image is in it",
            "take registry.k8s.io, or a mirror of it that cloud nodes can reach",
            "Kubernetes blog: k8s.gcr.io Image Registry Will Be Frozen From the 3rd of April 2023");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(GONE, STALE, IMAGES);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        List<Range> sources = script.sources();
        List<Range> gone = new ArrayList<>();
        for (MatchResult match : script.find(REMOVED, sources)) {
            int end = script.text().indexOf('\n', match.start());
            gone.add(new Range(match.start(), end < 0 ? script.text().length() : end));
            report.add(GONE, match.start());
        }
        for (MatchResult match : script.find(FROZEN, sources)) {
            if (gone.stream().noneMatch(range -> range.holds(match.start()))) {
                report.add(STALE, match.start());
            }
        }
        List<Range> images = new ArrayList<>(script.documents());
        for (Invocation invocation : script.invocations()) {
            // A tag gives an image of another registry the name that something expects; sed and talk take it away.
            boolean names = !invocation.program().equals("sed") && !invocation.has("tag") && !invocation.isTalk(script);
            if (names) {
                invocation.command().words().forEach(word -> images.add(CheckedScript.range(word)));
                invocation.command().prefix().forEach(word -> images.add(CheckedScript.range(word)));
            }
        }
        images.addAll(script.repositories());
        script.find(REGISTRY, images).forEach(match -> report.add(IMAGES, match.start()));
    }
}
