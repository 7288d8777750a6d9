// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requirements that fields have to meet. Source: "Kubernetes: Field Selectors". */
final class FieldSelector {
    private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> MORE = Map.of(
            "pods",
            Set.of("spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName", "status.phase", "status.podIP"),
            "nodes",
            Set.of("spec.unschedulable"),
            "namespaces",
            Set.of("status.phase"),
            "secrets",
            Set.of("type"),
            "events",
            Set.of(
                    "involvedObject.kind",
                    "involvedObject.namespace",
                    "involvedObject.name",
                    "involvedObject.uid",
                    "involvedObject.apiVersion",
                    "involvedObject.resourceVersion",
                    "involvedObject.fieldPath",
                    "reason",
                    "source",
                    "type"));

    private record Condition(List<String> path, String value, boolean equal) {}

    private final List<Condition> conditions;

    private FieldSelector(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** Throws as the real server does for fields that this type has no index of. */
    static FieldSelector parse(String text, ResourceType type) {
        List<Condition> conditions = new ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            boolean equal = !each.contains("!=");
            String[] sides = each.split(equal ? "==?" : "!=", 2);
            if (sides.length < 2) {
                throw ApiFailure.badRequest("invalid selector: '" + text + "'; can't understand '" + each + "'");
            }
            boolean known = EVERYWHERE.contains(sides[0])
                    || type.isBuiltIn()
                            && MORE.getOrDefault(type.plural(), Set.of()).contains(sides[0]);
            if (!known) {
                boolean hasMore = !type.isBuiltIn() || MORE.containsKey(type.plural());
                throw ApiFailure.badRequest(
                        hasMore
                                ? "field label not supported: " + sides[0]
                                : "\"" + sides[0] + "\" is not a known field selector: only \"metadata.name\","
                                        + " \"metadata.namespace\"");
            }
            conditions.add(new Condition(List.of(sides[0].split("[.]", -1)), sides[1], equal));
        }
        return new FieldSelector(conditions);
    }

    boolean matches(Map<String, @Nullable Object> object) {
        return conditions.stream().allMatch(each -> text(object, each.path()).equals(each.value()) == each.equal());
    }

    private static String text(Map<String, @Nullable Object> object, List<String> path) {
        Object value = Trees.at(object, path.toArray(String[]::new));
        // An event is by its source's component; whether a node is unschedulable is false if nothing is said.
        if (value instanceof Map<?, ?>) {
            return Trees.text(value, "component");
        }
        return value == null ? path.contains("unschedulable") ? "false" : "" : value.toString();
    }
}
