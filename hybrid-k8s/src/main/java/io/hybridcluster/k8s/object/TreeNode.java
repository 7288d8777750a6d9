// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value somewhere in an object's tree, and where it is: what reads a tree of unknown shape and says what is wrong, such
 * as {@code spec.template.spec.affinity: expected an object, found "none"}.
 *
 * <p>An absent member and an explicit null are both read as "nothing", as Kubernetes does. Immutable as long as the tree
 * it was made of is.
 */
public final class TreeNode {
    private static final int LONGEST_SHOWN = 64;

    private final String path;
    private final @Nullable Object value;

    private TreeNode(String path, @Nullable Object value) {
        this.path = path;
        this.value = value;
    }

    /** Returns the node of this value at this path; an empty path is the root, whose members stand alone. */
    public static TreeNode at(String path, @Nullable Object value) {
        return new TreeNode(requireNonNull(path, "path"), value);
    }

    /** Returns where the node is, such as {@code spec.template.spec}. */
    public String path() {
        return path;
    }

    /** Returns whether there is nothing here. */
    public boolean isNothing() {
        return value == null;
    }

    /**
     * Returns the node of this member; it may be nothing.
     *
     * @throws IllegalArgumentException if this is neither an object nor nothing
     */
    public TreeNode member(String name) {
        requireNonNull(name, "name");
        return new TreeNode(path.isEmpty() ? name : path + "." + name, value == null ? null : object().get(name));
    }

    /**
     * Returns the object here: its members by name, in order, not to be modified.
     *
     * @throws IllegalArgumentException if there is something else, or a member's name is not a string
     */
    public Map<String, @Nullable Object> object() {
        if (!(value instanceof Map<?, ?> object)) {
            throw expected("an object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach((name, member) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException(path + ": member name " + name + " is not a string");
            }
            members.put(text, member);
        });
        return Collections.unmodifiableMap(members);
    }

    /**
     * Returns the nodes of the list here, in order; none if there is nothing.
     *
     * @throws IllegalArgumentException if there is something else
     */
    public List<TreeNode> elements() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw expected("a list");
        }
        List<TreeNode> elements = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            elements.add(new TreeNode(path + "[" + i + "]", list.get(i)));
        }
        return List.copyOf(elements);
    }

    /**
     * Returns the string here.
     *
     * @throws IllegalArgumentException if there is something else
     */
    public String string() {
        if (!(value instanceof String text)) {
            throw expected("a string");
        }
        return text;
    }

    /**
     * Returns the string here, or empty if there is nothing.
     *
     * @throws IllegalArgumentException if there is something else
     */
    public Optional<String> optionalString() {
        return value == null ? Optional.empty() : Optional.of(string());
    }

    /** Returns the exception that says what was expected here and what was found, to be thrown. */
    public IllegalArgumentException expected(String what) {
        requireNonNull(what, "what");
        return new IllegalArgumentException(
                (path.isEmpty() ? "object" : path) + ": expected " + what + ", found " + found());
    }

    private String found() {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        if (value instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (value instanceof String text) {
            return text.length() <= LONGEST_SHOWN
                    ? "\"" + text + "\""
                    : "\"" + text.substring(0, LONGEST_SHOWN) + "…\"";
        }
        return value.toString();
    }

    /** Returns the path, never the value. */
    @Override
    public String toString() {
        return path;
    }
}
