// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of actions against the API's public metadata, where it is at hand. */
class ActionTableTest {
    private static final Map<String, String> TYPES = Map.of(
            "String", "string",
            "Integer", "int",
            "Long", "long",
            "Boolean", "bool",
            "Float", "float",
            "Json", "json",
            "Array", "array");

    /** The folder of the metadata, as the public repository aliyun/aliyun-openapi-meta has it. */
    private static Path metadata() {
        return Path.of(Need.OPENAPI_META.require());
    }

    @Test
    void hasEveryActionAndParameterOfTheMetadata() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> files = Files.walk(metadata())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                String product = file.getParent().getFileName().toString();
                Map<String, Object> action = Json.readObject(Files.readString(file));
                expected.put(product + ":" + action.get("name"), describe(action));
            }
        }
        Map<String, String> actual = new TreeMap<>();
        for (ActionSpec spec : ActionTable.instance().all()) {
            actual.put(spec.product() + ":" + spec.name(), describe(spec));
        }
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, action) -> assertThat(actual.get(name)).as(name).isEqualTo(action));
        assertThat(actual).hasSize(88);
    }

    private static String describe(ActionSpec spec) {
        List<String> parameters = new ArrayList<>();
        for (ApiParameter each : spec.parameters()) {
            boolean bodyPart = each.name().startsWith("body.") || each.name().startsWith("addons.");
            if (!bodyPart) {
                parameters.add(each.name() + " " + each.type() + " " + each.required());
            }
        }
        return spec.methods() + " " + spec.path() + " "
                + parameters.stream().sorted().toList();
    }

    private static String describe(Map<String, Object> action) {
        List<String> parameters = new ArrayList<>();
        for (Object each : (List<?>) action.get("parameters")) {
            flatten("", (Map<?, ?>) each, parameters);
        }
        String path = ((String) action.get("pathPattern")).replace('[', '{').replace(']', '}');
        return List.of(((String) action.get("method")).split("\\|")) + " " + (path.isEmpty() ? "/" : path) + " "
                + parameters.stream().sorted().toList();
    }

    private static void flatten(String prefix, Map<?, ?> parameter, List<String> into) {
        String name = prefix + parameter.get("name");
        String required = " " + parameter.get("required");
        List<?> parts = parameter.get("sub_parameters") instanceof List<?> list ? list : List.of();
        String type = (String) parameter.get("type");
        if (parameter.get("position").equals("Body")) {
            into.add(name + " body" + required);
        } else if (type.equals("RepeatList") && parts.isEmpty()) {
            into.add(name + ".N string" + required);
        } else if (type.equals("Struct") && parts.isEmpty()) {
            into.add(name + " string" + required);
        } else if (type.equals("RepeatList") || type.equals("Struct")) {
            String inner = type.equals("Struct") ? "." : ".N.";
            parts.forEach(part -> flatten(name + inner, (Map<?, ?>) part, into));
        } else {
            into.add(name + " " + TYPES.get(type) + required);
        }
    }

    @Test
    void namesTheRamActionOfEachAction() {
        Map<String, String> named = new TreeMap<>();
        for (ActionSpec spec : ActionTable.instance().all()) {
            named.put(
                    spec.product() + ":" + spec.name(),
                    Authorizer.ramAction(spec).orElse("none"));
        }
        assertThat(named)
                .containsEntry("sts:GetCallerIdentity", "none")
                .containsEntry("cbn:ListTransitRouters", "cen:ListTransitRouters")
                .containsEntry("cs:DescribeClusterDetail", "cs:GetClusterById")
                .containsEntry("cs:DescribeClusterUserKubeconfig", "cs:GetUserConfig")
                .containsEntry("cs:UnInstallClusterAddons", "cs:UninstallK8sComponents")
                .containsEntry("ecs:DescribeInstances", "ecs:DescribeInstances");
    }
}
