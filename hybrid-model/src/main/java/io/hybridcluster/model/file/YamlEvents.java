// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import io.hybridcluster.model.secret.SecretShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns SnakeYAML's events into located nodes. Events are used and not its composed nodes, because there anchors are
 * already resolved and names given twice already merged, which is just what has to be refused with its place.
 */
final class YamlEvents {
    private static final List<String> QUOTING = List.of(
            "found undefined tag handle",
            "duplicate tag handle",
            "hexadecimal numbers",
            "found a number which cannot represent a valid version");

    private final String file;
    private final Parser events;
    private Optional<YamlAliases> aliases = Optional.empty();

    YamlEvents(String file, String text) {
        this.file = file;
        LoaderOptions options = new LoaderOptions();
        // The caller bounds the size in bytes; SnakeYAML's own limit has no place in its message.
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new ParserImpl(new StreamReader(text), options);
    }

    /** Returns the one document of the file. */
    Located document() {
        next(); // stream start
        Event start = next();
        if (start.is(Event.ID.StreamEnd)) {
            throw problem(start.getStartMark(), "found no document, expected one");
        }
        Located root = node(next(), 0, false);
        next(); // document end
        Event end = next();
        if (!end.is(Event.ID.StreamEnd)) {
            throw problem(end.getStartMark(), "found a second document, expected one");
        }
        return root;
    }

    /** Returns the documents of the file that hold something; aliases are what they stand for. */
    List<Located> documents() {
        List<Located> roots = new ArrayList<>();
        int expanded = 0;
        next(); // stream start
        for (Event start = next(); !start.is(Event.ID.StreamEnd); start = next()) {
            YamlAliases own = new YamlAliases(file, expanded);
            aliases = Optional.of(own);
            Located root = node(next(), 0, false);
            next(); // document end
            expanded = own.expanded();
            if (!(root instanceof Located.Scalar scalar && scalar.isNull())) {
                roots.add(root);
            }
        }
        return roots;
    }

    /** The names of aliases, anchors and tags are not told: an unquoted password may start with their indicators. */
    private Located node(Event event, int depth, boolean hidden) {
        String anchor = ((NodeEvent) event).getAnchor();
        if (aliases.isEmpty()) {
            if (event instanceof AliasEvent) {
                throw problem(event.getStartMark(), "found an alias (\"*\"), expected the value itself");
            }
            if (anchor != null) {
                throw problem(event.getStartMark(), "found an anchor (\"&\"), expected a value without one");
            }
            return plainNode(event, depth, hidden);
        }
        YamlAliases known = aliases.get();
        if (event instanceof AliasEvent) {
            return known.resolve(position(event.getStartMark()), anchor, depth, hidden);
        }
        Located node = plainNode(event, depth, hidden);
        if (anchor != null) {
            known.define(anchor, node);
        }
        return node;
    }

    private Located plainNode(Event event, int depth, boolean hidden) {
        refuseTag(event);
        if (event instanceof ScalarEvent scalar) {
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return new Located.Scalar(position(event.getStartMark()), scalar.getValue(), plain, hidden);
        }
        if (depth == YamlText.MAX_DEPTH) {
            throw problem(
                    event.getStartMark(),
                    "found a level " + (YamlText.MAX_DEPTH + 1) + " of nesting, expected at most "
                            + YamlText.MAX_DEPTH);
        }
        return event.is(Event.ID.MappingStart) ? mapping(event, depth, hidden) : sequence(event, depth, hidden);
    }

    private void refuseTag(Event event) {
        @Nullable String tag = null;
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        if (tag != null) {
            throw problem(event.getStartMark(), "found a tag (\"!\"), expected a value without one");
        }
    }

    private Located sequence(Event start, int depth, boolean hidden) {
        List<Located> elements = new ArrayList<>();
        for (Event event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
            elements.add(node(event, depth + 1, hidden));
        }
        return new Located.Sequence(position(start.getStartMark()), elements);
    }

    private Located mapping(Event start, int depth, boolean hidden) {
        Map<Located.Key, Located> members = new LinkedHashMap<>();
        List<Located> merges = new ArrayList<>();
        for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
            Located name = node(event, depth + 1, hidden);
            if (!(name instanceof Located.Scalar scalar) || scalar.isNull()) {
                throw problem(event.getStartMark(), "found " + name.description() + ", expected a name");
            }
            Located.Key key = new Located.Key(scalar.position(), scalar.text());
            Located value = node(next(), depth + 1, hidden || SecretShape.isSecretName(scalar.text()));
            if (aliases.isPresent() && scalar.plain() && key.name().equals(YamlAliases.MERGE)) {
                merges.add(value);
                continue;
            }
            if (members.putIfAbsent(key, value) != null) {
                throw problem(event.getStartMark(), "found " + Quoted.of(scalar.text()) + " again, expected it once");
            }
        }
        merges.forEach(merged -> aliases.orElseThrow().merge(merged, members));
        return new Located.Mapping(position(start.getStartMark()), members);
    }

    private Event next() {
        try {
            return events.getEvent();
        } catch (MarkedYAMLException e) {
            // Not kept as the cause: its message quotes the lines around the place, and they may hold a secret.
            throw problem(e.getProblemMark(), oneLine(e.getProblem()) + ", expected YAML");
        }
    }

    /** SnakeYAML's words. Those that it follows with more than one character of the file end before them. */
    private static String oneLine(@Nullable String problem) {
        String text = Quoted.visible(String.valueOf(problem));
        for (String words : QUOTING) {
            int at = text.indexOf(words);
            text = at < 0 ? text : text.substring(0, at + words.length());
        }
        return text.startsWith("found") ? text : "found what YAML refuses: " + text;
    }

    private UnreadableFileException problem(@Nullable Mark mark, String message) {
        return UnreadableFileException.of(file, position(mark), message);
    }

    private static Position position(@Nullable Mark mark) {
        return mark == null ? new Position(1, 1) : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
