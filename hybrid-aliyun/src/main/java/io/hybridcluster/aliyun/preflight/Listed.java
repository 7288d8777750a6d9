// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.net.CidrSet;
import java.util.Collection;
import java.util.stream.Collectors;

/** Lists in sentences: the first few, and how many more. */
final class Listed {
    private static final int FEW = 4;

    private Listed() {}

    static String of(CidrSet blocks) {
        return of(blocks.cidrs());
    }

    static String of(Collection<?> items) {
        int more = items.size() - FEW;
        return items.stream().limit(FEW).map(Object::toString).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
