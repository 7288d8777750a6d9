// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How this package reads. */
final class Reading {
    private Reading() {}

    /** Returns all objects of a listing; none if the server does not serve the resource. */
    static List<KubernetesObject> all(KubernetesApi api, Listing listing) {
        List<KubernetesObject> found = new ArrayList<>();
        try {
            api.list(listing, found::add);
        } catch (KubernetesCallException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            return List.of();
        }
        return found;
    }

    static Map<?, ?> tree(KubernetesObject object) {
        return (Map<?, ?>) object.tree().root();
    }

    static List<Map<?, ?>> trees(List<KubernetesObject> objects) {
        List<Map<?, ?>> trees = new ArrayList<>(objects.size());
        objects.forEach(object -> trees.add(tree(object)));
        return trees;
    }
}
