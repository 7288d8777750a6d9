// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document of a file, and where each of its values stands there. Immutable and thread-safe. */
public final class LocatedDocument {
    private final Located.Mapping root;
    private final Document document;

    LocatedDocument(Located.Mapping root, Document document) {
        this.root = root;
        this.document = document;
    }

    /** Returns the document as a tree of plain values. */
    public Document document() {
        return document;
    }

    /** Returns where the document begins. */
    public Position position() {
        return root.position();
    }

    /**
     * Returns where the value at this path stands, or where the last thing on the way to it stands if there is none. What an
     * alias stands for is where its anchor is.
     *
     * @param path names of members and, as numbers from 0, positions in lists
     */
    public Position positionOf(List<?> path) {
        requireNonNull(path, "path");
        Located node = root;
        for (Object step : path) {
            Located below = below(node, step);
            if (below == null) {
                return node.position();
            }
            node = below;
        }
        return node.position();
    }

    private static @Nullable Located below(Located node, Object step) {
        if (node instanceof Located.Mapping mapping && step instanceof String name) {
            return mapping.members().get(new Located.Key(mapping.position(), name));
        }
        if (node instanceof Located.Sequence list && step instanceof Integer index) {
            return index >= 0 && index < list.elements().size()
                    ? list.elements().get(index)
                    : null;
        }
        return null;
    }

    /** Returns the document's place, never its contents. */
    @Override
    public String toString() {
        return "document at " + root.position();
    }
}
