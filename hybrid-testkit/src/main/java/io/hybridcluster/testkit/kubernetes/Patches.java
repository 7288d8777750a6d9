// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.JsonPatch;
import io.hybridcluster.testkit.kubernetes.tree.MergePatch;
import io.hybridcluster.testkit.kubernetes.tree.StrategicMergePatch;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The patch of a request, by its Content-Type. */
final class Patches {
    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    private Patches() {}

    /** Returns what the object is with the patch applied. */
    static Map<String, @Nullable Object> apply(
            ApiRequest request, ResourceType type, Map<String, @Nullable Object> object) {
        try {
            return switch (request.contentType()) {
                case JSON -> JsonPatch.apply(object, operations(request));
                case MERGE -> MergePatch.apply(object, merge(request));
                case STRATEGIC -> {
                    if (!type.isBuiltIn()) {
                        throw unsupported();
                    }
                    yield strategic(object, merge(request));
                }
                default -> throw unsupported();
            };
        } catch (JsonPatch.Failure e) {
            throw ApiFailure.of(422, "Invalid", "the server rejected our request due to an error in our request");
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, @Nullable Object> strategic(
            Map<String, @Nullable Object> object, Map<String, @Nullable Object> patch) {
        try {
            return StrategicMergePatch.apply(object, patch);
        } catch (IllegalArgumentException e) {
            throw ApiFailure.of(500, "", String.valueOf(e.getMessage()));
        }
    }

    private static ApiFailure unsupported() {
        return ApiFailure.of(415, "UnsupportedMediaType", "415: Unsupported Media Type");
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> operations(ApiRequest request) {
        Object patch = Json.read(request.body());
        if (!(patch instanceof List<?> operations)) {
            throw new IllegalArgumentException("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
        }
        return (List<@Nullable Object>) operations;
    }

    private static Map<String, @Nullable Object> merge(ApiRequest request) {
        return Trees.object(Json.read(request.body()));
    }
}
