// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import java.util.List;
import java.util.OptionalLong;

/** Idle addresses of a node, and what else counts addresses (terway daemon/builder.go, getPoolConfig). */
final class PoolCheck {
    private static final List<String> CRD_ONLY = List.of(
            "ip_warm_up_size", "enable_ip_prefix", "ipv4_prefix_count", "ipv6_prefix_count", "eni_tag_block_list");
    private static final List<String> DAEMON_ONLY = List.of("min_eni", "max_eni", "eni_cap_ratio", "eni_cap_shift");

    private final Conf conf;

    PoolCheck(Conf conf) {
        this.conf = conf;
    }

    void check() {
        long max = conf.number("max_pool_size").orElse(0);
        long min = conf.number("min_pool_size").orElse(0);
        if (max < 0 || min < 0) {
            add(
                    LintRule.POOL,
                    Severity.WARNING,
                    max < 0 ? "max_pool_size" : "min_pool_size",
                    "is negative, which Terway does not refuse",
                    "write 0 or more");
        } else if (min > max) {
            boolean raises = !conf.isAtLeast(1, 5, 7);
            add(
                    LintRule.POOL,
                    Severity.WARNING,
                    "min_pool_size",
                    min + " is more than max_pool_size " + max + ", so " + conf.terway()
                            + (raises ? " raises max_pool_size to " + min : " lowers min_pool_size to " + max),
                    "write min_pool_size of at most max_pool_size");
        }
        boolean ignoresMin = conf.isAtLeast(1, 5, 7) && !conf.isAtLeast(1, 7, 0);
        if (min > 0 && ignoresMin && conf.number("min_eni").orElse(0) <= 0) {
            add(
                    LintRule.POOL,
                    Severity.WARNING,
                    "min_pool_size",
                    min + " is ignored by " + conf.terway() + " unless min_eni is set; fixed in 1.7.0",
                    "set min_eni, or upgrade Terway");
        }
        if (conf.number("min_eni").orElse(0) > 0 && min > 0 && !conf.isCrdMode() && conf.isAtLeast(1, 1, 0)) {
            add(
                    LintRule.POOL,
                    Severity.WARNING,
                    "min_eni",
                    "overrides min_pool_size: Terway takes min_eni times the addresses of an ENI",
                    "keep one of the two");
        }
        warmUp(max);
        modes();
        prefixes();
    }

    private void add(LintRule rule, Severity severity, String name, String problem, String remedy) {
        int at = conf.member(name).map(JsonMember::start).orElse(conf.root().start());
        conf.add(rule, severity, at, name + " " + problem, remedy);
    }

    private void warmUp(long max) {
        OptionalLong size = conf.isAtLeast(1, 16, 4) ? conf.number("ip_warm_up_size") : OptionalLong.empty();
        if (size.isPresent() && size.getAsLong() > max && conf.isCrdMode()) {
            add(
                    LintRule.WARM_UP,
                    Severity.INFO,
                    "ip_warm_up_size",
                    size.getAsLong() + " is more than max_pool_size " + max + ", which Terway trims to",
                    "write at most " + max);
        }
    }

    private void modes() {
        for (String name : conf.isCrdMode() ? DAEMON_ONLY : CRD_ONLY) {
            conf.member(name)
                    .filter(member -> saysSomething(member.value()) && KeyNames.knows(conf.version, name))
                    .ifPresent(member -> add(
                            LintRule.MODE,
                            conf.isCrdMode() ? Severity.INFO : Severity.WARNING,
                            name,
                            conf.isCrdMode()
                                    ? "has no effect where ipam_type is crd"
                                    : "has no effect unless ipam_type is crd",
                            conf.isCrdMode() ? "take it out" : "take it out, or use the control plane's IPAM"));
        }
    }

    private static boolean saysSomething(JsonValue value) {
        boolean nothing = (value.is(JsonKind.NUMBER)
                        && (value.text().equals("0") || value.text().equals("1")))
                || value.text().equals("false");
        return !nothing;
    }

    private void prefixes() {
        long count = conf.number("ipv6_prefix_count").orElse(0);
        if (conf.isAtLeast(1, 17, 1) && conf.isTrue("enable_ip_prefix") && count > 1) {
            add(
                    LintRule.PREFIX_COUNT,
                    Severity.ERROR,
                    "ipv6_prefix_count",
                    count + " is more than the 1 that " + conf.terway() + " starts with",
                    "write 0 or 1");
        }
    }
}
