// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML and JSON with two libraries, which have to agree, and takes trees apart. */
public final class Trees {
    private Trees() {}

    public static List<Document> read(String yaml) {
        List<Document> byYaml11 = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(yaml)
                .forEach(tree -> byYaml11.add(Document.of((Map<?, ?>) tree)));
        List<Document> byYaml12 = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .forEach(tree -> byYaml12.add(Document.of((Map<?, ?>) tree)));
        assertThat(byYaml11).isEqualTo(byYaml12);
        return byYaml12;
    }

    public static Document readOne(String yaml) {
        List<Document> documents = read(yaml);
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    /** Reads any JSON value. */
    public static Object readJson(String json) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(json);
        return tree instanceof List<?> list
                ? Document.of(list).root()
                : Document.of((Map<?, ?>) tree).root();
    }

    public static Map<?, ?> map(Document document) {
        return (Map<?, ?>) document.root();
    }

    /** Returns a copy without members that are null, since merge patches cannot write them. */
    public static @Nullable Object withoutNulls(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> {
                if (member != null) {
                    copy.put(name, withoutNulls(member));
                }
            });
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(withoutNulls(element)));
            return copy;
        }
        return tree;
    }
}
