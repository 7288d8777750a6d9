// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON or YAML document: an immutable, ordered tree of plain values.
 *
 * <p>A node is a {@code Map<String, ?>}, a {@code List<?>}, a {@code String}, a {@code Boolean}, an {@code Integer},
 * {@code Long}, {@code BigInteger} or {@code BigDecimal}, or null; at most 200 levels of maps and lists. These are the types that every Kubernetes client,
 * Jackson and Gson can take, so a document is handed to any of them as {@link #root}. A null member is kept: in a merge
 * patch it means "delete" (RFC 7396).
 *
 * <p>Members keep their order, in both text forms. Two documents are equal when their trees are; the order of members
 * does not count, as in JSON. Whole numbers are equal by value, whatever their Java type: in the tree they are
 * {@code Long} if they fit and {@code BigInteger} otherwise, and a decimal without a fraction is one of them.
 *
 * <p>Immutable and thread-safe.
 */
public final class Document {
    private final Object root;

    private Document(Object root) {
        this.root = root;
    }

    /**
     * Returns a document of a deep copy of this object.
     *
     * @param object members by name, in order; values as the class describes, or {@link ObjectBuilder}s
     * @throws IllegalArgumentException if a value is of another type, a key is not a string, a text has half of a
     *     surrogate pair, a decimal has more than 1,000 digits, or the tree is more than 200 levels deep
     */
    public static Document of(Map<?, ?> object) {
        return new Document(Trees.copyObject(requireNonNull(object, "object")));
    }

    /**
     * Returns a document of a deep copy of this list, such as a JSON patch.
     *
     * @throws IllegalArgumentException as {@link #of(Map)}
     */
    public static Document of(List<?> list) {
        return new Document(Trees.copyList(requireNonNull(list, "list")));
    }

    /** Returns a builder of an object, for writing a document in its own order. */
    public static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /** Returns the whole tree: an unmodifiable {@code Map<String, ?>} or {@code List<?>}. */
    public Object root() {
        return root;
    }

    /**
     * Returns the value at this path of member names.
     *
     * @return null if a member on the way is absent, is not an object, or if the value itself is null
     */
    public @Nullable Object at(String... members) {
        @Nullable Object node = root;
        for (String member : members) {
            if (!(node instanceof Map<?, ?> object)) {
                return null;
            }
            node = object.get(member);
        }
        return node;
    }

    /** Returns JSON with every member and element on a line of its own, indented by two, and a final newline. */
    public String toJson() {
        return toJson(JsonLayout.INDENTED) + "\n";
    }

    /** Returns JSON in this layout, without a final newline. */
    public String toJson(JsonLayout layout) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, requireNonNull(layout, "layout")).write(root);
        return out.toString();
    }

    /**
     * Returns block-style YAML as a person would write it, with a final newline.
     *
     * <p>Text of several lines is a literal block ({@code |}). A string is left plain only where YAML 1.1, YAML 1.2 and
     * kubectl's parser all read it back as that string, and is quoted otherwise ({@code "true"}, {@code "0123"},
     * {@code "1e3"}, {@code "no"}).
     */
    public String toYaml() {
        return YamlWriter.write(root);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document that && root.equals(that.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    /** Returns the document as compact JSON. */
    @Override
    public String toString() {
        return toJson(JsonLayout.COMPACT);
    }
}
