// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.ReferencePatch;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random live ConfigMaps: what is wanted gets there, everything else stays, and undo brings the old text back. */
class EniConfUpdateGeneratedTest {
    private static final List<EniConfigMap> WANTED =
            List.of(EniConfigMap.of(Plans.guide()), EniConfigMap.of(Plans.dual()));

    private static Map<String, @Nullable Object> randomConf(Random random) {
        Map<String, @Nullable Object> conf = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(List.of(
                "version",
                "max_pool_size",
                "vswitches",
                "eni_tags",
                "security_group",
                "access_key",
                "access_secret",
                "x",
                "y\"\u00e9",
                "backoff_override"));
        Collections.shuffle(names, random);
        for (String name : names.subList(0, random.nextInt(names.size()))) {
            conf.put(name, value(random, name));
        }
        return conf;
    }

    private static @Nullable Object value(Random random, String name) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(10);
            case 1 -> name.startsWith("access") ? "canary" : "text";
            case 2 -> Map.of("team", "a", "cn-hangzhou-b", List.of("vsw-other0"));
            case 3 -> List.of(1, "b", Map.of());
            case 4 -> null;
            default -> random.nextBoolean();
        };
    }

    @Test
    void keepsEverythingElse() {
        Random random = new Random(20260802);
        JsonLayout[] layouts = JsonLayout.values();
        for (int i = 0; i < 3_000; i++) {
            EniConfigMap wanted = WANTED.get(i % 2);
            Map<String, @Nullable Object> conf = randomConf(random);
            String text = Document.of(conf).toJson(layouts[random.nextInt(layouts.length)]);
            Map<String, Object> live =
                    EniConfUpdateTest.live(Map.of("eni_conf", text, "10-terway.conf", "{}", "other", "kept"));

            ObjectChange change = EniConfUpdateTest.twice(EniConfUpdate.to(wanted), live);

            String after = (String) change.after().at("data", "eni_conf");
            Map<String, @Nullable Object> expected = new LinkedHashMap<>(conf);
            Trees.map(wanted.eniConf()).forEach((name, value) -> {
                if (!name.toString().startsWith("access_")) {
                    boolean into = expected.get(name) instanceof Map<?, ?> && value instanceof Map<?, ?>;
                    expected.put(
                            (String) name, into ? ReferencePatch.merge(expected.get(name), value) : (Object) value);
                }
            });
            Map<?, ?> read = (Map<?, ?>) JsonText.read(after).orThrow().tree();
            assertThat(Document.of(read)).as(text).isEqualTo(Document.of(expected));
            assertThat(order(read, conf)).isEqualTo(new ArrayList<>(conf.keySet()));
            assertThat(change.after().at("data", "other")).isEqualTo("kept");
            assertThat(change.toString()).doesNotContain("canary");
            assertUndone(change, live);
        }
    }

    private static List<Object> order(Map<?, ?> after, Map<String, ?> before) {
        List<Object> order = new ArrayList<>(after.keySet());
        order.retainAll(before.keySet());
        return order;
    }

    /** The change the other way round, from what is there then. */
    private static void assertUndone(ObjectChange change, Map<String, Object> live) {
        Map<?, ?> after = (Map<?, ?>) change.after().root();
        ObjectChange undo = ObjectChange.of(KubernetesObject.of(after), live);
        Object back = ReferencePatch.apply(after, (List<?>) undo.jsonPatch().root());
        assertThat(back).isEqualTo(change.before().tree().root());
    }
}
