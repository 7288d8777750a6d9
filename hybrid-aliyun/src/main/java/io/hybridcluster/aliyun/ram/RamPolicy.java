// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A RAM policy of version 1.
 *
 * @param statements what it allows and denies; at least one
 */
public record RamPolicy(List<RamStatement> statements) {
    /** The longest policy document that RAM takes, in characters (RAM: CreatePolicy, {@code PolicyDocument}). */
    public static final int MAX_LENGTH = 6144;

    /** @throws IllegalArgumentException if there is no statement, or the document without white space is too long for RAM */
    public RamPolicy {
        statements = List.copyOf(requireNonNull(statements, "statements"));
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a RAM policy has no statements");
        }
        int length = document(statements).toJson(JsonLayout.COMPACT).length();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("the RAM policy has " + length + " characters without white space; RAM"
                    + " takes at most " + MAX_LENGTH);
        }
    }

    /** Returns the actions that some statement allows, sorted. */
    public Set<RamAction> allowedActions() {
        Set<RamAction> actions = new TreeSet<>();
        statements.stream()
                .filter(statement -> statement.effect() == RamEffect.ALLOW)
                .forEach(statement -> actions.addAll(statement.actions()));
        return actions;
    }

    /** Returns the policy as RAM writes it, statements and actions in order. */
    public Document document() {
        return document(statements);
    }

    private static Document document(List<RamStatement> statements) {
        return Document.object()
                .put("Version", "1")
                .put(
                        "Statement",
                        statements.stream()
                                .map(statement -> statement.document().root())
                                .toList())
                .build();
    }

    /** Returns the policy without white space, as {@code PolicyDocument} of CreatePolicy takes it. */
    @Override
    public String toString() {
        return document().toJson(JsonLayout.COMPACT);
    }
}
