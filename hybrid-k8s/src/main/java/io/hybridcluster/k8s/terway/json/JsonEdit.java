// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes members of the object in a JSON text, and leaves every other character of it as it is: other members, their
 * order, white space, escapes. An object that shall be put where an object is, is put into it: what else that one holds
 * stays. A member that already holds what it should is not touched, and a name that is given twice becomes one member,
 * the last. Idempotent.
 */
public final class JsonEdit {
    private JsonEdit() {}

    /**
     * Returns the text with these members set and those taken out.
     *
     * @param text JSON whose root is an object
     * @param set what members shall hold, as {@link Document} takes it; new ones are put at the end, in this order
     * @param removed names to take out, which none of {@code set} is
     * @throws NotJsonException if the text is not JSON
     * @throws IllegalArgumentException if its root is not an object, or a value has no place in JSON
     */
    public static String apply(JsonText text, Map<String, ?> set, Set<String> removed) {
        JsonValue root = requireNonNull(text, "text").orThrow();
        requireNonNull(removed, "removed");
        Map<String, @Nullable Object> wanted = plain(requireNonNull(set, "set"));
        if (!root.is(JsonKind.OBJECT)) {
            throw new IllegalArgumentException(
                    text.position(root.start()) + ": expected an object, found " + root.kind());
        }
        JsonPieces pieces = new JsonPieces(text.text());
        pieces.change(root, wanted, removed);
        return pieces.apply();
    }

    private static Map<String, @Nullable Object> plain(Map<String, ?> set) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        ((Map<?, ?>) Document.of(set).root()).forEach((name, value) -> plain.put((String) name, value));
        return plain;
    }

    /** Whether two trees are the same to Go, to which 5 and 5.0 are not. */
    static boolean same(@Nullable Object there, @Nullable Object value) {
        if (there instanceof List<?> list && value instanceof List<?> wanted) {
            boolean same = list.size() == wanted.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = same(list.get(i), wanted.get(i));
            }
            return same;
        }
        if (there instanceof Map<?, ?> object && value instanceof Map<?, ?> wanted) {
            return object.keySet().equals(wanted.keySet())
                    && object.entrySet().stream().allMatch(each -> same(each.getValue(), wanted.get(each.getKey())));
        }
        if (there instanceof BigDecimal number && value instanceof Number wanted) {
            BigDecimal other = new BigDecimal(wanted.toString());
            return number.compareTo(other) == 0 && number.scale() == other.scale();
        }
        return Objects.equals(there, value);
    }
}
