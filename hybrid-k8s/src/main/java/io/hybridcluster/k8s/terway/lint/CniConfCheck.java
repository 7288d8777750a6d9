// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import com.google.common.base.Ascii;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.k8s.terway.key.ConfKey;
import io.hybridcluster.k8s.terway.key.ConfKeys;
import io.hybridcluster.k8s.terway.key.GoType;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text in 10-terway.conf or 10-terway.conflist (terway cmd/terway-cli/cni.go). From 1.5.7 on Terway's init container
 * reads it and stops at what it does not take; before, it went to the container runtime as it was.
 */
final class CniConfCheck {
    private static final Map<String, ConfKey> KEYS = ConfKeys.cniConf().byName();

    private final String name;
    private final TerwayVersion version;
    private final LintReport report;
    private final Shown shown;
    private final Severity fatal;
    private final String outcome;

    CniConfCheck(String name, TerwayVersion version, LintReport report, Shown shown) {
        boolean isRead = version.isAtLeast(1, 5, 7);
        this.name = name;
        this.version = version;
        this.report = report;
        this.shown = shown;
        this.fatal = isRead ? Severity.ERROR : Severity.WARNING;
        this.outcome = isRead
                ? "Terway " + version + " does not start: "
                : "Terway " + version + " starts, and the container runtime takes no pod: ";
    }

    void text(JsonText text) {
        EniConfCheck.JsonDamageReport.of(text, name, LintRule.CNI_NOT_JSON, fatal, outcome, report);
        text.root().filter(root -> text.isJson()).ifPresent(root -> {
            shown.learn(root);
            Conf conf = new Conf(name, Optional.of(text), root, version, report, shown);
            Optional<JsonValue> plugins = root.member("plugins");
            List<JsonValue> each = plugins.isPresent() ? plugins.get().elements() : List.of(root);
            for (JsonValue plugin : each) {
                plugin(conf.at(plugin));
            }
        });
    }

    private void plugin(Conf conf) {
        Optional<JsonValue> type = conf.root().member("type").filter(value -> value.is(JsonKind.STRING));
        if (type.isEmpty()) {
            conf.add(
                    LintRule.CNI_TYPE,
                    fatal,
                    conf.root().start(),
                    outcome + "the plugin has no type",
                    "write \"type\": \"terway\"");
            return;
        }
        if (type.get().text().equals("terway")) {
            conf.root().members().forEach(member -> member(conf, member));
            virtualType(conf);
            policyProvider(conf);
        }
    }

    private void member(Conf conf, JsonMember member) {
        ConfKey key = KEYS.get(member.name());
        if (member.name().equals("ip_stack")) {
            conf.add(
                    LintRule.IP_STACK_DEAD,
                    Severity.WARNING,
                    member.start(),
                    "ip_stack has no effect here in any version: it is read from eni_conf",
                    "move it to eni_conf");
        } else if (key == null) {
            conf.add(
                    LintRule.CNI_OTHER_KEY,
                    Severity.INFO,
                    member.start(),
                    "Terway's plugin does not read " + conf.shown.of(member.name()) + ", which is passed on"
                            + NearestKey.of(member.name(), ConfKeys.cniConf().namesFor(version))
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse(""),
                    "take it out");
        } else if (Set.of("cniVersion", "name").contains(key.name()) && version.isAtLeast(1, 5, 7)) {
            boolean same = member.value().text().equals(key.name().equals("name") ? "terway-chainer" : "0.4.0");
            if (!same && key.name().equals("cniVersion")) {
                conf.add(
                        LintRule.VERSION_DROPPED,
                        Severity.INFO,
                        member.start(),
                        conf.terway() + " drops cniVersion and name and writes 0.4.0 and terway-chainer",
                        "nothing to do");
            }
        } else if (!Set.of("network_policy_provider", "type", "eniip_virtual_type", "host_stack_cidrs")
                .contains(key.name())) {
            TypeCheck.of(key.type(), member.value())
                    .ifPresent(misfit -> conf.add(
                            LintRule.CNI_WRONG_TYPE,
                            Severity.WARNING,
                            misfit.value().start(),
                            "Terway starts, and its plugin fails for every pod: \"" + key.name() + "\" holds "
                                    + misfit.value().kind(),
                            "write " + misfit.expected()));
        } else if (key.name().equals("host_stack_cidrs")) {
            hostStack(conf, member.value());
        }
    }

    private void hostStack(Conf conf, JsonValue value) {
        boolean isList = TypeCheck.of(GoType.STRING_LIST, value).isEmpty();
        boolean blocks = conf.strings(value).stream().allMatch(block -> NetworkCheck.isHostStackBlock(block.text()));
        if (!isList || !blocks) {
            conf.add(
                    LintRule.HOST_STACK,
                    Severity.WARNING,
                    value.start(),
                    "host_stack_cidrs is not a list of address blocks, which Cilium refuses where it runs",
                    "write blocks such as \"169.254.20.10/32\"");
        }
    }

    private void virtualType(Conf conf) {
        Optional<JsonValue> value = conf.root().member("eniip_virtual_type").filter(found -> found.is(JsonKind.STRING));
        String text = value.map(found -> Ascii.toLowerCase(found.text())).orElse("");
        int at = value.map(JsonValue::start).orElse(0);
        if (text.equals("ipvlan")) {
            boolean gone = version.compareTo(ConfKeys.NEWEST) > 0;
            boolean deprecated = version.isAtLeast(1, 13, 0);
            conf.add(
                    LintRule.VIRTUAL_TYPE,
                    gone ? Severity.ERROR : deprecated ? Severity.WARNING : Severity.INFO,
                    at,
                    gone
                            ? outcome + "IPVlan is not supported where the node cannot switch to datapathv2"
                            : deprecated
                                    ? "IPVlan is deprecated from 1.13.0 on; nodes that can get datapathv2"
                                    : "IPVlan needs kernel 4.19 and is deprecated from 1.13.0 on",
                    "write datapathv2 where the kernels allow it, or Veth");
        } else if (!Set.of("", "veth", "datapathv2").contains(text)) {
            conf.add(
                    LintRule.VIRTUAL_TYPE,
                    fatal,
                    at,
                    outcome + conf.shown.of(value.orElseThrow().text()) + " is not a data path",
                    "write Veth, datapathv2 or IPVlan");
        }
    }

    private void policyProvider(Conf conf) {
        Optional<JsonMember> member = conf.root().members().stream()
                .filter(each -> each.name().equals("network_policy_provider"))
                .reduce((first, last) -> last);
        if (member.isEmpty()) {
            return;
        }
        JsonValue value = member.get().value();
        String remedy = "write iptables or ebpf, in quotes";
        if (!version.isAtLeast(1, 9, 0)) {
            conf.add(
                    LintRule.POLICY_PROVIDER,
                    Severity.WARNING,
                    member.get().start(),
                    conf.terway() + " ignores network_policy_provider, which came with 1.9.0",
                    "take it out, or upgrade Terway");
        } else if (!value.is(JsonKind.STRING)) {
            conf.add(
                    LintRule.POLICY_PROVIDER,
                    Severity.ERROR,
                    value.start(),
                    outcome + "network_policy_provider holds " + value.kind(),
                    remedy);
        } else if (!Set.of("iptables", "ebpf").contains(value.text())) {
            conf.add(
                    LintRule.POLICY_PROVIDER,
                    Severity.WARNING,
                    value.start(),
                    conf.terway() + " takes the policy provider " + conf.shown.of(value.text()) + " for iptables",
                    remedy);
        }
    }
}
