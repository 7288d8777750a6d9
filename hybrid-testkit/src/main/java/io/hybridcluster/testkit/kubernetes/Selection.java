// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.LabelSelector;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which objects a list, a watch or the deletion of many is of. */
record Selection(ResourceType type, String namespace, LabelSelector labels, FieldSelector fields) {
    static Selection of(ApiRequest request, ResourceType type) {
        try {
            return new Selection(
                    type,
                    type.isNamespaced() ? request.namespace() : "",
                    LabelSelector.parse(request.query("labelSelector")),
                    FieldSelector.parse(request.query("fieldSelector"), type));
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    boolean has(Map<String, @Nullable Object> object) {
        return (namespace.isEmpty() || namespace.equals(Trees.text(object, "metadata", "namespace")))
                && labels.matches(Trees.map(object, "metadata", "labels"))
                && fields.matches(object);
    }
}
