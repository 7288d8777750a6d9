// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a tree that {@link Trees} has checked as JSON (RFC 8259). */
final class JsonWriter {
    private final StringBuilder out;
    private final JsonLayout layout;

    JsonWriter(StringBuilder out, JsonLayout layout) {
        this.out = out;
        this.layout = layout;
    }

    void write(@Nullable Object root) {
        value(root, 0);
    }

    private void value(@Nullable Object node, int depth) {
        if (node instanceof Map<?, ?> object) {
            object(object, depth);
        } else if (node instanceof List<?> list) {
            list(list, depth);
        } else if (node instanceof String text) {
            JsonString.append(out, text);
        } else if (node instanceof BigDecimal decimal) {
            out.append(decimal.toPlainString());
        } else {
            out.append(node);
        }
    }

    private void object(Map<?, ?> object, int depth) {
        boolean breaks = breaksInside(depth);
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : object.entrySet()) {
            out.append(separator);
            newLineIf(breaks, depth + 1);
            JsonString.append(out, (String) member.getKey());
            out.append(breaks ? ": " : ":");
            value(member.getValue(), depth + 1);
            separator = ",";
        }
        newLineIf(breaks && !object.isEmpty(), depth);
        out.append('}');
    }

    private void list(List<?> list, int depth) {
        boolean breaks = breaksInside(depth);
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            newLineIf(breaks, depth + 1);
            value(element, depth + 1);
            separator = ",";
        }
        newLineIf(breaks && !list.isEmpty(), depth);
        out.append(']');
    }

    /** Whether the members of an object or list at this depth, the root's being 0, stand on lines of their own. */
    private boolean breaksInside(int depth) {
        return switch (layout) {
            case COMPACT -> false;
            case MEMBER_PER_LINE -> depth == 0;
            case INDENTED -> true;
        };
    }

    private void newLineIf(boolean breaks, int depth) {
        if (breaks) {
            out.append('\n').append("  ".repeat(depth));
        }
    }
}
