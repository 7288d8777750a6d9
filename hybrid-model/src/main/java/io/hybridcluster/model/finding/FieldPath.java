// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a plan, such as {@code idc.podCidrs[0]}. The names are those of the plan file.
 *
 * <p>Ordered part by part: a parent before its children, names by their text, indexes by their number, so that
 * {@code vSwitches[2]} stands before {@code vSwitches[10]}. Immutable.
 */
public final class FieldPath implements Comparable<FieldPath> {
    private static final FieldPath ROOT = new FieldPath(null, "", -1);

    private final @Nullable FieldPath parent;
    private final String name;
    private final int index;

    private FieldPath(@Nullable FieldPath parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** Returns the path of the whole plan, printed as {@code plan}. */
    public static FieldPath root() {
        return ROOT;
    }

    /** Returns the path of these nested members: {@code of("vpc", "cidrs")} is {@code vpc.cidrs}. */
    public static FieldPath of(String... names) {
        FieldPath path = ROOT;
        for (String name : names) {
            path = path.child(name);
        }
        return path;
    }

    /** Returns the path of a member of this. */
    public FieldPath child(String name) {
        return new FieldPath(this, requireNonNull(name, "name"), -1);
    }

    /**
     * Returns the path of an element of this.
     *
     * @throws IllegalArgumentException if the index is negative
     */
    public FieldPath index(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("index " + index + " is negative");
        }
        return new FieldPath(this, "", index);
    }

    /** Returns the path around this one, or empty for the root. */
    public Optional<FieldPath> parent() {
        return Optional.ofNullable(parent);
    }

    private int depth() {
        int depth = 0;
        for (FieldPath path = this; path.parent != null; path = path.parent) {
            depth++;
        }
        return depth;
    }

    private FieldPath up(int levels) {
        FieldPath path = this;
        for (int i = 0; i < levels && path.parent != null; i++) {
            path = path.parent;
        }
        return path;
    }

    @Override
    public int compareTo(FieldPath other) {
        int depth = depth();
        int otherDepth = other.depth();
        int shared = Math.min(depth, otherDepth);
        int byParts = compareParts(up(depth - shared), other.up(otherDepth - shared));
        return byParts != 0 ? byParts : Integer.compare(depth, otherDepth);
    }

    /** Compares two paths of the same depth, outermost part first. */
    private static int compareParts(FieldPath a, FieldPath b) {
        if (a.parent == null || b.parent == null) {
            return 0;
        }
        int byParents = compareParts(a.parent, b.parent);
        if (byParents != 0) {
            return byParents;
        }
        int byIndex = Integer.compare(a.index, b.index);
        return byIndex != 0 ? byIndex : a.name.compareTo(b.name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return parent == null ? 0 : parent.hashCode() * 31 * 31 + name.hashCode() * 31 + index;
    }

    /** Returns the path as the plan file's reader would write it, {@code plan} for the root. */
    @Override
    public String toString() {
        if (parent == null) {
            return "plan";
        }
        StringBuilder text = new StringBuilder();
        append(text);
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.append(text);
        if (index >= 0) {
            text.append('[').append(index).append(']');
        } else {
            text.append(text.isEmpty() ? "" : ".").append(name);
        }
    }
}
