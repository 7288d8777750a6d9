// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one operation, in the order in which they were made.
 *
 * <p>{@link #toDocument} makes a document that can be stored, such as beside a cluster, and read again by another process to undo the
 * changes. It has a checksum: a document that was edited is refused, since what it says is written to a cluster or an
 * account.
 *
 * <p>Immutable and thread-safe.
 */
public final class Changes implements Iterable<Change> {
    private static final String FORMAT = "hybridcluster.io/changes/v1";

    private static final Changes NONE = new Changes(List.of());

    private final List<Change> list;

    private Changes(List<Change> list) {
        this.list = list;
    }

    /** Returns no change. */
    public static Changes none() {
        return NONE;
    }

    /** Returns these changes. */
    public static Changes of(List<Change> changes) {
        return new Changes(List.copyOf(changes));
    }

    /** Returns these changes. */
    public static Changes of(Change... changes) {
        return of(List.of(changes));
    }

    /** Returns these changes and, behind them, those. */
    public Changes and(Changes later) {
        List<Change> all = new ArrayList<>(list);
        all.addAll(later.list);
        return of(all);
    }

    /** Returns the changes in order. */
    public List<Change> list() {
        return list;
    }

    @Override
    public Iterator<Change> iterator() {
        return list.iterator();
    }

    /** Returns whether any subject is, or would be, another than before. */
    public boolean isChange() {
        return list.stream().anyMatch(Change::isChange);
    }

    /** Returns the changes whose subject is, or would be, another than before. */
    public Changes onlyChanges() {
        return of(list.stream().filter(Change::isChange).toList());
    }

    /** Returns the changes in the order in which they are undone: the last one first. */
    public List<Change> reversed() {
        List<Change> reversed = new ArrayList<>(list);
        java.util.Collections.reverse(reversed);
        return List.copyOf(reversed);
    }

    /** Returns the changes as data, without secrets, with a checksum; {@link #read} reads it again. */
    public Document toDocument() {
        List<Object> changes =
                list.stream().<Object>map(change -> change.toDocument().root()).toList();
        return Document.object()
                .put("format", FORMAT)
                .put("changes", changes)
                .put("sha256", checksum(changes))
                .build();
    }

    /**
     * Reads what {@link #toDocument} made.
     *
     * @throws IllegalArgumentException if it is no such document, is of another format, or was edited; the message quotes no value
     */
    public static Changes read(Document document) {
        Map<?, ?> root =
                ChangeReader.object(requireNonNull(document, "document").root(), "the document");
        Object format = root.get("format");
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("the document is not of the format " + FORMAT
                    + (format instanceof String ? "; a newer version of the SDK may read it" : ""));
        }
        List<?> changes = ChangeReader.list(root.get("changes"), "changes");
        if (!checksum(changes).equals(root.get("sha256"))) {
            throw new IllegalArgumentException(
                    "the document was edited or cut off: its sha256 is not that of its changes; use the original");
        }
        List<Change> read = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            read.add(ChangeReader.change(
                    ChangeReader.object(changes.get(i), "changes[" + i + "]"), "changes[" + i + "]"));
        }
        return of(read);
    }

    /** Of the tree, not of its text: the order of members and the layout of the file do not count. */
    private static String checksum(List<?> changes) {
        String canonical = Document.of(List.of(requireNonNull(sorted(changes)))).toJson(JsonLayout.COMPACT);
        return Hashing.sha256().hashString(canonical, UTF_8).toString();
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> members = new TreeMap<>();
            object.forEach((name, member) -> members.put((String) name, sorted(member)));
            return members;
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> sorted = new ArrayList<>();
            elements.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Changes that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    /** Returns the changes as {@link Change#toString} has them, in brackets. */
    @Override
    public String toString() {
        return list.toString();
    }
}
