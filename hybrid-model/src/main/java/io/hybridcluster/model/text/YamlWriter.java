// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/** Writes a tree that {@link Trees} has checked as block-style YAML. SnakeYAML lays it out and escapes; this class decides the styles. */
final class YamlWriter {
    /**
     * Strings that every YAML reader takes as strings when unquoted. They start with a letter or a slash, or with a digit
     * if something in them, such as the slash of an address block, is in no number and no date; and they hold no
     * indicator. Narrower than YAML allows, since kubectl reads YAML 1.1 with additions of its own ({@code 0o17},
     * {@code 1e3}) and others read 1.2.
     */
    private static final Pattern PLAIN =
            Pattern.compile("(?:[A-Za-z/]|[0-9](?=[A-Za-z0-9_.-]*[/g-hj-mp-su-wyG-HJ-MP-SU-WY]))[A-Za-z0-9_./+=()-]*+"
                    + "(?:[ :][A-Za-z0-9_./+=()-]++)*+");

    /** Words that some YAML reader takes for a boolean, null or number, in lower case. */
    private static final Set<String> RESERVED =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan", "infinity");

    private YamlWriter() {}

    static String write(Object root) {
        DumperOptions options = new DumperOptions();
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        StringWriter out = new StringWriter();
        Serializer serializer = new Serializer(new Emitter(out, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(node(root));
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not throw", e);
        }
        return out.toString();
    }

    private static Node node(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            List<NodeTuple> members = new ArrayList<>(object.size());
            object.forEach((name, member) -> members.add(new NodeTuple(string((String) name), node(member))));
            return new MappingNode(Tag.MAP, members, object.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (value instanceof List<?> list) {
            List<Node> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(node(element)));
            return new SequenceNode(Tag.SEQ, elements, list.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (value instanceof String text) {
            return string(text);
        }
        if (value == null) {
            return scalar(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        if (value instanceof Boolean) {
            return scalar(Tag.BOOL, value.toString(), ScalarStyle.PLAIN);
        }
        if (value instanceof BigDecimal decimal) {
            return scalar(Tag.FLOAT, decimal.toPlainString(), ScalarStyle.PLAIN);
        }
        return scalar(Tag.INT, value.toString(), ScalarStyle.PLAIN);
    }

    private static Node string(String text) {
        if (text.indexOf('\n') >= 0 && canBeLiteral(text)) {
            return scalar(Tag.STR, text, ScalarStyle.LITERAL);
        }
        boolean plain = PLAIN.matcher(text).matches() && !RESERVED.contains(asciiLowerCase(text));
        return scalar(Tag.STR, text, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    /** A literal block cannot hold carriage returns or control characters, and hides blanks at the ends of lines. */
    private static boolean canBeLiteral(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean printable =
                    c == '\n' || c >= 0x20 && c < 0x7f || c >= 0xa0 && c < 0xd800 || c >= 0xe000 && c < 0xfeff;
            boolean endsLine = i + 1 == text.length() || text.charAt(i + 1) == '\n';
            if (!printable || c == '\u2028' || c == '\u2029' || c == ' ' && endsLine) {
                return false;
            }
        }
        return text.charAt(0) != '\n' && text.charAt(0) != ' ';
    }

    private static String asciiLowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }

    private static Node scalar(Tag tag, String text, ScalarStyle style) {
        return new ScalarNode(tag, text, null, null, style);
    }
}
