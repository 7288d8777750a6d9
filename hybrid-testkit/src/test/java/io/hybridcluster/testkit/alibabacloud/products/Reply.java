// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the fake. */
record Reply(int status, String body) {
    Map<String, @Nullable Object> tree() {
        return Trees.object(Json.read(body));
    }

    @Nullable
    Object at(String... path) {
        return Trees.at(tree(), path);
    }

    String text(String... path) {
        return Trees.text(tree(), path);
    }

    List<@Nullable Object> list(String... path) {
        return Trees.list(tree(), path);
    }

    /** Returns status and code, in either style. */
    String failure() {
        return status + " " + text("Code") + text("code");
    }
}
