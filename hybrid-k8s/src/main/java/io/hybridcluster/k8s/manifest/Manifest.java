// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.manifest;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.file.Position;

/**
 * A Kubernetes object and where it stands in a file.
 *
 * @param file the name of the file as the caller gave it
 * @param position where the object begins
 * @param object the object
 */
public record Manifest(String file, Position position, KubernetesObject object) {
    public Manifest {
        requireNonNull(file, "file");
        requireNonNull(position, "position");
        requireNonNull(object, "object");
    }

    /** Returns the place and the object's kind and name, never its contents. */
    @Override
    public String toString() {
        return file + ":" + position + ": " + object;
    }
}
