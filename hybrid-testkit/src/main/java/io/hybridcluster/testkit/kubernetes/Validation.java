// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.ApiFailure.Cause;
import io.hybridcluster.testkit.kubernetes.tree.LabelSelector;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes an object invalid: the part of the real server's validation that code for clusters runs into. */
final class Validation {
    private static final int LARGEST = 1024 * 1024;
    private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
    private static final String LABEL_VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String CONFIG_KEY = "[-._a-zA-Z0-9]+";
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    private final ResourceType type;
    private final Map<String, @Nullable Object> object;
    private final List<Cause> causes = new ArrayList<>();

    private Validation(ResourceType type, Map<String, @Nullable Object> object) {
        this.type = type;
        this.object = object;
    }

    static void created(ResourceType type, Map<String, @Nullable Object> object, List<Cause> ofSchema) {
        Validation validation = new Validation(type, object);
        validation.causes.addAll(ofSchema);
        validation.metadata();
        validation.contents();
        validation.finish();
    }

    static void updated(
            ResourceType type,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> object,
            List<Cause> ofSchema) {
        Validation validation = new Validation(type, object);
        validation.causes.addAll(ofSchema);
        validation.labels("metadata.labels", Trees.map(object, "metadata", "labels"));
        validation.unchanged(before);
        validation.contents();
        validation.finish();
    }

    private void finish() {
        if (!causes.isEmpty()) {
            throw ApiFailure.invalid(type.group(), type.kind(), Trees.text(object, "metadata", "name"), causes);
        }
    }

    private void metadata() {
        String name = Trees.text(object, "metadata", "name");
        if (name.isEmpty()) {
            causes.add(Cause.required("metadata.name", "name or generateName is required"));
        } else if (type.equals(ResourceTypes.NAMESPACES) || type.plural().equals("services")) {
            if (!name.matches(LABEL) || name.length() > 63) {
                causes.add(Cause.invalid(
                        "metadata.name",
                        name,
                        "a DNS-1123 label must consist of lower case alphanumeric characters or"
                                + " '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or"
                                + " '123-abc', regex used for validation is '" + LABEL + "')"));
            }
        } else if (type.group().startsWith("rbac.")) {
            if (name.contains("/") || name.contains("%")) {
                causes.add(Cause.invalid("metadata.name", name, "may not contain '/'"));
            }
        } else if (!name.matches(SUBDOMAIN) || name.length() > 253) {
            causes.add(Cause.invalid(
                    "metadata.name",
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g."
                            + " 'example.com', regex used for validation is '" + SUBDOMAIN + "')"));
        }
        labels("metadata.labels", Trees.map(object, "metadata", "labels"));
    }

    private void labels(String field, Map<String, @Nullable Object> labels) {
        labels.forEach((key, value) -> {
            String text = String.valueOf(value);
            int slash = key.indexOf('/');
            String prefix = key.substring(0, Math.max(slash, 0));
            if (slash == 0 || !prefix.isEmpty() && !prefix.matches(SUBDOMAIN)) {
                causes.add(Cause.invalid(field, key, "prefix part must be a DNS subdomain"));
            }
            String rest = key.substring(slash + 1);
            if (!rest.matches(QUALIFIED) || rest.length() > 63) {
                causes.add(Cause.invalid(
                        field,
                        key,
                        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start"
                                + " and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or"
                                + " '123-abc', regex used for validation is '" + QUALIFIED + "')"));
            }
            if (text.length() > 63) {
                causes.add(Cause.invalid(field, text, "must be no more than 63 characters"));
            } else if (!text.matches(LABEL_VALUE)) {
                causes.add(Cause.invalid(
                        field,
                        text,
                        "a valid label must be an empty string or consist of alphanumeric characters, '-',"
                                + " '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',"
                                + " or 'my_value', or '12345', regex used for validation is '" + LABEL_VALUE + "')"));
            }
        });
    }

    private void unchanged(Map<String, @Nullable Object> before) {
        switch (type.plural()) {
            case "daemonsets", "deployments" -> same(before, "spec.selector", "spec", "selector");
            case "secrets" -> same(before, "type", "type");
            case "rolebindings", "clusterrolebindings" -> {
                if (!Objects.equals(before.get("roleRef"), object.get("roleRef"))) {
                    causes.add(
                            Cause.invalid("roleRef", String.valueOf(object.get("roleRef")), "cannot change roleRef"));
                }
            }
            default -> {
                // Nothing else is fixed once it is there, as far as the fake goes.
            }
        }
        if (Boolean.TRUE.equals(before.get("immutable")) && !Objects.equals(before.get("data"), object.get("data"))) {
            causes.add(Cause.forbidden("data", "field is immutable when `immutable` is set"));
        }
    }

    private void same(Map<String, @Nullable Object> before, String field, String... path) {
        Object now = Trees.at(object, path);
        if (!Objects.equals(Trees.at(before, path), now)) {
            causes.add(Cause.invalid(field, now == null ? "null" : now, "field is immutable"));
        }
    }

    private void contents() {
        switch (type.plural()) {
            case "configmaps" -> {
                keys("data");
                keys("binaryData");
                size();
            }
            case "secrets" -> {
                keys("data");
                size();
            }
            case "daemonsets", "deployments" -> workload();
            case "pods" -> pod("spec", Trees.map(object, "spec"));
            case "nodes" -> taints();
            case "clusterrolebindings", "rolebindings" -> {
                if (Trees.text(object, "roleRef", "name").isEmpty()) {
                    causes.add(Cause.required("roleRef.name", ""));
                }
            }
            case "customresourcedefinitions" -> definition();
            default -> {
                // Whatever else there is is taken as it comes.
            }
        }
    }

    private void keys(String member) {
        Trees.map(object, member).keySet().stream()
                .filter(key -> !key.matches(CONFIG_KEY))
                .forEach(key -> causes.add(Cause.invalid(
                        member + "[" + key + "]",
                        key,
                        "a valid config key must consist of alphanumeric characters,"
                                + " '-', '_' or '.' (e.g. 'key.name', or 'KEY_NAME', or 'key-name', regex used for"
                                + " validation is '" + CONFIG_KEY + "')")));
    }

    private void size() {
        boolean secret = type.plural().equals("secrets");
        long size = Trees.map(object, "data").values().stream()
                .mapToLong(value -> secret ? decoded(value) : bytes(value))
                .sum();
        size += Trees.map(object, "binaryData").values().stream()
                .mapToLong(Validation::decoded)
                .sum();
        if (size > LARGEST) {
            causes.add(new Cause(
                    "FieldValueTooLong",
                    "Too long: must have at most " + LARGEST + (secret ? " characters" : " bytes"),
                    secret ? "data" : "[]"));
        }
    }

    private static long bytes(@Nullable Object value) {
        return String.valueOf(value).getBytes(StandardCharsets.UTF_8).length;
    }

    private static long decoded(@Nullable Object base64) {
        return bytes(base64) / 4 * 3;
    }

    private void workload() {
        Map<String, @Nullable Object> selector = Trees.map(object, "spec", "selector");
        Map<String, @Nullable Object> labels = Trees.map(object, "spec", "template", "metadata", "labels");
        if (selector.isEmpty()) {
            causes.add(Cause.required("spec.selector", ""));
        } else if (!LabelSelector.of(selector).matches(labels)) {
            causes.add(Cause.invalid(
                    "spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
        }
        labels("spec.template.metadata.labels", labels);
        pod("spec.template.spec", Trees.map(object, "spec", "template", "spec"));
    }

    private void pod(String field, Map<String, @Nullable Object> spec) {
        List<@Nullable Object> containers = Trees.list(spec, "containers");
        if (containers.isEmpty()) {
            causes.add(Cause.required(field + ".containers", ""));
        }
        for (int i = 0; i < containers.size(); i++) {
            for (String member : List.of("name", "image")) {
                if (Trees.text(containers.get(i), member).isEmpty()) {
                    causes.add(Cause.required(field + ".containers[" + i + "]." + member, ""));
                }
            }
        }
        Object required = Trees.at(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        if (required != null) {
            terms(
                    field + ".affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms",
                    Trees.list(required, "nodeSelectorTerms"));
        }
    }

    private void terms(String field, List<@Nullable Object> terms) {
        if (terms.isEmpty()) {
            causes.add(Cause.required(field, "must have at least one node selector term"));
        }
        for (int i = 0; i < terms.size(); i++) {
            List<@Nullable Object> expressions = Trees.list(terms.get(i), "matchExpressions");
            for (int j = 0; j < expressions.size(); j++) {
                expression(field + "[" + i + "].matchExpressions[" + j + "]", expressions.get(j));
            }
        }
    }

    private void expression(String field, @Nullable Object expression) {
        int values = Trees.list(expression, "values").size();
        switch (Trees.text(expression, "operator")) {
            case "In", "NotIn" -> {
                if (values == 0) {
                    causes.add(
                            Cause.required(field + ".values", "must be specified when `operator` is 'In' or 'NotIn'"));
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (values > 0) {
                    causes.add(Cause.forbidden(
                            field + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                }
            }
            case "Gt", "Lt" -> {
                if (values != 1) {
                    causes.add(Cause.required(
                            field + ".values", "must be specified single value when `operator` is 'Lt' or 'Gt'"));
                }
            }
            default ->
                causes.add(Cause.invalid(
                        field + ".operator", Trees.text(expression, "operator"), "not a valid selector operator"));
        }
        String key = Trees.text(expression, "key");
        if (!key.substring(key.indexOf('/') + 1).matches(QUALIFIED)) {
            causes.add(Cause.invalid(
                    field + ".key",
                    key,
                    "name part must consist of alphanumeric characters, '-',"
                            + " '_' or '.', and must start and end with an alphanumeric character"));
        }
    }

    private void taints() {
        List<@Nullable Object> taints = Trees.list(object, "spec", "taints");
        Set<String> effects = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");
        for (int i = 0; i < taints.size(); i++) {
            String effect = Trees.text(taints.get(i), "effect");
            String field = "metadata.taints[" + i + "].effect";
            if (effect.isEmpty()) {
                causes.add(Cause.required(field, ""));
            } else if (!effects.contains(effect)) {
                causes.add(new Cause(
                        "FieldValueNotSupported",
                        "Unsupported value: \"" + effect
                                + "\": supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\"",
                        field));
            }
        }
    }

    private void definition() {
        String wanted = Trees.text(object, "spec", "names", "plural") + "." + Trees.text(object, "spec", "group");
        String name = Trees.text(object, "metadata", "name");
        if (!name.equals(wanted)) {
            causes.add(Cause.invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group"));
        }
        List<@Nullable Object> versions = Trees.list(object, "spec", "versions");
        if (versions.isEmpty()) {
            causes.add(Cause.required("spec.versions", "must have at least one version"));
        }
        for (int i = 0; i < versions.size(); i++) {
            if (!(Trees.at(versions.get(i), "schema", "openAPIV3Schema") instanceof Map<?, ?>)) {
                causes.add(Cause.required("spec.versions[" + i + "].schema.openAPIV3Schema", "schemas are required"));
            }
        }
        if (Boolean.TRUE.equals(Trees.at(object, "spec", "preserveUnknownFields"))) {
            causes.add(Cause.invalid(
                    "spec.preserveUnknownFields",
                    true,
                    "cannot set to true, set x-preserve-unknown-fields to true in spec.versions[*].schema instead"));
        }
    }
}
