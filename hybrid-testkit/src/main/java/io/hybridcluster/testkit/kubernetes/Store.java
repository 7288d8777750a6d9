// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects, each change of them, and the snapshots that paged lists read. What is in here is never modified. Everybody
 * holds the lock of the store while he uses it; it notifies whoever waits for a change.
 */
final class Store {
    /** A change, with what was there before and what is there now; of a deletion, with its last state as both. */
    record Change(
            long revision,
            ResourceType type,
            String event,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {}

    private final NavigableMap<String, Map<String, @Nullable Object>> objects = new TreeMap<>();
    private final List<Change> history = new ArrayList<>();
    private final Map<Long, NavigableMap<String, Map<String, @Nullable Object>>> snapshots = new HashMap<>();
    private long revision = 1;
    private long forgotten;

    long revision() {
        return revision;
    }

    /** Returns the revision of the last change that nobody can watch from any more. */
    long forgotten() {
        return forgotten;
    }

    Optional<Map<String, @Nullable Object>> find(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(objects.get(type.key(namespace, name)));
    }

    /** Returns the objects of a namespace, or of all if that is empty, by namespace and name. */
    List<Map<String, @Nullable Object>> list(ResourceType type, String namespace) {
        return List.copyOf(range(objects, type, namespace).values());
    }

    /** Stores the object under a new revision, which is written into it. */
    void write(ResourceType type, Map<String, @Nullable Object> object) {
        revision++;
        Trees.need(object, "metadata").put("resourceVersion", Long.toString(revision));
        Map<String, @Nullable Object> before = objects.put(keyOf(type, object), object);
        history.add(new Change(
                revision, type, before == null ? "ADDED" : "MODIFIED", before == null ? object : before, object));
        notifyAll();
    }

    /** Removes the object; nothing happens if it is gone, as one that went with its owner. */
    void remove(ResourceType type, Map<String, @Nullable Object> object) {
        if (objects.remove(keyOf(type, object)) == null) {
            return;
        }
        revision++;
        Map<String, @Nullable Object> last = Trees.copy(object);
        Trees.need(last, "metadata").put("resourceVersion", Long.toString(revision));
        history.add(new Change(revision, type, "DELETED", last, last));
        notifyAll();
    }

    /** Returns the changes of this type after this revision. */
    List<Change> after(ResourceType type, long since) {
        int from = history.size();
        while (from > 0 && history.get(from - 1).revision() > since) {
            from--;
        }
        return history.subList(from, history.size()).stream()
                .filter(change -> change.type().equals(type))
                .toList();
    }

    /** Keeps what is there now for {@link #listAt}. */
    void keep() {
        snapshots.computeIfAbsent(revision, now -> new TreeMap<>(objects));
    }

    /** Returns the objects as they were at this revision, after this key; empty if that is no longer known. */
    Optional<List<Map<String, @Nullable Object>>> listAt(
            ResourceType type, String namespace, long at, String afterKey) {
        return Optional.ofNullable(at == revision ? objects : snapshots.get(at))
                .map(then -> range(then, type, namespace))
                .map(all -> afterKey.isEmpty() ? all : all.tailMap(afterKey, false))
                .map(rest -> List.copyOf(rest.values()));
    }

    /** Forgets everything but what is there now. */
    void forget() {
        snapshots.clear();
        history.clear();
        // So that a page list begun just now is too old as well.
        revision++;
        forgotten = revision;
        notifyAll();
    }

    static String keyOf(ResourceType type, Map<String, @Nullable Object> object) {
        return type.key(Trees.text(object, "metadata", "namespace"), Trees.text(object, "metadata", "name"));
    }

    private static NavigableMap<String, Map<String, @Nullable Object>> range(
            NavigableMap<String, Map<String, @Nullable Object>> all, ResourceType type, String namespace) {
        String prefix = namespace.isEmpty() ? type.prefix() : type.key(namespace, "");
        return all.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }
}
