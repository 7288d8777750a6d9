// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.change.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects that tests make, and changes of them. */
final class Objects {
    private Objects() {}

    static KubernetesObject configMap(String name, Map<String, String> data) {
        return KubernetesObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name, "namespace", "default", "labels", Map.of("test", name.replaceAll("-.*", ""))),
                "data",
                data));
    }

    /** Sets one key of a ConfigMap's data. */
    static Function<KubernetesObject, ObjectChange> setting(String key, String value) {
        return object -> {
            Map<String, @Nullable Object> after =
                    new LinkedHashMap<>(object.root().object());
            Map<String, @Nullable Object> data =
                    new LinkedHashMap<>(object.root().member("data").object());
            data.put(key, value);
            after.put("data", data);
            return ObjectChange.of(object, after);
        };
    }

    /** The object afterwards, or before if it was deleted. */
    static KubernetesObject object(Change change) {
        return KubernetesObject.of(
                change.live().or(change::intended).or(change::before).orElseThrow());
    }

    static @Nullable Object data(KubernetesObject object, String key) {
        return object.tree().at("data", key);
    }
}
