// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonProblem;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Optional;

/** All that there is to say of the text in eni_conf. */
final class EniConfCheck {
    private final String name;
    private final TerwayVersion version;
    private final Optional<HybridPlan> plan;
    private final LintReport report;
    private final Shown shown;

    EniConfCheck(String name, TerwayVersion version, Optional<HybridPlan> plan, LintReport report, Shown shown) {
        this.name = name;
        this.version = version;
        this.plan = plan;
        this.report = report;
        this.shown = shown;
    }

    void text(JsonText text) {
        JsonDamageReport.of(
                text, name, LintRule.NOT_JSON, Severity.ERROR, "Terway " + version + " does not start: ", report);
        text.root().ifPresent(root -> check(Optional.of(text), root, text.isJson()));
    }

    /** Checks a configuration that was put together, of which no place means anything. */
    void merged(JsonValue root) {
        check(Optional.empty(), root, true);
    }

    private void check(Optional<JsonText> text, JsonValue root, boolean isJson) {
        shown.learn(root);
        Conf conf = new Conf(name, text, root, version, report, shown);
        if (root.is(JsonKind.NULL)) {
            conf.add(
                    LintRule.ALL_DEFAULTS,
                    Severity.WARNING,
                    root.start(),
                    conf.terway() + " takes null for a configuration of defaults alone",
                    "write the configuration");
            return;
        }
        if (!root.is(JsonKind.OBJECT)) {
            conf.add(
                    LintRule.NOT_AN_OBJECT,
                    Severity.ERROR,
                    root.start(),
                    conf.terway() + " does not start: found " + root.kind() + " where an object should be",
                    "write an object: {}");
            return;
        }
        if (root.members().isEmpty() && isJson) {
            conf.add(
                    LintRule.ALL_DEFAULTS,
                    Severity.WARNING,
                    root.start(),
                    "there is nothing in it, so " + conf.terway() + " takes the defaults of everything",
                    "write the configuration");
        }
        Optional<CredentialSource> planned = plan.flatMap(HybridPlan::terway).map(TerwayPlan::credentials);
        new KeyCheck(conf, isJson).check();
        new CredentialCheck(conf, planned).check();
        if (isJson) {
            new PlaceholderCheck(conf).check();
            new NetworkCheck(conf, plan).check();
            new PoolCheck(conf).check();
            new TagCheck(conf).check();
            new ChoiceCheck(conf).check();
        }
    }

    /** What is no JSON, as findings. */
    static final class JsonDamageReport {
        private JsonDamageReport() {}

        static void of(
                JsonText text, String name, LintRule rule, Severity severity, String outcome, LintReport report) {
            for (JsonProblem problem : text.problems()) {
                boolean tooDeep = problem.problem().contains("nested deeper");
                report.add(
                        tooDeep ? LintRule.NOT_CHECKED : rule,
                        tooDeep ? Severity.WARNING : severity,
                        name + ":" + problem.position(),
                        tooDeep ? problem.problem() : outcome + problem.problem(),
                        problem.remedy());
            }
        }
    }
}
