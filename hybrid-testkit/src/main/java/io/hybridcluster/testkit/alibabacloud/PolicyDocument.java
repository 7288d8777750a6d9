// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A RAM policy document, as "Policy structure and syntax" of RAM has it. */
final class PolicyDocument {
    /**
     * A statement.
     *
     * @param but whether it is about every action but those
     * @param elsewhere whether it is about every resource but those
     * @param open whether it has no condition
     */
    private record Statement(
            boolean allows,
            List<String> actions,
            boolean but,
            List<String> resources,
            boolean elsewhere,
            boolean open) {
        boolean covers(String action, String resource) {
            boolean named = actions.stream()
                    .anyMatch(pattern -> glob(pattern.toLowerCase(Locale.ROOT))
                            .matcher(action.toLowerCase(Locale.ROOT))
                            .matches());
            boolean placed = resources.stream()
                    .anyMatch(pattern -> glob(pattern).matcher(resource).matches());
            return named != but && placed != elsewhere;
        }
    }

    private final List<Statement> statements;

    private PolicyDocument(List<Statement> statements) {
        this.statements = statements;
    }

    /**
     * Returns the document that this JSON is.
     *
     * @throws IllegalArgumentException if it is none; says why
     */
    static PolicyDocument of(String json) {
        Map<String, @Nullable Object> tree = Json.readObject(json);
        if (!"1".equals(tree.get("Version"))) {
            throw new IllegalArgumentException("the policy's Version is " + tree.get("Version") + "; expected \"1\"");
        }
        List<Statement> statements = new ArrayList<>();
        for (Object each : list(tree.get("Statement"))) {
            if (!(each instanceof Map<?, ?> statement)) {
                throw new IllegalArgumentException("the policy has a statement that is no object");
            }
            statements.add(statement(statement));
        }
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("the policy has no statement");
        }
        return new PolicyDocument(statements);
    }

    private static Statement statement(Map<?, ?> statement) {
        Object effect = statement.get("Effect");
        if (!"Allow".equals(effect) && !"Deny".equals(effect)) {
            throw new IllegalArgumentException("the policy's Effect is " + effect + "; expected Allow or Deny");
        }
        boolean but = statement.get("NotAction") != null;
        boolean elsewhere = statement.get("NotResource") != null;
        List<String> actions = strings(statement.get(but ? "NotAction" : "Action"), "Action");
        return new Statement(
                "Allow".equals(effect),
                actions,
                but,
                strings(statement.get(elsewhere ? "NotResource" : "Resource"), "Resource"),
                elsewhere,
                statement.get("Condition") == null);
    }

    private static List<String> strings(@Nullable Object value, String name) {
        List<String> strings = list(value).stream().map(String::valueOf).toList();
        if (strings.isEmpty()) {
            throw new IllegalArgumentException("a statement of the policy has no " + name);
        }
        return strings;
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char each = pattern.charAt(i);
            regex.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /**
     * Returns true if it allows, false if it denies, and nothing if it says nothing. A statement with a condition, which
     * the fake does not read, never allows and always denies.
     */
    Optional<Boolean> decide(String action, String resource) {
        boolean allowed = false;
        for (Statement statement : statements) {
            if (statement.covers(action, resource)) {
                if (!statement.allows()) {
                    return Optional.of(false);
                }
                allowed |= statement.open();
            }
        }
        return allowed ? Optional.of(true) : Optional.empty();
    }
}
