// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON merge patch (RFC 7396) of values as they are written, so that a number keeps its digits. */
public final class JsonMerge {
    private JsonMerge() {}

    /**
     * Returns what the patch makes of the base: objects merge, null takes a member out, and everything else replaces. Of
     * names that are given twice the last counts. Places in the result mean nothing.
     */
    public static JsonValue merge(JsonValue base, JsonValue patch) {
        requireNonNull(base, "base");
        if (!requireNonNull(patch, "patch").is(JsonKind.OBJECT)) {
            return patch;
        }
        Map<String, JsonValue> merged = new LinkedHashMap<>();
        // Of a base that is no object nothing stays; it has no members either.
        base.members().forEach(member -> merged.put(member.name(), member.value()));
        Map<String, JsonValue> changes = new LinkedHashMap<>();
        patch.members().forEach(member -> changes.put(member.name(), member.value()));
        changes.forEach((name, change) -> {
            JsonValue there = merged.get(name);
            if (change.is(JsonKind.NULL)) {
                merged.remove(name);
            } else {
                merged.put(name, merge(there == null ? JsonValue.object(0, 0, List.of()) : there, change));
            }
        });
        List<JsonMember> members = new ArrayList<>();
        merged.forEach((name, value) -> members.add(new JsonMember(name, 0, value)));
        return JsonValue.object(0, 0, members);
    }
}
