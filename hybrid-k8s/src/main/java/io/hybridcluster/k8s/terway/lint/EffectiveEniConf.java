// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMerge;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration that Terway has on one node: {@code eni_conf} of {@code kube-system/eni-config}, and over it, as a JSON
 * merge patch, that of the ConfigMap which the node's label {@code terway-config} names (terway docs/dynamic-config.md,
 * daemon/builder.go LoadDynamicConfig, types/daemon/dynamicconfig.go). Terway takes it in when its pod on the node starts.
 *
 * <p>It prints as its outcome, never as what it holds. Immutable and thread-safe.
 */
public final class EffectiveEniConf {
    /** The label of a node that names its overlay. */
    public static final String LABEL = "terway-config";

    private static final String ENI_CONF = "eni_conf";

    private final Outcome outcome;
    private final Optional<JsonValue> root;
    private final List<LiveFinding> findings;

    private EffectiveEniConf(Outcome outcome, Optional<JsonValue> root, List<LiveFinding> findings) {
        this.outcome = outcome;
        this.root = root;
        this.findings = findings.stream().sorted().toList();
    }

    /** What comes of the overlay. */
    public enum Outcome {
        /** The node names none, names an empty one, or runs a Terway before 1.1.0, which knows none. */
        BASE,

        /** The overlay is merged over the base. */
        MERGED,

        /** The ConfigMap is missing: terwayd runs on the base alone, and the control plane reports an error for the node. */
        FALLBACK,

        /** Terway does not start on the node: a text is not JSON, or the overlay is not an object. */
        DOES_NOT_START
    }

    /** Returns the overlay that this node's label names. */
    public static Optional<String> overlayOf(Map<?, ?> node) {
        return KubernetesObject.of(requireNonNull(node, "node"))
                .root()
                .member("metadata")
                .member("labels")
                .member(LABEL)
                .optionalString()
                .filter(name -> !name.isEmpty());
    }

    /** Returns the configuration of a node that names no overlay. */
    public static EffectiveEniConf of(EniConfigLint lint, Map<?, ?> configMap) {
        KubernetesObject base = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        return base(Outcome.BASE, requireNonNull(lint, "lint"), base, List.of());
    }

    /** Returns the configuration of a node whose label names an overlay that is not there. */
    public static EffectiveEniConf withoutOverlay(EniConfigLint lint, Map<?, ?> configMap, String overlay) {
        KubernetesObject base = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        requireNonNull(lint, "lint");
        Report report = new Report("ConfigMap kube-system/" + requireNonNull(overlay, "overlay"));
        if (!lint.version().isAtLeast(1, 1, 0)) {
            return base(Outcome.BASE, lint, base, List.of());
        }
        report.add(
                LintRule.OVERLAY_MISSING,
                Severity.WARNING,
                "it is missing, so Terway runs on the base alone without a word where a node names it; its control plane"
                        + " reports ConfigError and does not look after the node",
                "create it, or take the label " + LABEL + " off the nodes");
        return base(Outcome.FALLBACK, lint, base, report.findings);
    }

    /**
     * Returns the configuration of a node whose label names this overlay.
     *
     * @param lint what to check the result with; its version is the node's Terway
     * @param configMap the whole tree of {@code kube-system/eni-config}
     * @param overlay the whole tree of the ConfigMap that the label names
     * @throws IllegalArgumentException if one of them is not an object of Kubernetes, or its data is not text
     */
    public static EffectiveEniConf of(EniConfigLint lint, Map<?, ?> configMap, Map<?, ?> overlay) {
        KubernetesObject base = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        KubernetesObject top = KubernetesObject.of(requireNonNull(overlay, "overlay"));
        Optional<String> text = text(top).filter(patch -> !patch.isEmpty());
        if (text.isEmpty() || !requireNonNull(lint, "lint").version().isAtLeast(1, 1, 0)) {
            return base(Outcome.BASE, requireNonNull(lint, "lint"), base, List.of());
        }
        Report report = new Report(top + " " + ENI_CONF);
        JsonText patch = JsonText.read(text.get());
        EniConfCheck.JsonDamageReport.of(
                patch,
                report.place,
                LintRule.OVERLAY,
                Severity.ERROR,
                "Terway " + lint.version() + " does not start on the nodes that name it: ",
                report.lint);
        if (patch.isJson() && !patch.orThrow().is(JsonKind.OBJECT)) {
            report.add(
                    LintRule.OVERLAY,
                    Severity.ERROR,
                    "Terway " + lint.version() + " does not start on the nodes that name it: found "
                            + patch.orThrow().kind() + " where an object should be",
                    "write an object, {} if nothing is to change");
        }
        JsonText below = JsonText.read(text(base).orElse(""));
        if (!below.isJson() || below.orThrow().is(JsonKind.NULL)) {
            return new EffectiveEniConf(
                    Outcome.DOES_NOT_START, Optional.empty(), report.and(lint.configMap(configMap)));
        }
        if (!report.all().isEmpty()) {
            return new EffectiveEniConf(Outcome.DOES_NOT_START, Optional.empty(), report.all());
        }
        JsonValue merged = JsonMerge.merge(below.orThrow(), patch.orThrow());
        return new EffectiveEniConf(
                Outcome.MERGED, Optional.of(merged), lint.merged(base + " " + ENI_CONF + " with " + top, merged));
    }

    private static EffectiveEniConf base(
            Outcome outcome, EniConfigLint lint, KubernetesObject base, List<LiveFinding> more) {
        JsonText text = JsonText.read(text(base).orElse(""));
        List<LiveFinding> findings = new ArrayList<>(more);
        findings.addAll(lint.configMap((Map<?, ?>) base.tree().root()));
        return text.isJson()
                ? new EffectiveEniConf(outcome, text.root(), findings)
                : new EffectiveEniConf(Outcome.DOES_NOT_START, Optional.empty(), findings);
    }

    private static Optional<String> text(KubernetesObject configMap) {
        TreeNode data = configMap.root().member("data");
        return data.isNothing() ? Optional.empty() : data.member(ENI_CONF).optionalString();
    }

    /** Returns what comes of the overlay. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns the configuration; empty if Terway does not start, or the whole of it is no object. It may hold an access
     * key.
     */
    public Optional<Document> document() {
        return root.filter(value -> value.is(JsonKind.OBJECT))
                .map(value -> Document.of((Map<?, ?>) requireNonNull(value.tree())));
    }

    /** Returns what is to say of it, worst first. */
    public List<LiveFinding> findings() {
        return findings;
    }

    /** Returns the outcome, never the configuration. */
    @Override
    public String toString() {
        return outcome.toString();
    }

    /** Findings of one place. */
    private static final class Report {
        private final String place;
        private final LintReport lint = new LintReport();
        private final List<LiveFinding> findings = new ArrayList<>();

        Report(String place) {
            this.place = place;
        }

        void add(LintRule rule, Severity severity, String problem, String remedy) {
            findings.add(new LiveFinding(rule.description().id(), severity, place, problem, remedy));
        }

        List<LiveFinding> all() {
            return and(lint.sorted());
        }

        List<LiveFinding> and(List<LiveFinding> more) {
            List<LiveFinding> all = new ArrayList<>(findings);
            all.addAll(lint.sorted());
            all.addAll(more);
            return all.stream().distinct().toList();
        }
    }
}
