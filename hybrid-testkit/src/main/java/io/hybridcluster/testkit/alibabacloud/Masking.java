// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of what the list of requests shows. */
final class Masking {
    private static final String MASK = "***";
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|securitytoken|signature|user_?data).*");

    private Masking() {}

    static Map<String, String> parameters(Map<String, String> parameters) {
        Map<String, String> masked = new LinkedHashMap<>();
        parameters.forEach(
                (name, value) -> masked.put(name, SECRET.matcher(name).matches() ? MASK : value));
        return masked;
    }

    /** Returns the body's JSON; empty if there is none. */
    static String body(@Nullable Object body) {
        if (body == null) {
            return "";
        }
        String wrapped = Json.write(Map.of("body", masked(body)));
        return wrapped.substring("{\"body\":".length(), wrapped.length() - 1).trim();
    }

    private static Object masked(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(
                    String.valueOf(name),
                    SECRET.matcher(String.valueOf(name)).matches() ? MASK : member == null ? null : masked(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> each == null ? "null" : masked(each))
                    .toList();
        }
        return value;
    }
}
