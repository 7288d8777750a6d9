// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import io.hybridcluster.model.text.Document;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML or JSON strictly, with the place of everything in it: {@link #read} one document, {@link #readAll} several.
 *
 * <p>Stateless and thread-safe.
 */
public final class YamlText {
    /** How deep mappings and lists may be nested. */
    public static final int MAX_DEPTH = 64;

    /** How many values the aliases of a file may stand for, all together. */
    public static final int MAX_EXPANDED = 100_000;

    private static final int MAX_DIGITS = 1_000;

    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]*+)");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");

    private YamlText() {}

    /**
     * Returns the document as a tree of plain values.
     *
     * <p>A plain scalar is null or a boolean where YAML 1.2's core schema says so, a number where it is written as in JSON
     * ({@code 5}, {@code -0.5}, {@code 1e3}), and text otherwise. What YAML 1.1 and 1.2 read differently is text:
     * {@code yes}, {@code 0123}, {@code 0x1F}, {@code 1_000}. Names are text, however they are written, and {@code <<} is a
     * name like any other.
     *
     * @param file the name to show in messages
     * @param content UTF-8, with or without a byte order mark; its size is the caller's to bound
     * @throws UnreadableFileException if it is not one document whose root is a mapping; uses anchors, aliases, tags or
     *     names twice; is nested deeper than {@link #MAX_DEPTH}; or holds a number of more than 1,000 digits or a character
     *     that readers disagree on (control characters, the line breaks of Unicode); says where
     */
    public static Document read(String file, byte[] content) {
        Located root = locate(file, content);
        if (!(root instanceof Located.Mapping mapping)) {
            throw UnreadableFileException.of(
                    file, root.position(), "found " + root.description() + ", expected a mapping");
        }
        return Document.of(plainMapping(file, mapping));
    }

    /**
     * Returns the documents of a file of several, such as Kubernetes manifests, in order; those that hold nothing are left
     * out.
     *
     * <p>Each is read as {@link #read} does, but for this: an alias ({@code *a}) is what its anchor ({@code &a}) marks, in
     * the same document, and a plain {@code <<} merges mappings, whose members never replace those that are written out
     * (YAML 1.1, the language-independent types "merge"). The aliases of the file may stand for {@link #MAX_EXPANDED} values
     * in all.
     *
     * @param file the name to show in messages
     * @param content UTF-8, with or without a byte order mark; its size is the caller's to bound
     * @throws UnreadableFileException as {@link #read}; if a document's root is no mapping; or if an alias comes before its
     *     anchor or inside it, or there are too many
     */
    public static List<LocatedDocument> readAll(String file, byte[] content) {
        requireNonNull(file, "file");
        requireNonNull(content, "content");
        List<LocatedDocument> documents = new ArrayList<>();
        for (Located root : new YamlEvents(file, decode(file, content)).documents()) {
            if (!(root instanceof Located.Mapping mapping)) {
                throw UnreadableFileException.of(
                        file, root.position(), "found " + root.description() + ", expected a mapping");
            }
            documents.add(new LocatedDocument(mapping, Document.of(plainMapping(file, mapping))));
        }
        return List.copyOf(documents);
    }

    static Located locate(String file, byte[] content) {
        requireNonNull(file, "file");
        return new YamlEvents(file, decode(file, content)).document();
    }

    static boolean isNull(String plain) {
        return plain.isEmpty()
                || plain.equals("~")
                || plain.equals("null")
                || plain.equals("Null")
                || plain.equals("NULL");
    }

    static boolean isBoolean(String plain) {
        return switch (plain) {
            case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
            default -> false;
        };
    }

    static boolean isInteger(String plain) {
        return INTEGER.matcher(plain).matches();
    }

    static boolean isNumber(String plain) {
        return NUMBER.matcher(plain).matches();
    }

    private static Map<String, @Nullable Object> plainMapping(String file, Located.Mapping mapping) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        mapping.members().forEach((key, value) -> members.put(key.name(), plainValue(file, value)));
        return members;
    }

    private static @Nullable Object plainValue(String file, Located node) {
        if (node instanceof Located.Mapping mapping) {
            return plainMapping(file, mapping);
        }
        if (node instanceof Located.Sequence sequence) {
            List<@Nullable Object> elements = new ArrayList<>();
            sequence.elements().forEach(element -> elements.add(plainValue(file, element)));
            return elements;
        }
        Located.Scalar scalar = (Located.Scalar) node;
        if (!scalar.plain()) {
            return scalar.text();
        }
        if (scalar.isNull()) {
            return null;
        }
        if (isBoolean(scalar.text())) {
            return Boolean.valueOf(scalar.text());
        }
        return isNumber(scalar.text()) ? number(file, scalar) : scalar.text();
    }

    private static BigDecimal number(String file, Located.Scalar scalar) {
        if (scalar.text().length() <= MAX_DIGITS) {
            try {
                BigDecimal number = new BigDecimal(scalar.text());
                if (Math.abs((long) number.scale()) <= MAX_DIGITS) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The exponent does not fit an int: refused below, as others that are too large.
            }
        }
        throw UnreadableFileException.of(
                file,
                scalar.position(),
                "found the number " + scalar.description() + ", expected one of at most " + MAX_DIGITS + " digits");
    }

    /** Decodes strictly: a byte that is not UTF-8, or a character that no text holds, is a problem with a place. */
    private static String decode(String file, byte[] content) {
        CharBuffer chars = CharBuffer.allocate(content.length);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CoderResult result = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, chars, true);
        String text = chars.flip().toString();
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        int odd = indexOfOddCharacter(body);
        if (odd >= 0) {
            throw UnreadableFileException.of(
                    file, positionAt(body, odd), "found character U+" + hex(body.codePointAt(odd)) + ", expected text");
        }
        if (result.isError()) {
            throw UnreadableFileException.of(
                    file,
                    positionAt(body, body.length()),
                    "found byte 0x" + hexByte(content[bytes.position()]) + ", expected UTF-8 text");
        }
        return body;
    }

    private static int indexOfOddCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean odd = (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                    || (c >= 0x7f && c < 0xa0)
                    || c == '\u2028'
                    || c == '\u2029'
                    || c == '\ufeff'
                    || c == '\ufffe'
                    || c == '\uffff';
            if (odd) {
                return i;
            }
        }
        return -1;
    }

    private static Position positionAt(String text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            boolean breaks = c == '\n' || (c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'));
            if (breaks) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, text.codePointCount(lineStart, index) + 1);
    }

    private static String hex(int codePoint) {
        String digits = Ascii.toUpperCase(Integer.toHexString(codePoint));
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static String hexByte(byte value) {
        String digits = Integer.toHexString(value & 0xff);
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
