// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.List;

/**
 * A saved object, and what a definition would drop of it.
 *
 * @param saved the object as it was
 * @param paths the paths of the fields that go, such as {@code spec.cidr}, each the outermost; at least one
 */
public record PrunedObject(KubernetesObject saved, List<String> paths) {
    public PrunedObject {
        requireNonNull(saved, "saved");
        paths = List.copyOf(requireNonNull(paths, "paths"));
    }

    /** Returns the object's kind and name, and the paths. */
    @Override
    public String toString() {
        return saved + " " + String.join(", ", paths);
    }
}
