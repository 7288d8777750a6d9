// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The syntax of a policy document, as the page "Policy structure and syntax" has it. */
final class RamGrammar {
    private static final Pattern ACTION = Pattern.compile("\\*|[a-z0-9*-]+:[A-Za-z0-9*?-]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|acs:[^:]*:[^:]*:[^:]*:.+");
    private static final Set<String> MEMBERS =
            Set.of("Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

    private RamGrammar() {}

    static void check(String document) throws FakeFailure {
        @Nullable Object tree;
        try {
            tree = Json.read(document);
        } catch (IllegalArgumentException e) {
            throw malformed("The policy document is not valid JSON.");
        }
        if (!(tree instanceof Map<?, ?> policy)
                || !Set.of("Version", "Statement").equals(policy.keySet())
                || !"1".equals(policy.get("Version"))) {
            throw malformed("The policy document must have Version \"1\" and Statement, and nothing else.");
        }
        if (!(policy.get("Statement") instanceof List<?> statements) || statements.isEmpty()) {
            throw malformed("Statement must be a list of at least one statement.");
        }
        for (Object statement : statements) {
            check(statement);
        }
    }

    private static void check(@Nullable Object tree) throws FakeFailure {
        if (!(tree instanceof Map<?, ?> statement) || !MEMBERS.containsAll(statement.keySet())) {
            throw malformed("A statement has Effect, Action or NotAction, Resource or NotResource, and Condition.");
        }
        Object effect = statement.get("Effect");
        if (!"Allow".equals(effect) && !"Deny".equals(effect)) {
            throw malformed("Effect must be Allow or Deny.");
        }
        oneOf(statement, "Action", "NotAction", ACTION);
        oneOf(statement, "Resource", "NotResource", RESOURCE);
        if (statement.containsKey("Condition") && !(statement.get("Condition") instanceof Map<?, ?>)) {
            throw malformed("Condition must be an object.");
        }
    }

    private static void oneOf(Map<?, ?> statement, String member, String opposite, Pattern grammar) throws FakeFailure {
        if (statement.containsKey(member) == statement.containsKey(opposite)) {
            throw malformed("A statement has either " + member + " or " + opposite + ".");
        }
        Object value = statement.get(statement.containsKey(member) ? member : opposite);
        List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        boolean good = !values.isEmpty()
                && values.stream()
                        .allMatch(each -> each instanceof String text
                                && grammar.matcher(text).matches());
        if (!good) {
            throw malformed("The value of " + member + " or " + opposite + " is invalid.");
        }
    }

    private static FakeFailure malformed(String problem) {
        return new FakeFailure(400, "MalformedPolicyDocument", problem);
    }
}
