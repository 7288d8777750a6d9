// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import io.hybridcluster.k8s.object.ApiResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CustomResourceDefinitions of a cluster without namespaces' resources. */
final class Definitions {
    private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/";

    private Definitions() {}

    /** Makes one that takes whatever is written, and waits until it is served. */
    static void make(HybridCluster cluster, String group, String version, String plural, String kind) {
        cluster.make(
                ApiResource.CUSTOM_RESOURCE_DEFINITIONS,
                Map.of(
                        "apiVersion",
                        "apiextensions.k8s.io/v1",
                        "kind",
                        "CustomResourceDefinition",
                        "metadata",
                        Map.of(
                                "name",
                                plural + "." + group,
                                "annotations",
                                Map.of("api-approved.kubernetes.io", "unapproved, for a test")),
                        "spec",
                        Map.of(
                                "group",
                                group,
                                "scope",
                                "Cluster",
                                "names",
                                Map.of("plural", plural, "kind", kind, "singular", kind.toLowerCase(Locale.ROOT)),
                                "versions",
                                List.of(Map.of(
                                        "name",
                                        version,
                                        "served",
                                        true,
                                        "storage",
                                        true,
                                        "schema",
                                        Map.of(
                                                "openAPIV3Schema",
                                                Map.of(
                                                        "type",
                                                        "object",
                                                        "x-kubernetes-preserve-unknown-fields",
                                                        true)))))));
        awaitServed(cluster, group, version, plural);
        if (kind.equals("Installation")) {
            cluster.make(
                    ApiResource.INSTALLATIONS,
                    Map.of("apiVersion", "operator.tigera.io/v1", "kind", kind, "metadata", Map.of("name", "default")));
        }
    }

    private static void awaitServed(HybridCluster cluster, String group, String version, String plural) {
        HybridCluster.eventually(
                () -> {
                    try {
                        cluster.raw("GET", "/apis/" + group + "/" + version + "/" + plural, "", "");
                        return true;
                    } catch (IllegalStateException e) {
                        return false;
                    }
                },
                () -> plural + "." + group + " is not served");
    }

    static void remove(HybridCluster cluster, String group, String plural) {
        cluster.raw("DELETE", PATH + plural + "." + group, "application/json", "{}");
        HybridCluster.eventually(
                () -> {
                    try {
                        cluster.raw("GET", PATH + plural + "." + group, "", "");
                        return false;
                    } catch (IllegalStateException e) {
                        return true;
                    }
                },
                () -> plural + "." + group + " is still there");
    }

    /** Takes the schema of {@link #prune} back. */
    static void takeAnything(HybridCluster cluster, String group, String plural) {
        schema(cluster, group, plural, "{\"type\":\"object\",\"x-kubernetes-preserve-unknown-fields\":true}");
    }

    private static void schema(HybridCluster cluster, String group, String plural, String schema) {
        cluster.raw(
                "PATCH",
                PATH + plural + "." + group,
                "application/json-patch+json",
                "[{\"op\":\"replace\",\"path\":\"/spec/versions/0/schema/openAPIV3Schema\",\"value\":" + schema + "}]");
    }

    /** Gives one a schema that is all but empty, as Terway's chart does, and writes its objects once, so that they lose it. */
    static void prune(HybridCluster cluster, String group, String plural) {
        schema(cluster, group, plural, "{\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"object\"}}}");
        String objects = "/apis/" + group + "/v1/" + plural;
        HybridCluster.eventually(
                () -> {
                    boolean pruned = true;
                    for (var item : cluster.raw("GET", objects, "", "").getAsJsonArray("items")) {
                        String name = item.getAsJsonObject()
                                .getAsJsonObject("metadata")
                                .get("name")
                                .getAsString();
                        String mark = "{\"metadata\":{\"annotations\":{\"touched\":\"" + System.nanoTime() + "\"}}}";
                        cluster.raw("PATCH", objects + "/" + name, "application/merge-patch+json", mark);
                        pruned &= !cluster.raw("GET", objects + "/" + name, "", "")
                                .getAsJsonObject("spec")
                                .has("cidr");
                    }
                    return pruned;
                },
                () -> plural + " were not pruned");
    }
}
