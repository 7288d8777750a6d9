// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the fake serves.
 *
 * @param hasStatus whether there is a status that only {@code /status} changes
 * @param counts whether {@code metadata.generation} counts the changes of what is wanted
 */
record ResourceType(
        String group,
        String version,
        String plural,
        String kind,
        boolean isNamespaced,
        boolean hasStatus,
        boolean counts,
        boolean isBuiltIn) {

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Returns the start of the keys of its objects. */
    String prefix() {
        return group + "/" + plural + "/";
    }

    String key(String namespace, String name) {
        return prefix() + namespace + "/" + name;
    }

    boolean is(String otherGroup, String otherPlural) {
        return group.equals(otherGroup) && plural.equals(otherPlural);
    }

    /** Returns the group and kind as messages have them, such as {@code DaemonSet.apps}. */
    String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    /** Returns the resource and group as messages have them, such as {@code daemonsets.apps}. */
    String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Puts apiVersion and kind where a typed object has them: first. */
    Map<String, @Nullable Object> typed(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> typed = Trees.of("kind", kind, "apiVersion", apiVersion());
        object.forEach(typed::putIfAbsent);
        return typed;
    }
}
