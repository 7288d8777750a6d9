// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import com.google.common.base.Ascii;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree that {@link Trees} has checked as block-style YAML, in the part of the language that YAML 1.1 and 1.2
 * share. SnakeYAML's emitter is not used, because it leaves a byte order mark as it is and writes escapes ({@code \P}) that
 * other readers refuse.
 */
final class YamlWriter {
    /**
     * Strings that every YAML reader takes as strings when unquoted: they hold no indicator, and start with a letter or a
     * slash, or are a name such as {@code 10-terway.conf} or a block such as {@code 10.0.0.0/8}. Narrower than YAML allows, since kubectl reads YAML 1.1 with additions of its own ({@code 0o17},
     * {@code 1e3}) and others read 1.2. Possessive, so that a long text does not fill the stack.
     */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./+=-]*+(?:[ :][A-Za-z0-9_./+=-]++)*+"
            + "|[0-9]++-[A-Za-z][A-Za-z0-9_.-]*+"
            + "|[0-9]++(?:\\.[0-9]++){3}/[0-9]++");

    /** Words that some YAML reader takes for a boolean, null or number, in lower case. */
    private static final Set<String> RESERVED =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan", "infinity");

    /** YAML readers look for the colon behind a name within 1,024 characters; one that is longer is marked with "?". */
    private static final int MAX_NAME = 1_000;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    static String write(Object root) {
        YamlWriter writer = new YamlWriter();
        if (isEmpty(root)) {
            writer.scalar(root, 0);
        } else {
            writer.block(root, 0);
        }
        return writer.out.toString();
    }

    /** Writes the lines of an object or list that is not empty; the indent of the first one is already there. */
    private void block(Object node, int indent) {
        if (node instanceof Map<?, ?> object) {
            String before = "";
            for (Map.Entry<?, ?> member : object.entrySet()) {
                out.append(before);
                name((String) member.getKey(), indent);
                member(member.getValue(), indent);
                before = " ".repeat(indent);
            }
        } else {
            String before = "";
            for (Object element : (List<?>) node) {
                out.append(before).append("- ");
                element(element, indent + 2);
                before = " ".repeat(indent);
            }
        }
    }

    private void name(String name, int indent) {
        int start = out.length();
        inline(name);
        if (out.length() - start > MAX_NAME) {
            out.insert(start, "? ").append('\n').append(" ".repeat(indent));
        }
        out.append(':');
    }

    private void member(@Nullable Object value, int indent) {
        if ((value instanceof Map || value instanceof List) && !isEmpty(value)) {
            out.append('\n').append(" ".repeat(indent + 2));
            block(value, indent + 2);
        } else {
            out.append(' ');
            scalar(value, indent + 2);
        }
    }

    private void element(@Nullable Object value, int indent) {
        if ((value instanceof Map || value instanceof List) && !isEmpty(value)) {
            block(value, indent);
        } else {
            scalar(value, indent);
        }
    }

    private static boolean isEmpty(Object node) {
        return node instanceof Map<?, ?> object ? object.isEmpty() : ((List<?>) node).isEmpty();
    }

    /** Writes what needs no lines of its own, or a literal block with this indent, and ends the line. */
    private void scalar(@Nullable Object value, int indent) {
        if (value instanceof String text) {
            if (text.indexOf('\n') >= 0 && canBeLiteral(text)) {
                literal(text, indent);
                return;
            }
            inline(text);
        } else if (value instanceof Map) {
            out.append("{}");
        } else if (value instanceof List) {
            out.append("[]");
        } else {
            out.append(value instanceof BigDecimal decimal ? decimal.toPlainString() : value);
        }
        out.append('\n');
    }

    private void inline(String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.contains(Ascii.toLowerCase(text))) {
            out.append(text);
        } else {
            JsonString.append(out, text);
        }
    }

    /** Line breaks at the end are kept one by one: "-" says that there is none, "+" that there are several. */
    private void literal(String text, int indent) {
        boolean ends = text.endsWith("\n");
        out.append('|').append(!ends ? "-" : text.endsWith("\n\n") ? "+" : "").append('\n');
        String lines = ends ? text.substring(0, text.length() - 1) : text;
        for (String line : lines.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
        }
    }

    /**
     * A literal block cannot hold carriage returns, tabs at its edges or what is not printable, and hides blanks at the
     * ends of lines; its first line tells the indent, so it is neither empty nor indented.
     */
    private static boolean canBeLiteral(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean shows =
                    c == '\n' || (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0xd800) || (c >= 0xe000 && c < 0xfeff);
            boolean endsLine = i + 1 == text.length() || text.charAt(i + 1) == '\n';
            if (!shows || c == '\u2028' || c == '\u2029' || (c == ' ' && endsLine)) {
                return false;
            }
        }
        return text.charAt(0) != '\n' && text.charAt(0) != ' ';
    }
}
