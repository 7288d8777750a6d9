// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes JSON merge patches (RFC 7396). A null in a patch deletes, so a null cannot be set. */
final class MergePatch {
    private MergePatch() {}

    /** Returns what turns one object into the other: members that differ, and null for those that are gone. */
    static Map<String, @Nullable Object> between(Map<?, ?> before, Map<?, ?> after) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        after.forEach((name, member) -> {
            Object old = before.get(name);
            if (old instanceof Map<?, ?> oldObject && member instanceof Map<?, ?> object && !oldObject.equals(object)) {
                patch.put((String) name, between(oldObject, object));
            } else if (!Objects.equals(old, member)) {
                patch.put((String) name, member);
            }
        });
        before.forEach((name, member) -> {
            if (member != null && !after.containsKey(name)) {
                patch.put((String) name, null);
            }
        });
        return patch;
    }
}
