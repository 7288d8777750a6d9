// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import com.google.common.collect.ImmutableSortedSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy document as it is found. Immutable and thread-safe.
 *
 * <p>{@code *} stands for any characters and {@code ?} for one. Names of actions are compared without regard to case, as RAM
 * compares most of them (RAM: Policy elements).
 */
public final class RamGrant {
    private final RamEffect effect;
    private final boolean exceptActions;
    private final ImmutableSortedSet<String> actions;
    private final boolean exceptResources;
    private final ImmutableSortedSet<String> resources;
    private final Map<?, ?> condition;

    private RamGrant(Map<?, ?> tree, String place) {
        this.effect = effect(tree.get("Effect"), place);
        this.exceptActions = isOpposite(tree, "Action", place);
        this.actions = texts(tree.get(exceptActions ? "NotAction" : "Action"), place);
        this.exceptResources = isOpposite(tree, "Resource", place);
        this.resources = texts(tree.get(exceptResources ? "NotResource" : "Resource"), place);
        Object found = tree.get("Condition");
        if (found != null && !(found instanceof Map)) {
            throw new IllegalArgumentException(place + ".Condition: expected an object, found something else");
        }
        this.condition = found == null ? Map.of() : new LinkedHashMap<>((Map<?, ?>) found);
    }

    static RamGrant of(@Nullable Object tree, String place) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException(place + ": expected an object, found something else");
        }
        return new RamGrant(object, place);
    }

    private static RamEffect effect(@Nullable Object found, String place) {
        for (RamEffect effect : RamEffect.values()) {
            if (effect.toString().equals(found)) {
                return effect;
            }
        }
        throw new IllegalArgumentException(place + ".Effect: expected Allow or Deny, found something else");
    }

    private static boolean isOpposite(Map<?, ?> tree, String name, String place) {
        if (tree.containsKey(name) == tree.containsKey("Not" + name)) {
            throw new IllegalArgumentException(place + ": expected either " + name + " or Not" + name + ", found "
                    + (tree.containsKey(name) ? "both" : "neither"));
        }
        return !tree.containsKey(name);
    }

    private static ImmutableSortedSet<String> texts(@Nullable Object found, String place) {
        Set<String> texts = new TreeSet<>();
        for (Object element : found instanceof List<?> list ? list : found == null ? List.of() : List.of(found)) {
            if (!(element instanceof String text)) {
                throw new IllegalArgumentException(place + ": expected texts, found something else");
            }
            texts.add(text);
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(place + ": an action or resource is nothing");
        }
        return ImmutableSortedSet.copyOf(texts);
    }

    /** Returns what it does with what it matches. */
    public RamEffect effect() {
        return effect;
    }

    /** Returns the actions as they are written, wildcards and all, sorted. */
    public Set<String> actions() {
        return actions;
    }

    /** Returns whether it is about all actions but {@link #actions} ({@code NotAction}). */
    public boolean exceptActions() {
        return exceptActions;
    }

    /** Returns the resources as they are written, wildcards and all, sorted. */
    public Set<String> resources() {
        return resources;
    }

    /** Returns whether it is about all resources but {@link #resources} ({@code NotResource}). */
    public boolean exceptResources() {
        return exceptResources;
    }

    /** Returns the tree of its condition, as it is written; empty if there is none. Not to be modified. */
    public Map<?, ?> condition() {
        return condition;
    }

    boolean matches(RamAction action) {
        return exceptActions != actions.stream().anyMatch(pattern -> Wildcard.matches(pattern, action.value(), true));
    }

    boolean matches(RamAction action, String resource) {
        return matches(action)
                && exceptResources
                        != resources.stream().anyMatch(pattern -> Wildcard.matches(pattern, resource, false));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RamGrant that
                && effect == that.effect
                && exceptActions == that.exceptActions
                && actions.equals(that.actions)
                && exceptResources == that.exceptResources
                && resources.equals(that.resources)
                && condition.equals(that.condition);
    }

    @Override
    public int hashCode() {
        return actions.hashCode() * 31 + resources.hashCode();
    }

    /** Returns effect, actions and resources, and whether there is a condition. */
    @Override
    public String toString() {
        return effect + (exceptActions ? " all but " : " ") + String.join(", ", actions) + " on "
                + (exceptResources ? "all but " : "") + String.join(", ", resources)
                + (condition.isEmpty() ? "" : " under a condition");
    }
}
