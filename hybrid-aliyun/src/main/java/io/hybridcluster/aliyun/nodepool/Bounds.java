// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How many of something a request may name. */
final class Bounds {
    private Bounds() {}

    /** Returns a copy of the list, which holds from one to {@code most} different elements. */
    static <T> List<T> check(String kind, List<T> elements, int most) {
        List<T> copy = List.copyOf(elements);
        if (copy.isEmpty() || copy.size() > most) {
            throw new IllegalArgumentException(
                    "a node pool has 1 to " + most + " " + kind + ", found " + copy.size() + ": " + copy);
        }
        checkDifferent(kind + ":", copy);
        return copy;
    }

    /** Refuses two equal elements. */
    static void checkDifferent(String kind, List<?> elements) {
        Set<Object> seen = new HashSet<>();
        for (Object element : elements) {
            if (!seen.add(element)) {
                throw new IllegalArgumentException(kind + " " + element + " is given twice");
            }
        }
    }
}
