// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReversalGeneratedTest {
    private static final int CASES = 5_000;

    @Test
    void takesAChangeBackWhole() {
        Random random = new Random(4);
        for (int i = 0; i < CASES; i++) {
            KubernetesObject before = object(tree(random, 0));
            KubernetesObject after = object(tree(random, 0));

            KubernetesObject undone = applied(Reversal.of(before, after, after));

            assertThat(Reversal.isSameContent(undone, before))
                    .as(after + ": " + i)
                    .isTrue();
            assertThat(Reversal.changedByOthers(before, after, after)).isEmpty();
            assertThat(Reversal.of(before, after, undone).isChange()).isFalse();
        }
    }

    @Test
    void leavesWhatOthersAdded() {
        Random random = new Random(5);
        for (int i = 0; i < CASES; i++) {
            Map<String, @Nullable Object> made = tree(random, 0);
            KubernetesObject before = object(tree(random, 0));
            KubernetesObject after = object(made);
            Map<String, @Nullable Object> current = new LinkedHashMap<>(made);
            current.put("theirs", "x" + i);

            KubernetesObject undone = applied(Reversal.of(before, after, object(current)));

            Map<String, @Nullable Object> wanted =
                    new LinkedHashMap<>(before.root().member("spec").object());
            wanted.put("theirs", "x" + i);
            assertThat(undone.root().member("spec").object()).isEqualTo(wanted);
        }
    }

    private static KubernetesObject applied(ObjectChange change) {
        return KubernetesObject.of((Map<?, ?>) change.after().root());
    }

    private static KubernetesObject object(Map<String, @Nullable Object> spec) {
        return KubernetesObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "a", "namespace", "b"),
                "spec",
                spec));
    }

    private static Map<String, @Nullable Object> tree(Random random, int depth) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c")) {
            switch (random.nextInt(depth > 2 ? 4 : 6)) {
                case 0 -> tree.put(name, "x");
                case 1 -> tree.put(name, "y");
                case 2 -> tree.put(name, List.of("x", "y").subList(0, random.nextInt(3)));
                case 3 -> {}
                default -> tree.put(name, tree(random, depth + 1));
            }
        }
        return tree;
    }
}
