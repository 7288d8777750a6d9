// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds the parameters of a request against the table, as the gateway of the cloud does. */
final class Validation {
    private static final Pattern INDEX = Pattern.compile("[1-9][0-9]*");

    /** What every RPC action takes: the public parameters, and those of the owner that all SDKs have. */
    private static final Set<String> PUBLIC = Set.of(
            "Action",
            "Version",
            "Format",
            "RegionId",
            "OwnerId",
            "OwnerAccount",
            "ResourceOwnerId",
            "ResourceOwnerAccount");

    private final ActionSpec spec;
    private final Map<String, String> parameters;
    private final @Nullable Object body;

    Validation(ActionSpec spec, Map<String, String> parameters, @Nullable Object body) {
        this.spec = spec;
        this.parameters = parameters;
        this.body = body;
    }

    /** Throws at the first parameter that is missing, of the wrong type or out of range, in the order of the table. */
    void check() throws FakeFailure {
        for (ApiParameter each : spec.parameters()) {
            if (each.name().startsWith("body.N.")) {
                item(each);
            } else if (!each.type().equals("body")) {
                check(each);
            }
        }
    }

    private void check(ApiParameter parameter) throws FakeFailure {
        if (parameter.repeats()) {
            for (Map.Entry<String, String> sent : parameters.entrySet()) {
                if (pattern(sent.getKey()).equals(parameter.name())) {
                    value(parameter, sent.getKey(), sent.getValue());
                }
            }
            if (parameter.required()
                    && parameters.keySet().stream()
                            .noneMatch(name -> pattern(name).equals(parameter.name()))) {
                throw missing(parameter.name());
            }
            return;
        }
        String value = parameters.getOrDefault(parameter.name(), "");
        if (value.isEmpty() && parameter.required()) {
            throw missing(parameter.name());
        }
        if (!value.isEmpty()) {
            value(parameter, parameter.name(), value);
        }
    }

    /** A parameter of the objects in a body that is a list. */
    private void item(ApiParameter parameter) throws FakeFailure {
        String name = parameter.name().substring("body.N.".length());
        if (parameter.required()) {
            if (!(body instanceof List<?> list) || list.isEmpty()) {
                throw missing("body");
            }
            for (Object each : list) {
                if (!(each instanceof Map<?, ?> object)
                        || !(object.get(name) instanceof String text)
                        || text.isEmpty()) {
                    throw missing(name);
                }
            }
        }
    }

    private static void value(ApiParameter parameter, String name, String value) throws FakeFailure {
        try {
            switch (parameter.type()) {
                case "int" -> Integer.parseInt(value);
                case "long" -> Long.parseLong(value);
                case "float" -> new BigDecimal(value);
                case "bool" -> {
                    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                        throw new NumberFormatException(value);
                    }
                }
                default -> {
                    // Any text is a string; the lists and objects in a text are for the products to read.
                }
            }
            if (parameter.most() > 0) {
                long number = Long.parseLong(value);
                if (number < parameter.least() || number > parameter.most()) {
                    throw invalid("InvalidParameter." + name, name);
                }
            }
        } catch (NumberFormatException e) {
            throw invalid("InvalidParameter", name);
        }
    }

    private FakeFailure missing(String name) {
        return switch (spec.product()) {
            case "ecs", "cs" ->
                new FakeFailure(
                        400,
                        "MissingParameter",
                        "The input parameter \"" + name
                                + "\" that is mandatory for processing this request is not supplied.");
            default -> new FakeFailure(400, "Missing" + name.replace(".", ""), name + " is mandatory for this action.");
        };
    }

    private static FakeFailure invalid(String code, String name) {
        return new FakeFailure(400, code, "The specified parameter \"" + name + "\" is not valid.");
    }

    /** Returns the names of parameters that the table does not have: the cloud ignores them. */
    List<String> unknown() {
        Set<String> known = new LinkedHashSet<>();
        spec.parameters().forEach(parameter -> known.add(parameter.name()));
        List<String> unknown = new ArrayList<>();
        for (String name : parameters.keySet()) {
            boolean isPublic = !spec.isRoa() && PUBLIC.contains(name);
            if (!isPublic && !known.contains(name) && !known.contains(pattern(name)) && !isInArray(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    /** Returns those that not every action takes. */
    static List<String> withoutPublic(List<String> names) {
        return names.stream().filter(name -> !PUBLIC.contains(name)).toList();
    }

    /** Returns whether it is part of an array whose parts the metadata leaves open. */
    private boolean isInArray(String name) {
        return spec.parameters().stream()
                .anyMatch(parameter ->
                        parameter.type().equals("array") && pattern(name).startsWith(parameter.name() + ".N."));
    }

    /** Returns {@code Tag.N.Key} for {@code Tag.1.Key}. */
    private static String pattern(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("\\.", -1)) {
            parts.add(INDEX.matcher(part).matches() ? "N" : part);
        }
        return String.join(".", parts);
    }
}
