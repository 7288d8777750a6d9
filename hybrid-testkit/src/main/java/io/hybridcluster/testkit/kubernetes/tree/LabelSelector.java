// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requirements that labels have to meet, all of them: {@code a=b}, {@code a!=b}, {@code a in (b, c)},
 * {@code a notin (b, c)}, {@code a}, {@code !a}. Source: "Kubernetes: Labels and Selectors".
 */
public final class LabelSelector {
    private static final Pattern REQUIREMENT = Pattern.compile("\\s*(?:(!)\\s*([\\w./-]+)"
            + "|([\\w./-]+)\\s+(in|notin)\\s*\\(([\\w.,\\s-]*)\\)"
            + "|([\\w./-]+)\\s*(==|=|!=)\\s*([\\w.-]*)"
            + "|([\\w./-]+)\\s*([<>])\\s*([0-9]+)"
            + "|([\\w./-]+))\\s*(,|$)");

    private final List<Requirement> requirements;

    private LabelSelector(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /**
     * Returns the selector that this text is; an empty text selects everything.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LabelSelector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        Matcher matcher = REQUIREMENT.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("unable to parse requirement: " + text.substring(at));
            }
            requirements.add(requirement(matcher));
            at = matcher.end();
        }
        return new LabelSelector(requirements);
    }

    /** Returns the selector of these tree's {@code matchLabels} and {@code matchExpressions}. */
    public static LabelSelector of(Map<String, @Nullable Object> selector) {
        List<Requirement> requirements = new ArrayList<>();
        Trees.map(selector, "matchLabels")
                .forEach((key, value) -> requirements.add(new Requirement(key, "In", Set.of(String.valueOf(value)))));
        Trees.list(selector, "matchExpressions").forEach(each -> requirements.add(Requirement.of(each)));
        return new LabelSelector(requirements);
    }

    /** Returns whether labels meet every requirement. */
    public boolean matches(Map<String, @Nullable Object> labels) {
        return requirements.stream().allMatch(each -> each.isMet(labels));
    }

    private static Requirement requirement(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Requirement(matcher.group(2), "DoesNotExist", Set.of());
        }
        if (matcher.group(3) != null) {
            Set<String> values = Set.copyOf(List.of(matcher.group(5).strip().split("\\s*,\\s*", -1)));
            return new Requirement(matcher.group(3), matcher.group(4).equals("in") ? "In" : "NotIn", values);
        }
        if (matcher.group(6) != null) {
            String operator = matcher.group(7).equals("!=") ? "NotIn" : "In";
            return new Requirement(matcher.group(6), operator, Set.of(matcher.group(8)));
        }
        if (matcher.group(9) != null) {
            String operator = matcher.group(10).equals(">") ? "Gt" : "Lt";
            return new Requirement(matcher.group(9), operator, Set.of(matcher.group(11)));
        }
        return new Requirement(matcher.group(12), "Exists", Set.of());
    }
}
