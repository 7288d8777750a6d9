// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.k8s.terway.key.ConfKeys;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what one version of Terway does with a configuration.
 *
 * <p>A finding is an {@code ERROR} exactly if that Terway would not start with it, a {@code WARNING} if it starts and does
 * something else than what is written, and an {@code INFO} otherwise. Whether credentials exist elsewhere, and what the
 * nodes' kernels are, no configuration tells, so nothing of that is an error. A version newer than
 * {@link ConfKeys#NEWEST} is judged as the newest that is known, and a finding says so.
 *
 * <p>Findings come sorted, worst first; the same text gives the same findings. None holds an access key or what stands
 * under a name that promises a secret, and none quotes text that is not JSON. Immutable and thread-safe.
 */
public final class EniConfigLint {
    private final TerwayVersion version;
    private final Optional<HybridPlan> plan;

    private EniConfigLint(TerwayVersion version, Optional<HybridPlan> plan) {
        this.version = version;
        this.plan = plan;
    }

    /** Returns the lint for a version. */
    public static EniConfigLint forTerway(TerwayVersion version) {
        return new EniConfigLint(requireNonNull(version, "version"), Optional.empty());
    }

    /** Returns the lint that also compares with a plan: zones of the nodes, vSwitches, the source of credentials. */
    public EniConfigLint withPlan(HybridPlan plan) {
        return new EniConfigLint(version, Optional.of(requireNonNull(plan, "plan")));
    }

    /** Returns what kinds of findings there are, ordered by id. */
    public static List<RuleDescription> rules() {
        return Arrays.stream(LintRule.values())
                .map(LintRule::description)
                .sorted()
                .toList();
    }

    /**
     * Returns what is to say of the ConfigMap {@code eni-config}; places are like
     * {@code ConfigMap kube-system/eni-config eni_conf:3:18}.
     *
     * @param configMap the whole tree, as a client or YAML reader yields it; of any name, since manifests have templates
     * @throws IllegalArgumentException if it is not a ConfigMap, or its data is not an object
     */
    public List<LiveFinding> configMap(Map<?, ?> configMap) {
        KubernetesObject object = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        if (!object.kind().equals("ConfigMap")) {
            throw new IllegalArgumentException(object + " is not a ConfigMap");
        }
        TreeNode data = object.root().member("data");
        LintReport report = new LintReport();
        Shown shown = new Shown();
        Map<String, ?> entries = data.isNothing() ? Map.of() : data.object();
        String place = oneLine(object.toString());
        if (entries.get(ConfigMapCheck.ENI_CONF) instanceof String text) {
            check(place + " " + ConfigMapCheck.ENI_CONF, report, shown).text(JsonText.read(text));
        }
        versionNotes(place, report);
        new ConfigMapCheck(place, data.isNothing() ? Map.of() : data.object(), version, report, shown).check();
        return report.sorted();
    }

    /**
     * Returns what is to say of the text in {@code eni_conf}; places are like {@code eni_conf.json:3:18}.
     *
     * @param name the name of the file, or of whatever the text is in
     */
    public List<LiveFinding> eniConf(String name, String text) {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
        LintReport report = new LintReport();
        check(name, report, new Shown()).text(JsonText.read(text));
        versionNotes(oneLine(name), report);
        return report.sorted();
    }

    /** Returns what is to say of a text in {@code 10-terway.conf} or {@code 10-terway.conflist}. */
    public List<LiveFinding> cniConf(String name, String text) {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
        LintReport report = new LintReport();
        new CniConfCheck(oneLine(name), version, report, new Shown()).text(JsonText.read(text));
        return report.sorted();
    }

    List<LiveFinding> merged(String name, JsonValue root) {
        LintReport report = new LintReport();
        check(name, report, new Shown()).merged(root);
        return report.sorted();
    }

    TerwayVersion version() {
        return version;
    }

    private EniConfCheck check(String name, LintReport report, Shown shown) {
        return new EniConfCheck(oneLine(name), version, plan, report, shown);
    }

    private static String oneLine(String name) {
        String line = name.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "text" : line;
    }

    private void versionNotes(String place, LintReport report) {
        if (version.compareTo(ConfKeys.NEWEST) > 0) {
            report.add(
                    LintRule.VERSION_UNKNOWN,
                    Severity.INFO,
                    place,
                    "Terway " + version + " is newer than " + ConfKeys.NEWEST
                            + ", the newest that is known here, and is judged as if nothing had changed since",
                    "take a newer release of this SDK");
        }
        if (!version.isAtLeast(1, 1, 0)) {
            report.add(
                    LintRule.ACK_BUILD,
                    Severity.INFO,
                    place,
                    "ACK's builds 1.0.10.n of 2020 and 2021 read what Terway 1.1.0 reads, not what " + version
                            + " does",
                    "for one of those, check for 1.1.0");
        }
    }

    /** Returns the version, and the plan's name if there is one. */
    @Override
    public String toString() {
        return "Terway " + version + plan.map(known -> ", plan " + known.name()).orElse("");
    }
}
