// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.key.ConfKeys;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data keys of the ConfigMap, but for what stands in the two texts (terway cmd/terway-cli/common.go). */
final class ConfigMapCheck {
    static final String ENI_CONF = "eni_conf";
    static final String CNI_CONF = "10-terway.conf";
    static final String CONFLIST = "10-terway.conflist";

    private final String place;
    private final Map<String, @Nullable Object> entries;
    private final TerwayVersion version;
    private final LintReport report;
    private final Shown shown;

    ConfigMapCheck(
            String place,
            Map<String, @Nullable Object> entries,
            TerwayVersion version,
            LintReport report,
            Shown shown) {
        this.place = place;
        this.entries = entries;
        this.version = version;
        this.report = report;
        this.shown = shown;
    }

    void check() {
        missing(ENI_CONF, entries.containsKey("eni.json") ? "rename the key eni.json" : "add it");
        missing(CNI_CONF, "add it; it is needed beside a conflist too");
        boolean hasList = entries.get(CONFLIST) instanceof String;
        if (hasList) {
            add(
                    LintRule.CONFLIST,
                    Severity.INFO,
                    CONFLIST,
                    "Terway takes the conflist and not 10-terway.conf",
                    "keep both, since 10-terway.conf has to be there");
        }
        for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
            entry(entry.getKey(), entry.getValue());
        }
        for (String key : hasList ? List.of(CONFLIST) : List.of(CNI_CONF)) {
            if (entries.get(key) instanceof String text) {
                new CniConfCheck(place + " " + key, version, report, shown).text(JsonText.read(text));
            }
        }
    }

    private void missing(String key, String remedy) {
        if (!entries.containsKey(key)) {
            report.add(
                    LintRule.KEY_MISSING,
                    Severity.ERROR,
                    place,
                    "there is no " + key + ", without which Terway " + version + " does not start",
                    remedy);
        }
    }

    private void entry(String key, @Nullable Object value) {
        if (!(value instanceof String text)) {
            add(
                    LintRule.VALUE_NOT_TEXT,
                    Severity.ERROR,
                    key,
                    "the value is not text, which Kubernetes refuses",
                    "write it as text: key: |");
            return;
        }
        switch (key) {
            case "disable_network_policy" -> {
                if (!Set.of("", "0", "false", "true").contains(text)) {
                    add(
                            LintRule.POLICY_SWITCH,
                            Severity.WARNING,
                            key,
                            shown.of(text) + " disables network policies: only \"false\", \"0\" and nothing keep them",
                            "write \"true\" or \"false\", in small letters");
                }
            }
            case "in_cluster_loadbalance" -> {
                if (!Set.of("", "true", "false").contains(text)) {
                    add(
                            LintRule.LOAD_BALANCE_SWITCH,
                            Severity.WARNING,
                            key,
                            shown.of(text) + " leaves it off: only \"true\" switches it on",
                            "write \"true\" or \"false\", in small letters");
                }
            }
            default -> {
                if (!ConfKeys.configMap().byName().containsKey(key)) {
                    report.add(
                            LintRule.OTHER_KEY,
                            Severity.INFO,
                            place,
                            "Terway does not read the key " + shown.of(key),
                            "take it out if nobody else does");
                }
            }
        }
    }

    private void add(LintRule rule, Severity severity, String key, String problem, String remedy) {
        report.add(rule, severity, place + " " + shown.of(key).replace("\"", ""), problem, remedy);
    }
}
