// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import java.util.List;

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
        for (int i = 0; i < copy.size(); i++) {
            if (copy.indexOf(copy.get(i)) < i) {
                throw new IllegalArgumentException(kind + ": " + copy.get(i) + " is given twice");
            }
        }
        return copy;
    }
}
