// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import com.google.common.base.Ascii;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Turns SnakeYAML's events into located nodes. Events are used and not its composed nodes, because there anchors are
 * already resolved and names given twice already merged, which is just what has to be refused with its place.
 */
final class YamlEvents {
    private final String file;
    private final Iterator<Event> events;

    YamlEvents(String file, String text) {
        this.file = file;
        LoaderOptions options = new LoaderOptions();
        // The caller bounds the size in bytes; SnakeYAML's own limit has no place in its message.
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new Yaml(options).parse(new StringReader(text)).iterator();
    }

    /** Returns the one document of the file. */
    Located document() {
        next(); // stream start
        Event start = next();
        if (start.is(Event.ID.StreamEnd)) {
            throw problem(start.getStartMark(), "found no document, expected one");
        }
        Located root = node(next(), 0);
        next(); // document end
        Event end = next();
        if (!end.is(Event.ID.StreamEnd)) {
            throw problem(end.getStartMark(), "found a second document, expected one");
        }
        return root;
    }

    private Located node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            throw problem(
                    event.getStartMark(),
                    "found the alias " + Quoted.of("*" + alias.getAnchor()) + ", expected the value itself");
        }
        NodeEvent node = (NodeEvent) event;
        if (node.getAnchor() != null) {
            throw problem(
                    event.getStartMark(),
                    "found the anchor " + Quoted.of("&" + node.getAnchor()) + ", expected a value without one");
        }
        refuseTag(event);
        if (event instanceof ScalarEvent scalar) {
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return new Located.Scalar(position(event.getStartMark()), scalar.getValue(), plain);
        }
        if (depth == YamlText.MAX_DEPTH) {
            throw problem(
                    event.getStartMark(),
                    "found a level " + (YamlText.MAX_DEPTH + 1) + " of nesting, expected at most "
                            + YamlText.MAX_DEPTH);
        }
        return event.is(Event.ID.MappingStart) ? mapping(event, depth) : sequence(event, depth);
    }

    private void refuseTag(Event event) {
        @Nullable String tag = null;
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        if (tag != null) {
            throw problem(event.getStartMark(), "found the tag " + Quoted.of(tag) + ", expected a value without one");
        }
    }

    private Located sequence(Event start, int depth) {
        List<Located> elements = new ArrayList<>();
        for (Event event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
            elements.add(node(event, depth + 1));
        }
        return new Located.Sequence(position(start.getStartMark()), elements);
    }

    private Located mapping(Event start, int depth) {
        Map<Located.Key, Located> members = new LinkedHashMap<>();
        for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
            Located name = node(event, depth + 1);
            if (!(name instanceof Located.Scalar scalar) || scalar.isNull()) {
                throw problem(event.getStartMark(), "found " + name.description() + ", expected a name");
            }
            Located.Key key = new Located.Key(scalar.position(), scalar.text());
            Located value = node(next(), depth + 1);
            if (members.putIfAbsent(key, value) != null) {
                throw problem(event.getStartMark(), "found " + scalar.description() + " again, expected it once");
            }
        }
        return new Located.Mapping(position(start.getStartMark()), members);
    }

    private Event next() {
        try {
            return events.next();
        } catch (MarkedYAMLException e) {
            // Not kept as the cause: its message quotes the lines around the place, and they may hold a secret.
            throw problem(e.getProblemMark(), oneLine(e.getProblem()) + ", expected YAML");
        }
    }

    /** SnakeYAML's words, which may quote the file; a long quotation is cut. */
    private static String oneLine(@Nullable String problem) {
        String text = problem == null ? "something unreadable" : problem.replaceAll("\\s+", " ");
        return Ascii.truncate(text.startsWith("found") ? text : "found what YAML refuses: " + text, 160, "...");
    }

    private UnreadableFileException problem(@Nullable Mark mark, String message) {
        return UnreadableFileException.of(file, position(mark), message);
    }

    private static Position position(@Nullable Mark mark) {
        return mark == null ? new Position(1, 1) : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
