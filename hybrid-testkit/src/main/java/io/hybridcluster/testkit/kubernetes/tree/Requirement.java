// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one label has to be: a requirement of a label selector or of a node affinity. */
record Requirement(String key, String operator, Set<String> values) {
    /** Returns the requirement that this element of {@code matchExpressions} or {@code matchFields} is. */
    static Requirement of(@Nullable Object tree) {
        return new Requirement(
                Trees.text(tree, "key"),
                Trees.text(tree, "operator"),
                Trees.list(tree, "values").stream().map(String::valueOf).collect(Collectors.toSet()));
    }

    boolean isMet(Map<String, @Nullable Object> labels) {
        Object value = labels.get(key);
        return switch (operator) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> value != null && order(value) > 0;
            case "Lt" -> value != null && order(value) < 0;
            default -> false;
        };
    }

    /** Greater than 0 if the label is a number greater than the one wanted, less if less, and 0 if it is no number. */
    private int order(Object value) {
        String wanted = values.stream().findFirst().orElse("");
        boolean numbers = value.toString().matches("-?[0-9]{1,18}") && wanted.matches("-?[0-9]{1,18}");
        return numbers ? Long.compare(Long.parseLong(value.toString()), Long.parseLong(wanted)) : 0;
    }
}
