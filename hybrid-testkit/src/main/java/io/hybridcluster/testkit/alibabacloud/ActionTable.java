// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The actions that the fake knows: the resource {@code actions.txt}. */
final class ActionTable {
    /** The products by the versions of their APIs. */
    static final Map<String, String> VERSIONS = Map.of(
            "2014-05-26", "ecs",
            "2016-04-28", "vpc",
            "2017-09-12", "cbn",
            "2015-05-01", "ram",
            "2015-04-01", "sts",
            "2015-12-15", "cs");

    private static final ActionTable INSTANCE = new ActionTable(read());

    private final Map<String, ActionSpec> actions = new LinkedHashMap<>();

    private ActionTable(List<String> lines) {
        for (String line : lines) {
            String[] words = line.trim().split(" +");
            List<ApiParameter> parameters = new ArrayList<>();
            String resource = "*";
            for (String word : List.of(words).subList(4, words.length)) {
                if (word.startsWith("@")) {
                    resource = word.substring(1);
                } else {
                    parameters.add(ApiParameter.of(word));
                }
            }
            ActionSpec spec = new ActionSpec(
                    words[0], words[1], List.of(words[2].split("\\|")), words[3], resource, List.copyOf(parameters));
            actions.put(spec.product() + ":" + spec.name(), spec);
        }
    }

    private static List<String> read() {
        List<String> joined = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(ActionTable.class.getResourceAsStream("actions.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                if (line.startsWith(" ")) {
                    joined.set(joined.size() - 1, joined.get(joined.size() - 1) + line);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    joined.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table of actions cannot be read", e);
        }
        return joined;
    }

    static ActionTable instance() {
        return INSTANCE;
    }

    /** Returns every action, by product. */
    List<ActionSpec> all() {
        return List.copyOf(actions.values());
    }

    /** Returns an action by its name. */
    Optional<ActionSpec> find(String product, String name) {
        return Optional.ofNullable(actions.get(product + ":" + name));
    }

    /** Returns the actions of Container Service that take this method and path. */
    Optional<ActionSpec> find(String method, String path, String product) {
        return actions.values().stream()
                .filter(spec -> spec.product().equals(product)
                        && spec.methods().contains(method)
                        && spec.match(path).isPresent())
                .findFirst();
    }
}
