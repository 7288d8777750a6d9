// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.file.YamlText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file of snapshots gives back: reading has bounds that writing has not. */
final class Storable {
    /** An object stands two levels deep in the file. */
    private static final int MAX_DEPTH = YamlText.MAX_DEPTH - 2;

    /** YAML's bound for names of members (YAML 1.2, section 7.4.2: implicit keys). */
    private static final int MAX_NAME = 1000;

    private Storable() {}

    static void require(KubernetesObject object) {
        if (object.toString().chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the kind, namespace or name of an object has control characters");
        }
        if (!fits(object.tree().root(), 1)) {
            throw new IllegalArgumentException(object + " is nested deeper than " + MAX_DEPTH
                    + " levels or has a member's name of more than " + MAX_NAME + " characters");
        }
    }

    private static boolean fits(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> object) {
            return depth <= MAX_DEPTH
                    && object.entrySet().stream()
                            .allMatch(member -> ((String) member.getKey()).length() <= MAX_NAME
                                    && fits(member.getValue(), depth + 1));
        }
        if (value instanceof List<?> list) {
            return depth <= MAX_DEPTH && list.stream().allMatch(element -> fits(element, depth + 1));
        }
        return true;
    }
}
