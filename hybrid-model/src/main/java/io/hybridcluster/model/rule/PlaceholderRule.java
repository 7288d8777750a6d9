// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.finding.Waiver;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.rule.CheckedPlan.PlacedVSwitch;
import java.util.List;

/**
 * Nothing may be left of a template, or of the documentation's placeholders: Terway takes {@code AZoneID} for a zone and
 * <code>{{.ClusterID}}</code> for a tag without a word (terway {@code daemon/builder.go}).
 */
final class PlaceholderRule implements PlanRule {
    private static final RuleDescription UNRENDERED = RuleDescription.of(
            "Plan.Unrendered",
            Severity.ERROR,
            "a text still holds a piece of a template, such as {{.ClusterID}}",
            "the guide, step 3");

    private static final RuleDescription PLACEHOLDER = RuleDescription.of(
            "Plan.Placeholder",
            Severity.ERROR,
            "a text still holds a placeholder of the documentation, such as AZoneID, VswitchId, **** or XXXX",
            "the guide, steps 3 and 4");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(UNRENDERED, PLACEHOLDER);
    }

    @Override
    public void check(CheckedPlan checked, Report report) {
        HybridPlan plan = checked.plan();
        id(plan.cluster().id().value(), FieldPath.of("cluster", "id"), report);
        id(plan.vpc().id().value(), FieldPath.of("vpc", "id"), report);
        for (PlacedVSwitch placed : checked.vSwitches()) {
            id(placed.vSwitch().id().value(), placed.at().child("id"), report);
        }
        List<SecurityGroupId> groups = plan.vpc().securityGroups();
        for (int i = 0; i < groups.size(); i++) {
            id(groups.get(i).value(), Places.SECURITY_GROUPS.index(i), report);
        }
        plan.interconnect().ifPresent(joined -> id(joined.id(), Places.INTERCONNECT.child("id"), report));
        plan.nodePool().ifPresent(pool -> pool(pool, report));
        plan.nodeScript().ifPresent(script -> {
            text(script.source(), Places.NODE_SCRIPT.child("source"), report);
            text(script.url(), Places.NODE_SCRIPT.child("url"), report);
        });
        List<Waiver> waivers = plan.waivers();
        for (int i = 0; i < waivers.size(); i++) {
            text(waivers.get(i).reason(), Places.WAIVERS.index(i).child("reason"), report);
        }
    }

    private static void pool(NodePoolPlan pool, Report report) {
        text(pool.name(), Places.NODE_POOL.child("name"), report);
        List<String> types = pool.instanceTypes();
        for (int i = 0; i < types.size(); i++) {
            text(types.get(i), Places.INSTANCE_TYPES.index(i), report);
        }
        pool.keyPair().ifPresent(name -> text(name, Places.NODE_POOL.child("keyPair"), report));
        pool.imageType().ifPresent(type -> text(type, Places.NODE_POOL.child("imageType"), report));
        pool.imageId().ifPresent(image -> {
            text(image, Places.NODE_POOL.child("imageId"), report);
            id(image, Places.NODE_POOL.child("imageId"), report);
        });
        for (Label label : pool.labels()) {
            text(label.toString(), Places.NODE_POOL.child("labels").child(label.key()), report);
        }
        List<Taint> taints = pool.taints();
        for (int i = 0; i < taints.size(); i++) {
            text(taints.get(i).toString(), Places.NODE_POOL.child("taints").index(i), report);
        }
    }

    private static void text(String text, FieldPath at, Report report) {
        Placeholders.unrendered(text)
                .ifPresent(left -> report.add(
                        UNRENDERED,
                        at,
                        "it holds " + Quote.of(left) + ", which a template was to replace",
                        "render the template before the check, or write the value"));
        Placeholders.documented(text).ifPresent(left -> placeholder(left, at, report));
    }

    private static void id(String id, FieldPath at, Report report) {
        Placeholders.inId(id).ifPresent(left -> placeholder(left, at, report));
    }

    private static void placeholder(String left, FieldPath at, Report report) {
        report.add(
                PLACEHOLDER,
                at,
                "it holds " + Quote.of(left) + ", which the documentation writes for a value of yours",
                "write the value");
    }
}
