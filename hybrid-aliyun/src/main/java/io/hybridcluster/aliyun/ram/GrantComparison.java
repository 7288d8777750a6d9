// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user is granted by the policies that are attached to it, beside what it needs: missing, uncertain, superfluous.
 *
 * <p>Needed are actions on every resource, as Terway's are ({@link TerwayRamPolicy}). Policies that the user has through a
 * group are not attached to it, and have to be given too where there are any. Immutable and thread-safe.
 */
public final class GrantComparison {
    private final String user;
    private final ImmutableList<AttachedPolicy> attached;
    private final TreeMap<RamAction, RamDecision> needed = new TreeMap<>();
    private final Set<RamAction> partly = new TreeSet<>();
    private final TreeMap<String, Set<String>> superfluous = new TreeMap<>();

    private GrantComparison(String user, List<AttachedPolicy> attached, RamPolicy policy) {
        this.user = user;
        this.attached = ImmutableList.copyOf(attached);
        List<RamPolicyDocument> documents =
                attached.stream().flatMap(each -> each.document().stream()).toList();
        for (RamAction action : policy.allowedActions()) {
            RamDecision decision = RamPolicyDocument.decide(documents, action, everythingOf(action));
            needed.put(action, decision);
            @Nullable
            RamEffect contrary = switch (decision) {
                case ALLOWED -> RamEffect.DENY;
                case NOT_ALLOWED -> RamEffect.ALLOW;
                // Said already.
                case CONDITIONAL, DENIED -> null;
            };
            boolean somewhere = documents.stream()
                    .flatMap(document -> document.grants().stream())
                    .anyMatch(grant -> grant.effect() == contrary && grant.matches(action));
            if (somewhere) {
                partly.add(action);
            }
        }
        for (AttachedPolicy each : attached) {
            each.document().stream()
                    .flatMap(document -> document.grants().stream())
                    .filter(grant -> grant.effect() == RamEffect.ALLOW)
                    .forEach(grant -> addSuperfluous(each, grant));
        }
    }

    /** Whoever may do it on everything of the product needs no permission on what other products have. */
    private static String everythingOf(RamAction action) {
        return "acs:" + action.value().substring(0, action.value().indexOf(':')) + ":*:*:*";
    }

    private void addSuperfluous(AttachedPolicy policy, RamGrant grant) {
        Set<String> found = superfluous.computeIfAbsent(policy.place(), place -> new TreeSet<>());
        if (grant.exceptActions()) {
            found.add("all but " + String.join(", ", grant.actions()));
            return;
        }
        for (String pattern : grant.actions()) {
            boolean isNeeded = !Wildcard.isPattern(pattern)
                    && needed.keySet().stream()
                            .anyMatch(action -> action.value().equalsIgnoreCase(pattern));
            if (!isNeeded) {
                found.add(pattern);
            }
        }
    }

    /**
     * Compares.
     *
     * @param user the user's name, for findings
     * @param attached all policies that it has
     * @param needed what it needs
     */
    public static GrantComparison of(String user, List<AttachedPolicy> attached, RamPolicy needed) {
        return new GrantComparison(
                requireNonNull(user, "user"), requireNonNull(attached, "attached"), requireNonNull(needed, "needed"));
    }

    /** Returns the actions that it needs and does not have on every resource, or that are denied, sorted. */
    public Set<RamAction> missing() {
        Set<RamAction> missing = new TreeSet<>(with(RamDecision.NOT_ALLOWED));
        missing.addAll(with(RamDecision.DENIED));
        return missing;
    }

    /** Returns the actions that it needs and has only if a condition holds, sorted. */
    public Set<RamAction> conditional() {
        return with(RamDecision.CONDITIONAL);
    }

    /** Returns what is granted beyond what it needs, as it is written, wildcards and all, sorted. */
    public Set<String> superfluous() {
        Set<String> all = new TreeSet<>();
        superfluous.values().forEach(all::addAll);
        return all;
    }

    /** Returns whether it has all that it needs, for certain. */
    public boolean isEnough() {
        return missing().isEmpty() && conditional().isEmpty() && partly.isEmpty();
    }

    private Set<RamAction> with(RamDecision decision) {
        Set<RamAction> actions = new TreeSet<>();
        needed.forEach((action, found) -> {
            if (found == decision) {
                actions.add(action);
            }
        });
        return actions;
    }

    /** Returns what is wrong, in order; nothing if it has what it needs and nothing else. */
    public List<LiveFinding> findings() {
        List<LiveFinding> findings = new ArrayList<>();
        String place = "RamUser " + Shown.name(user);
        needed.forEach((action, decision) -> {
            if (partly.contains(action)) {
                Rule.PARTLY.report(
                        place,
                        action + " is allowed on some resources only",
                        "allow it on every resource, or see that the component's are among them",
                        findings);
                return;
            }
            switch (decision) {
                case ALLOWED -> {}
                case DENIED ->
                    Rule.DENIED.report(
                            place, "a policy denies " + action, "take the denial out of the policy", findings);
                case CONDITIONAL ->
                    Rule.CONDITIONAL.report(
                            place,
                            action + " is allowed or denied under a condition, which is not evaluated",
                            "see that the condition holds for the component, or allow the action without one",
                            findings);
                case NOT_ALLOWED -> Rule.MISSING.report(place, action + " is not allowed", "grant it", findings);
            }
        });
        attached.stream()
                .filter(policy -> policy.document().isEmpty())
                .forEach(policy -> Rule.UNREADABLE.report(
                        policy.place(),
                        "the policy's document could not be read, so what it allows and denies is not known",
                        "look at it in the RAM console",
                        findings));
        superfluous.forEach((policy, actions) -> actions.forEach(action -> Rule.SUPERFLUOUS.report(
                policy,
                "the component does not need " + Shown.text(action),
                "take it out, unless something else uses this user",
                findings)));
        return findings.stream().sorted().toList();
    }

    /** Returns the rules, by id. */
    public static List<RuleDescription> rules() {
        return Stream.of(Rule.values()).map(rule -> rule.description).sorted().toList();
    }

    /** Returns how much is missing, uncertain and superfluous. */
    @Override
    public String toString() {
        return missing().size() + " missing, " + conditional().size() + " under a condition, "
                + superfluous().size() + " superfluous";
    }

    private enum Rule {
        MISSING("RamGrant.ActionMissing", Severity.ERROR, "the component's user may not do what the component does"),
        DENIED("RamGrant.ActionDenied", Severity.ERROR, "a policy denies the component's user what the component does"),
        PARTLY(
                "RamGrant.OnSomeResources",
                Severity.WARNING,
                "the component's user may do what the component does on some resources only"),
        CONDITIONAL(
                "RamGrant.UnderCondition",
                Severity.WARNING,
                "whether the component's user may do what the component does depends on a condition"),
        UNREADABLE("RamGrant.Unreadable", Severity.WARNING, "a policy of the component's user could not be read"),
        SUPERFLUOUS(
                "RamGrant.Superfluous", Severity.WARNING, "the component's user may do what the component never does");

        private final RuleDescription description;

        Rule(String id, Severity severity, String meaning) {
            this.description = new RuleDescription(
                    RuleId.parse(id), severity, meaning, "RAM: Policy structure and syntax; terway docs/ecs.md");
        }

        void report(String place, String problem, String remedy, List<LiveFinding> findings) {
            findings.add(new LiveFinding(description.id(), description.severity(), place, problem, remedy));
        }
    }
}
