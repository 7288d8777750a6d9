// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Members that take one of few words, durations included. */
final class ChoiceCheck {
    private final Conf conf;

    ChoiceCheck(Conf conf) {
        this.conf = conf;
    }

    void check() {
        known("ip_stack").ifPresent(this::ipStack);
        selection();
        known("eni_selection_policy")
                .filter(value -> !Set.of("most_ips", "least_ips").contains(value.text()))
                .ifPresent(value -> conf.add(
                        LintRule.ENI_SELECTION,
                        Severity.WARNING,
                        value.start(),
                        conf.terway() + " takes " + conf.shown.of(value.text()) + " for most_ips",
                        "write most_ips or least_ips"));
        known("ipam_type")
                .filter(value -> !Set.of("default", "crd").contains(value.text()))
                .ifPresent(value -> conf.add(
                        LintRule.IPAM_TYPE,
                        Severity.WARNING,
                        value.start(),
                        conf.terway() + " takes " + conf.shown.of(value.text()) + " for the daemon's own IPAM",
                        "write crd or default, in small letters"));
        if (conf.isAtLeast(1, 1, 0) && conf.isTrue("enable_eni_trunking")) {
            conf.add(
                    LintRule.TRUNKING,
                    Severity.INFO,
                    conf.value("enable_eni_trunking", JsonKind.BOOLEAN)
                            .orElseThrow()
                            .start(),
                    "trunking is not available in self-built clusters",
                    "write false");
        }
        durations();
    }

    private Optional<JsonValue> known(String name) {
        return KeyNames.knows(conf.version, name) ? conf.text(name) : Optional.empty();
    }

    private void ipStack(JsonValue value) {
        boolean isIpv6 = value.text().equals("ipv6");
        if (!Set.of("ipv4", "dual").contains(value.text())) {
            conf.add(
                    LintRule.IP_STACK,
                    Severity.ERROR,
                    value.start(),
                    conf.terway() + " does not start with the ip_stack " + conf.shown.of(value.text())
                            + (isIpv6 ? ", though its control plane takes it" : ""),
                    "write ipv4 or dual, in small letters");
        }
    }

    private void selection() {
        Optional<JsonValue> policy = known("vswitch_selection_policy");
        String text = policy.map(JsonValue::text).orElse("random");
        int at = policy.map(JsonValue::start).orElse(conf.root().start());
        boolean isWord = text.equals("ordered") || text.equals("random");
        boolean several = conf.value("vswitches", JsonKind.OBJECT)
                .map(zones -> zones.members().stream()
                        .anyMatch(zone -> zone.value().elements().size() > 1))
                .orElse(false);
        if (policy.isEmpty() || PlaceholderCheck.isPlaceholder(text)) {
            return;
        }
        if (conf.isAtLeast(1, 7, 0) && !conf.isAtLeast(1, 8, 0)) {
            conf.add(
                    LintRule.SELECTION,
                    several ? Severity.WARNING : Severity.INFO,
                    at,
                    conf.terway()
                            + " ignores vswitch_selection_policy and takes the vSwitches in the order of the list",
                    "take Terway 1.8");
        } else if (!isWord && !conf.isAtLeast(1, 7, 0)) {
            conf.add(
                    LintRule.SELECTION,
                    Severity.WARNING,
                    at,
                    conf.terway() + " does not know the policy " + conf.shown.of(text)
                            + "; in a zone of two or more vSwitches it makes no ENI",
                    "write ordered or random");
        } else if (!isWord) {
            conf.add(
                    LintRule.SELECTION,
                    Severity.WARNING,
                    at,
                    conf.terway() + " takes the policy " + conf.shown.of(text) + " for random",
                    "write ordered or random");
        } else if (text.equals("ordered") && several) {
            conf.add(
                    LintRule.SELECTION,
                    Severity.INFO,
                    at,
                    "ordered means the vSwitch with the most free addresses, not the order of the list",
                    "nothing to do; without vpc:DescribeVSwitches Terway cannot count them");
        }
    }

    private void durations() {
        for (String name : List.of("idle_ip_reclaim_after", "idle_ip_reclaim_interval")) {
            reclaim(name, true);
        }
        reclaim("idle_ip_reclaim_jitter_factor", false);
        known("ip_pool_sync_period")
                .filter(value -> !GoDuration.isDuration(value.text()))
                .ifPresent(value -> conf.add(
                        LintRule.DURATION,
                        Severity.WARNING,
                        value.start(),
                        conf.terway() + " takes " + conf.shown.of(value.text()) + " in ip_pool_sync_period for 120s",
                        "write a duration such as 120s or 2m"));
    }

    /** An empty text is there, and is no duration. */
    private void reclaim(String name, boolean duration) {
        Optional<JsonValue> value =
                KeyNames.knows(conf.version, name) ? conf.value(name, JsonKind.STRING) : Optional.empty();
        value.filter(text -> duration ? !GoDuration.isDuration(text.text()) : !GoDuration.isFloat(text.text()))
                .ifPresent(text -> conf.add(
                        LintRule.DURATION,
                        Severity.ERROR,
                        text.start(),
                        conf.terway() + " does not start with " + conf.shown.of(text.text()) + " in " + name,
                        duration ? "write a duration such as 10m" : "write a number such as \"0.1\", in quotes"));
    }
}
