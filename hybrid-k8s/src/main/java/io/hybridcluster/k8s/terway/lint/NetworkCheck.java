// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import com.google.common.base.Ascii;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** vSwitches by zone, security groups, Service blocks: what Terway falls back from without a word. */
final class NetworkCheck {
    private final Conf conf;
    private final Optional<HybridPlan> plan;

    NetworkCheck(Conf conf, Optional<HybridPlan> plan) {
        this.conf = conf;
        this.plan = plan;
    }

    void check() {
        vSwitches();
        securityGroups();
        conf.text("service_cidr").ifPresent(this::serviceCidr);
    }

    private void vSwitches() {
        Optional<JsonValue> byZone = conf.value("vswitches", JsonKind.OBJECT);
        if (byZone.isEmpty() || byZone.get().members().isEmpty()) {
            conf.add(
                    LintRule.NO_VSWITCH,
                    Severity.WARNING,
                    byZone.map(JsonValue::start).orElse(conf.root().start()),
                    "there are no vSwitches for pods, so each node uses its own for them",
                    "write vswitches: the zone ids, and lists of the pod vSwitches in each");
            return;
        }
        Set<String> zones = new HashSet<>();
        for (JsonMember zone : byZone.get().members()) {
            zones.add(zone.name());
            zone(zone);
            conf.strings(zone.value()).forEach(id -> vSwitch(zone.name(), id));
        }
        plan.ifPresent(known -> nodeZones(known).stream()
                .filter(zone -> !zones.contains(zone))
                .forEach(zone -> conf.add(
                        LintRule.ZONE,
                        Severity.WARNING,
                        byZone.get().start(),
                        "there is no entry for zone " + zone + ", so nodes there use their own vSwitch for pods",
                        "add the pod vSwitches of " + zone)));
    }

    private static List<String> nodeZones(HybridPlan plan) {
        return plan.vpc().vSwitches(VSwitchRole.NODE).stream()
                .map(vSwitch -> vSwitch.zone().value())
                .distinct()
                .toList();
    }

    private void zone(JsonMember zone) {
        boolean isPlaceholder = PlaceholderCheck.isPlaceholder(zone.name());
        boolean unknown = plan.isPresent() && !nodeZones(plan.get()).contains(zone.name());
        if (!isPlaceholder && !isZone(zone.name())) {
            conf.add(
                    LintRule.ZONE,
                    Severity.WARNING,
                    zone.start(),
                    conf.shown.of(zone.name()) + " is not the id of a zone; Terway looks for the node's, such as"
                            + " cn-hangzhou-h, and else uses the node's own vSwitch",
                    "write the zone id as in ECS, in small letters");
        } else if (!isPlaceholder && unknown) {
            conf.add(
                    LintRule.ZONE,
                    Severity.WARNING,
                    zone.start(),
                    "the plan has no node vSwitch in zone " + conf.shown.of(zone.name()) + "; it has them in "
                            + String.join(", ", nodeZones(plan.get())),
                    "correct the zone, or leave it if nodes are to come there");
        }
        if (zone.value().is(JsonKind.NULL)
                || (zone.value().is(JsonKind.ARRAY) && zone.value().elements().isEmpty())) {
            conf.add(
                    LintRule.NO_VSWITCH,
                    Severity.WARNING,
                    zone.value().start(),
                    "zone " + conf.shown.of(zone.name()) + " has no vSwitch, so its nodes use their own for pods",
                    "list the zone's pod vSwitches");
        }
    }

    private static boolean isZone(String text) {
        try {
            return new ZoneId(text).value().equals(text)
                    && Ascii.toLowerCase(text).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void vSwitch(String zone, JsonValue id) {
        if (PlaceholderCheck.isPlaceholder(id.text())) {
            return;
        }
        try {
            VSwitchId vSwitch = new VSwitchId(id.text());
            plan.ifPresent(known -> known.vpc().vSwitches().stream()
                    .filter(each -> each.id().equals(vSwitch))
                    .findFirst()
                    .ifPresentOrElse(
                            found -> place(zone, id, found),
                            () -> conf.add(
                                    LintRule.VSWITCH,
                                    Severity.WARNING,
                                    id.start(),
                                    "the plan has no vSwitch " + vSwitch,
                                    "add it to the plan, or take it out here")));
        } catch (IllegalArgumentException e) {
            conf.add(
                    LintRule.VSWITCH,
                    Severity.WARNING,
                    id.start(),
                    conf.shown.of(id.text()) + " is not the id of a vSwitch; no ENI can be made in it",
                    "write the id, such as vsw-bp1aevy8sofi8mh1q0000");
        }
    }

    private void place(String zone, JsonValue id, VSwitch found) {
        if (!found.zone().value().equals(zone)) {
            conf.add(
                    LintRule.VSWITCH,
                    Severity.WARNING,
                    id.start(),
                    found.id() + " is in zone " + found.zone()
                            + " of the plan; an ENI cannot be in another zone than its" + " instance",
                    "move it to " + found.zone());
        } else if (found.role() != VSwitchRole.POD) {
            conf.add(
                    LintRule.VSWITCH,
                    Severity.WARNING,
                    id.start(),
                    found.id() + " has the role " + found.role() + " in the plan, and pods would share it",
                    "list pod vSwitches only");
        }
    }

    private void securityGroups() {
        Optional<JsonValue> one = conf.text("security_group");
        Optional<JsonValue> list =
                conf.isAtLeast(1, 1, 1) ? conf.value("security_groups", JsonKind.ARRAY) : Optional.empty();
        int listed = list.map(value -> value.elements().size()).orElse(0);
        if (one.isEmpty() && listed == 0) {
            conf.add(
                    LintRule.NO_SECURITY_GROUP,
                    Severity.WARNING,
                    conf.member("security_group")
                            .map(JsonMember::start)
                            .orElse(conf.root().start()),
                    "there is no security group, so " + conf.terway() + " copies those of each node's primary ENI",
                    "write security_group");
        }
        int most = conf.isAtLeast(1, 13, 7) ? 10 : 5;
        Set<String> union = new HashSet<>();
        one.ifPresent(value -> union.add(value.text()));
        list.ifPresent(value -> conf.strings(value).forEach(id -> union.add(id.text())));
        if (listed > most) {
            conf.add(
                    LintRule.SECURITY_GROUPS,
                    Severity.ERROR,
                    list.orElseThrow().start(),
                    conf.terway() + " does not start: it takes at most " + most + " security_groups, found " + listed,
                    "keep " + most);
        } else if (union.size() > most) {
            conf.add(
                    LintRule.SECURITY_GROUPS,
                    Severity.WARNING,
                    list.orElseThrow().start(),
                    "security_group and security_groups are " + union.size()
                            + " together; terwayd counts the list alone"
                            + " and starts, its control plane takes at most " + most + " of both",
                    "keep " + most + " of both");
        }
    }

    private void serviceCidr(JsonValue value) {
        if (PlaceholderCheck.isPlaceholder(value.text())) {
            return;
        }
        for (String block : value.text().split(",", -1)) {
            if (!isBlock(block)) {
                boolean fatal = !conf.isAtLeast(1, 1, 0);
                conf.add(
                        LintRule.SERVICE_CIDR,
                        fatal ? Severity.ERROR : Severity.WARNING,
                        value.start(),
                        conf.terway() + (fatal ? " does not start: " : " drops ") + conf.shown.of(block)
                                + (fatal ? " in service_cidr" : " from service_cidr, which")
                                + " is not an address block",
                        "write blocks such as 172.16.0.0/16, joined by commas without blanks");
            }
        }
    }

    /** net.ParseCIDR: host bits are cut off, not refused. */
    private static boolean isBlock(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return false;
        }
        try {
            IpAddress address = IpAddress.parse(text.substring(0, slash));
            int length = Integer.parseInt(text.substring(slash + 1));
            return length <= address.family().bits();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns whether Terway's CNI plugin takes the text for a block. */
    static boolean isHostStackBlock(String text) {
        try {
            return !Cidr.parse(text).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return isBlock(text);
        }
    }
}
