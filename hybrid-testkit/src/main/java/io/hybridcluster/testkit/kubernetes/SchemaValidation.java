// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.ApiFailure.Cause;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes a custom resource invalid by its schema: types, required members, enumerations. The field of an element is
 * that of its list, as in kube-apiserver 1.20. Patterns, formats, bounds, numbers of elements and {@code allOf} and the
 * like are not looked at.
 */
final class SchemaValidation {
    private final List<Cause> causes = new ArrayList<>();

    private SchemaValidation() {}

    static List<Cause> causes(Map<String, @Nullable Object> object, Map<String, @Nullable Object> schema) {
        SchemaValidation validation = new SchemaValidation();
        validation.value("", object, schema);
        return validation.causes;
    }

    private void value(String field, @Nullable Object value, Object schema) {
        if (value == null && Boolean.TRUE.equals(Trees.at(schema, "nullable"))) {
            return;
        }
        type(field, value, schema);
        List<@Nullable Object> allowed = Trees.list(schema, "enum");
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
            String values = allowed.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
            causes.add(new Cause(
                    "FieldValueNotSupported", "Unsupported value: " + shown + ": supported values: " + values, field));
        }
        if (value instanceof Map<?, ?>) {
            members(field, Trees.object(value), schema);
        } else if (value instanceof List<?> list && Trees.at(schema, "items") instanceof Map<?, ?> items) {
            list.forEach(element -> value(field, element, items));
        }
    }

    private void type(String field, @Nullable Object value, Object schema) {
        String wanted = Boolean.TRUE.equals(Trees.at(schema, "x-kubernetes-int-or-string"))
                ? "integer,string"
                : Trees.text(schema, "type");
        String found = typeOf(value);
        boolean fits = wanted.isEmpty()
                || List.of(wanted.split(",", -1)).contains(found)
                || wanted.equals("number") && found.equals("integer");
        if (!fits) {
            String shown = "\"" + found + "\"";
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "Invalid value: " + shown + ": " + field + " in body must be of type " + wanted + ": " + shown,
                    field));
        }
    }

    private void members(String field, Map<String, @Nullable Object> object, Object schema) {
        String start = field.isEmpty() ? "" : field + ".";
        for (Object name : Trees.list(schema, "required")) {
            if (!object.containsKey(String.valueOf(name))) {
                causes.add(Cause.required(start + name, ""));
            }
        }
        if (Boolean.TRUE.equals(Trees.at(schema, "x-kubernetes-embedded-resource"))) {
            for (String name : List.of("apiVersion", "kind")) {
                if (Trees.text(object, name).isEmpty()) {
                    causes.add(Cause.required(start + name, "must not be empty"));
                }
            }
        }
        Map<String, @Nullable Object> properties = Trees.map(schema, "properties");
        object.forEach((name, value) -> {
            Object member =
                    properties.containsKey(name) ? properties.get(name) : Trees.at(schema, "additionalProperties");
            if (member instanceof Map<?, ?>) {
                value(start + name, value, member);
            }
        });
    }

    private static String typeOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof List<?>) {
            return "array";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() > 0 ? "number" : "integer";
        }
        return value instanceof Number ? "integer" : "object";
    }
}
