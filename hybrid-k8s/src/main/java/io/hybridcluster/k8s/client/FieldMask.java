// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which members of an object are kept when it is read; the others are skipped in the stream, and never become objects.
 * What identifies an object is always kept: {@code apiVersion}, {@code kind}, and of {@code metadata} the name, namespace,
 * uid and resourceVersion.
 *
 * <p>Immutable and thread-safe.
 */
public final class FieldMask {
    private static final List<String> IDENTITY = List.of(
            "apiVersion", "kind", "metadata.name", "metadata.namespace", "metadata.uid", "metadata.resourceVersion");

    private static final FieldMask EVERYTHING = new FieldMask(null);

    /** The members to keep; null keeps all. */
    private final @Nullable Map<String, FieldMask> members;

    private FieldMask(@Nullable Map<String, FieldMask> members) {
        this.members = members;
    }

    /** Returns the mask that keeps every member. */
    public static FieldMask everything() {
        return EVERYTHING;
    }

    /**
     * Returns the mask that keeps these members whole, with all that is below them.
     *
     * @param paths names joined by dots; a name with dots in it stands in brackets: {@code spec.nodeName},
     *     {@code metadata.annotations[k8s.aliyun.com/max-available-ip]}. Lists are passed through: {@code
     *     status.conditions.type} is the type of each condition
     * @throws IllegalArgumentException if a path is empty, has an empty name, or a bracket without its other half
     */
    public static FieldMask of(Collection<String> paths) {
        requireNonNull(paths, "paths");
        Node root = new Node();
        IDENTITY.forEach(path -> root.add(names(path)));
        paths.forEach(path -> root.add(names(path)));
        return root.toMask();
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < path.length()) {
            boolean bracket = path.charAt(at) == '[';
            int start = bracket ? at + 1 : at;
            int end = bracket ? path.indexOf(']', start) : nextEnd(path, start);
            if (end <= start) {
                throw new IllegalArgumentException("\"" + path + "\" is not a path of names");
            }
            names.add(path.substring(start, end));
            at = bracket ? end + 1 : end;
            if (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
                throw new IllegalArgumentException("\"" + path + "\" is not a path of names");
            }
            if (at < path.length() && path.charAt(at) == '.') {
                at++;
                if (at == path.length()) {
                    throw new IllegalArgumentException("\"" + path + "\" ends with a dot");
                }
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an empty path names no field");
        }
        return names;
    }

    private static int nextEnd(String path, int start) {
        int at = start;
        while (at < path.length() && ".[]".indexOf(path.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Returns this mask, with these members of the root kept whole besides. */
    FieldMask and(String... names) {
        if (members == null) {
            return this;
        }
        Map<String, FieldMask> all = new HashMap<>(members);
        for (String name : names) {
            all.put(name, EVERYTHING);
        }
        return new FieldMask(all);
    }

    /** Returns the mask below this member, null if the member is not kept. */
    @Nullable
    FieldMask below(String name) {
        return members == null ? this : members.get(name);
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private boolean whole;

        void add(List<String> names) {
            Node node = this;
            for (String name : names) {
                node = node.children.computeIfAbsent(name, key -> new Node());
            }
            node.whole = true;
        }

        FieldMask toMask() {
            if (whole) {
                return EVERYTHING;
            }
            Map<String, FieldMask> masks = new HashMap<>();
            children.forEach((name, child) -> masks.put(name, child.toMask()));
            return new FieldMask(masks);
        }
    }
}
