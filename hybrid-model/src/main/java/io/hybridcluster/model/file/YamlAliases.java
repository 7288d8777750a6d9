// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The anchors of one document, and what aliases and merge keys make of them. What they add is counted before it is made, so
 * that a few lines cannot become billions of nodes ("billion laughs").
 */
final class YamlAliases {
    static final String MERGE = "<<";

    private final String file;
    private final Map<String, Anchored> anchors = new LinkedHashMap<>();
    private int expanded;

    private record Anchored(Located node, Size size) {}

    private record Size(int nodes, int depth) {}

    /** @param expanded how many nodes the aliases of the documents before this one have added */
    YamlAliases(String file, int expanded) {
        this.file = file;
        this.expanded = expanded;
    }

    int expanded() {
        return expanded;
    }

    /** Called when the node is complete: an alias inside the node that it stands for finds no anchor. */
    void define(String anchor, Located node) {
        anchors.put(anchor, new Anchored(node, size(node)));
    }

    Located resolve(Position at, String anchor, int depth, boolean hidden) {
        Anchored target = anchors.get(anchor);
        if (target == null) {
            throw UnreadableFileException.of(
                    file, at, "found an alias (\"*\") of what is not there yet, expected an anchor (\"&\") before it");
        }
        if (depth + target.size().depth() > YamlText.MAX_DEPTH) {
            throw UnreadableFileException.of(
                    file,
                    at,
                    "found an alias (\"*\") that makes more than " + YamlText.MAX_DEPTH
                            + " levels of nesting, expected at most " + YamlText.MAX_DEPTH);
        }
        add(at, target.size().nodes());
        return hidden ? hide(target.node()) : target.node();
    }

    private void add(Position at, int nodes) {
        expanded += nodes;
        if (expanded > YamlText.MAX_EXPANDED) {
            throw UnreadableFileException.of(
                    file,
                    at,
                    "found aliases (\"*\") that stand for more than " + YamlText.MAX_EXPANDED
                            + " values, expected fewer");
        }
    }

    /** Adds the members of this mapping, or of these mappings, that are not there (YAML: "merge", 1.1 language-independent types). */
    void merge(Located merged, Map<Located.Key, Located> members) {
        if (merged instanceof Located.Mapping mapping) {
            mapping.members().forEach(members::putIfAbsent);
            return;
        }
        if (merged instanceof Located.Sequence list
                && list.elements().stream().allMatch(element -> element instanceof Located.Mapping)) {
            list.elements().forEach(element -> merge(element, members));
            return;
        }
        throw UnreadableFileException.of(
                file,
                merged.position(),
                "found " + merged.description() + " under \"<<\", expected a mapping or a list of mappings");
    }

    /** Aliases inside were counted when they were resolved, so this is at most as much again. */
    private static Size size(Located node) {
        List<Located> below = new ArrayList<>();
        if (node instanceof Located.Mapping mapping) {
            below.addAll(mapping.members().values());
        } else if (node instanceof Located.Sequence sequence) {
            below.addAll(sequence.elements());
        } else {
            return new Size(1, 0);
        }
        int nodes = 1;
        int depth = 0;
        for (Located one : below) {
            Size size = size(one);
            nodes += size.nodes();
            depth = Math.max(depth, size.depth());
        }
        return new Size(nodes, depth + 1);
    }

    /** What stands under the name of a secret is one, wherever it was written. */
    private static Located hide(Located node) {
        if (node instanceof Located.Mapping mapping) {
            Map<Located.Key, Located> members = new LinkedHashMap<>();
            mapping.members().forEach((key, value) -> members.put(key, hide(value)));
            return new Located.Mapping(mapping.position(), members);
        }
        if (node instanceof Located.Sequence sequence) {
            return new Located.Sequence(
                    sequence.position(),
                    sequence.elements().stream().map(YamlAliases::hide).toList());
        }
        Located.Scalar scalar = (Located.Scalar) node;
        return new Located.Scalar(scalar.position(), scalar.text(), scalar.plain(), true);
    }
}
