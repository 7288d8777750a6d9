// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a ConfigMap. */
final class Changed {
    private Changed() {}

    static ObjectChange data(KubernetesObject object, String value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(object.root().object());
        tree.put("data", Map.of("key", value));
        return ObjectChange.of(object, tree);
    }
}
