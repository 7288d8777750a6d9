// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy document as it is found: written by people, by other tools or by the cloud (RAM: Policy structure and syntax).
 * {@link RamPolicy} is the strict form, of what this SDK grants.
 *
 * <p>An action or resource may be a text or a list; a statement may stand by itself, without a list around it. What is in
 * an action's name is not checked. Two documents are equal if they have the same statements, in whatever order.
 *
 * <p>Immutable and thread-safe.
 */
public final class RamPolicyDocument {
    private final ImmutableList<RamGrant> grants;

    private RamPolicyDocument(List<RamGrant> grants) {
        this.grants = ImmutableList.copyOf(grants);
    }

    /**
     * Returns the document of a JSON text.
     *
     * @throws IllegalArgumentException if it is not JSON, or as {@link #of(Map)}; shows no more than the place
     */
    public static RamPolicyDocument parse(String json) {
        @Nullable Object tree = JsonText.read(requireNonNull(json, "json"));
        if (!(tree instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("a policy document is an object, found something else");
        }
        return of(object);
    }

    /**
     * Returns the document of a JSON tree.
     *
     * @throws IllegalArgumentException if there is no statement, or one without effect, action or resource, or with both
     *     of an element and its opposite
     */
    public static RamPolicyDocument of(Map<?, ?> tree) {
        requireNonNull(tree, "tree");
        Object statements = tree.get("Statement");
        List<?> list = statements instanceof List<?> many ? many : statements == null ? List.of() : List.of(statements);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("a policy document without a Statement allows nothing");
        }
        List<RamGrant> grants = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            grants.add(RamGrant.of(list.get(i), "Statement[" + i + "]"));
        }
        return new RamPolicyDocument(grants);
    }

    /** Returns the document of a policy. */
    public static RamPolicyDocument of(RamPolicy policy) {
        return of((Map<?, ?>) requireNonNull(policy, "policy").document().root());
    }

    /** Returns the statements, in order. */
    public List<RamGrant> grants() {
        return grants;
    }

    /**
     * Returns what this document alone says of an action on a resource: a denial wins over what allows it (RAM: Policy
     * evaluation).
     *
     * @param resource a resource's name without wildcards, such as {@code acs:ram:*:1234567890123456:user/a}, in which
     *     {@code *} stands where the cloud has nothing to say
     */
    public RamDecision decide(RamAction action, String resource) {
        return decision(grants, action, resource);
    }

    /** As {@link #decide(RamAction, String)}, of several documents together, as they are attached to one user. */
    public static RamDecision decide(List<RamPolicyDocument> documents, RamAction action, String resource) {
        return decision(
                requireNonNull(documents, "documents").stream()
                        .flatMap(document -> document.grants.stream())
                        .toList(),
                action,
                resource);
    }

    private static RamDecision decision(List<RamGrant> grants, RamAction action, String resource) {
        requireNonNull(action, "action");
        requireNonNull(resource, "resource");
        boolean allowed = false;
        boolean perhaps = false;
        boolean perhapsDenied = false;
        for (RamGrant grant : grants) {
            if (grant.matches(action, resource)) {
                boolean conditional = !grant.condition().isEmpty();
                if (grant.effect() == RamEffect.DENY) {
                    if (!conditional) {
                        return RamDecision.DENIED;
                    }
                    perhapsDenied = true;
                } else {
                    allowed |= !conditional;
                    perhaps |= conditional;
                }
            }
        }
        if (!allowed && !perhaps) {
            return RamDecision.NOT_ALLOWED;
        }
        return allowed && !perhapsDenied ? RamDecision.ALLOWED : RamDecision.CONDITIONAL;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RamPolicyDocument that && new HashSet<>(grants).equals(new HashSet<>(that.grants));
    }

    @Override
    public int hashCode() {
        return new HashSet<>(grants).hashCode();
    }

    /** Returns the statements, in order. */
    @Override
    public String toString() {
        return grants.toString();
    }
}
