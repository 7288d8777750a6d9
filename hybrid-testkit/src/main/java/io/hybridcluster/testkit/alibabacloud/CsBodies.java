// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the bodies and parameters of Container Service, and cuts its lists into pages. */
final class CsBodies {
    private CsBodies() {}

    static FakeFailure invalid(String message) {
        return new FakeFailure(400, "InvalidParameter", message);
    }

    /** Returns a copy of the body, which has to be an object. */
    static Map<String, @Nullable Object> object(FakeCall call) throws FakeFailure {
        if (!(call.body() instanceof Map<?, ?> object)) {
            throw invalid("the request body must be a JSON object");
        }
        return Trees.copy(Trees.object(object));
    }

    /** Returns the body, which has to be an array of objects, and not empty. */
    static List<Map<String, @Nullable Object>> array(FakeCall call) throws FakeFailure {
        if (!(call.body() instanceof List<?> list)
                || list.isEmpty()
                || !list.stream().allMatch(Map.class::isInstance)) {
            throw invalid("the request body must be a JSON array of objects");
        }
        return list.stream().map(Trees::object).toList();
    }

    static String text(Map<String, @Nullable Object> object, String member) throws FakeFailure {
        if (!(object.get(member) instanceof String text) || text.isEmpty()) {
            throw invalid(member + " is required and must be a string");
        }
        return text;
    }

    /** Returns a member that holds JSON in a string; empty if it is absent. */
    static String json(Map<String, @Nullable Object> object, String member) throws FakeFailure {
        Object value = object.get(member);
        if (value == null || value.equals("")) {
            return "";
        }
        if (value instanceof String text) {
            try {
                if (Json.read(text) instanceof Map<?, ?>) {
                    return text;
                }
            } catch (IllegalArgumentException e) {
                throw invalid(member + " is not valid JSON");
            }
        }
        throw invalid(member + " must be a string that holds a JSON object");
    }

    /** Returns the strings of a parameter that holds a JSON array. */
    static List<String> strings(FakeCall call, String parameter) throws FakeFailure {
        String sent = call.parameter(parameter, "[]");
        try {
            if (Json.read(sent) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String::valueOf).toList();
            }
        } catch (IllegalArgumentException e) {
            throw invalid(parameter + " is not a JSON array");
        }
        throw invalid(parameter + " must be a JSON array of strings");
    }

    static int positive(FakeCall call, String parameter, int other) throws FakeFailure {
        try {
            int number = call.number(parameter, other);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(parameter + " must be a number");
        }
        throw invalid(parameter + " must be 1 or more");
    }

    /** Returns a page of a list, and what the API says of pages. */
    static Map<String, @Nullable Object> page(
            FakeCall call, String list, List<Map<String, @Nullable Object>> all, String... names) throws FakeFailure {
        String numberName = names[0];
        String sizeName = names[1];
        int number = positive(call, numberName, 1);
        int size = positive(call, sizeName, Integer.parseInt(names[3]));
        int from = (int) Math.min(all.size(), (number - 1L) * size);
        return Trees.of(
                list,
                List.copyOf(all.subList(from, Math.min(all.size(), from + size))),
                names[2],
                Trees.of("page_number", number, "page_size", size, "total_count", all.size()));
    }
}
