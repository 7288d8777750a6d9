// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the cloud answers to {@code DescribeInstanceTypes}, saved to a file (ECS API 2014-05-26).
 *
 * <pre>
 *   {"InstanceTypes": {"InstanceType": [
 *     {"InstanceTypeId": "ecs.g7.xlarge", "EniQuantity": 4,
 *      "EniPrivateIpAddressQuantity": 15, "EniIpv6AddressQuantity": 15, ...}]}}
 * </pre>
 *
 * <p>The list of types alone will do, in JSON or YAML. Fields that are not named above are passed over: the answer has
 * dozens. {@code EniIpv6AddressQuantity} may be absent, which is 0. Stateless and thread-safe.
 */
public final class InstanceTypesFile {
    /** The largest file that is read, in bytes: 32 MiB, several times the answer with every type there is. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final Kind<String> NAME = Kind.text("the name of an instance type, such as ecs.g7.xlarge");
    private static final Kind<Integer> QUANTITY = Kind.integer(0, 100_000);

    private final Reading reading;
    private final Map<String, InstanceTypeLimits> types = new HashMap<>();

    private InstanceTypesFile(String name) {
        this.reading = new Reading(name);
    }

    /**
     * Returns the types in the file.
     *
     * @param name the name of the file, to show in messages
     * @param content UTF-8, at most {@link #MAX_BYTES}
     * @throws UnreadableFileException if there is no list of types, or a type lacks a figure or is there twice with
     *     different ones; it carries every problem with its line and column
     */
    public static InstanceTypes parse(String name, byte[] content) {
        requireNonNull(name, "name");
        if (content.length > MAX_BYTES) {
            throw UnreadableFileException.of(
                    name,
                    new Position(1, 1),
                    "found more than " + MAX_BYTES + " bytes, expected instance types of at most that");
        }
        InstanceTypesFile file = new InstanceTypesFile(name);
        file.answer(YamlText.locate(name, withoutTabs(content)));
        file.reading.orThrow();
        return InstanceTypes.of(file.types.values());
    }

    /** Reads types from text; as {@link #parse(String, byte[])}. */
    public static InstanceTypes parse(String name, String content) {
        return parse(name, content.getBytes(UTF_8));
    }

    /**
     * Alibaba Cloud's command line indents JSON with tabs, which YAML refuses. A JSON string cannot hold a tab, so in JSON
     * every tab stands between values, and a blank in its place changes no column.
     */
    private static byte[] withoutTabs(byte[] content) {
        int first = 0;
        while (first < content.length && content[first] > 0 && content[first] <= ' ') {
            first++;
        }
        if (first == content.length || content[first] != '{' && content[first] != '[') {
            return content;
        }
        byte[] blanks = content.clone();
        for (int i = 0; i < blanks.length; i++) {
            blanks[i] = blanks[i] == '\t' ? (byte) ' ' : blanks[i];
        }
        return blanks;
    }

    /** Reads the whole answer, or the list in it alone. */
    private void answer(Located root) {
        if (root instanceof Located.Sequence list) {
            list(FieldPath.of("InstanceType"), list);
            return;
        }
        FieldPath outer = FieldPath.of("InstanceTypes");
        FieldPath inner = outer.child("InstanceType");
        Located types = member(FieldPath.root(), root, "InstanceTypes");
        Located list = types == null ? null : member(outer, types, "InstanceType");
        if (list instanceof Located.Sequence sequence) {
            list(inner, sequence);
        } else if (list != null) {
            reading.problem(
                    inner, list.position(), "found " + list.description() + ", expected a list of instance types");
        }
    }

    private void list(FieldPath at, Located.Sequence list) {
        List<Located> elements = list.elements();
        for (int i = 0; i < elements.size(); i++) {
            type(at.index(i), elements.get(i));
        }
    }

    private void type(FieldPath at, Located node) {
        String name = read(at, node, "InstanceTypeId", NAME);
        Integer enis = name == null ? null : read(at, node, "EniQuantity", QUANTITY);
        Integer addresses = name == null ? null : read(at, node, "EniPrivateIpAddressQuantity", QUANTITY);
        boolean hasIpv6 =
                node instanceof Located.Mapping mapping && mapping.members().containsKey(key("EniIpv6AddressQuantity"));
        Integer ipv6 = hasIpv6 ? read(at, node, "EniIpv6AddressQuantity", QUANTITY) : Integer.valueOf(0);
        if (name == null || enis == null || addresses == null || ipv6 == null) {
            return;
        }
        InstanceTypeLimits type = new InstanceTypeLimits(name, enis, addresses, ipv6);
        InstanceTypeLimits before = types.putIfAbsent(name, type);
        if (before != null && !before.equals(type)) {
            reading.problem(
                    at,
                    node.position(),
                    "found " + Quoted.of(name) + " again with other figures, expected each type once");
        }
    }

    private <T> @Nullable T read(FieldPath at, Located node, String name, Kind<T> kind) {
        Located value = member(at, node, name);
        return value == null ? null : kind.read(reading, at.child(name), value);
    }

    private @Nullable Located member(FieldPath at, Located node, String name) {
        Located value =
                node instanceof Located.Mapping mapping ? mapping.members().get(key(name)) : null;
        if (value == null) {
            boolean isMapping = node instanceof Located.Mapping;
            reading.problem(
                    at,
                    node.position(),
                    isMapping
                            ? "found no field \"" + name + "\", expected it"
                            : "found " + node.description() + ", expected a mapping with the field \"" + name + "\"");
        }
        return value;
    }

    private static Located.Key key(String name) {
        return new Located.Key(new Position(1, 1), name);
    }
}
