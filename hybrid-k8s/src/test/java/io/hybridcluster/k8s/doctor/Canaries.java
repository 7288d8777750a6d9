// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Plants secrets all over an object: members that nobody knows, annotations, environment variables, and at the end of
 * every message.
 */
final class Canaries {
    private static final String SECRET =
            "AccessKeyId=LTAI5tCanaryCanary01&AccessKeySecret=CanaryCanaryCanaryCanaryCana01";

    private final Random random;
    private int planted;

    Canaries(long seed) {
        this.random = new Random(seed);
    }

    int planted() {
        return planted;
    }

    Map<?, ?> plantIn(Map<?, ?> object) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, member) -> copy.put(name, value(String.valueOf(name), member)));
        if (random.nextInt(3) > 0) {
            copy.put("aFieldOfTheFuture" + random.nextInt(100), future());
            planted++;
        }
        return copy;
    }

    private @Nullable Object value(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<?, ?> copy = plantIn(object);
            if (name.equals("annotations") || name.equals("labels")) {
                Map<Object, @Nullable Object> more = new LinkedHashMap<>(copy);
                more.put("kubectl.kubernetes.io/last-applied-configuration", SECRET);
                return more;
            }
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(value("", element)));
            if (name.equals("containers")) {
                copy.add(
                        0,
                        Map.of("name", "x", "image", "a/b:1", "env", List.of(Map.of("name", "AK", "value", SECRET))));
            }
            return copy;
        }
        if (value instanceof String text && (name.equals("message") || name.equals("note"))) {
            planted++;
            return text + " " + SECRET;
        }
        return value;
    }

    private Object future() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(SECRET, Map.of("deep", List.of(1, true, SECRET)));
            case 1 -> Map.of("kind", SECRET, "status", SECRET);
            case 2 -> random.nextInt();
            default -> SECRET;
        };
    }
}
