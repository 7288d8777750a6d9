// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;

/**
 * What happened to an object that is watched.
 *
 * @param type what happened
 * @param object the object, with the fields that the listing keeps. Of one whose removal was missed, only kind and name
 *     are told
 */
public record WatchEvent(Type type, KubernetesObject object) {
    /** What can happen to an object. */
    public enum Type {
        /** It is there, or was made. */
        ADDED,
        /** It was changed. */
        MODIFIED,
        /** It was removed, or no longer fits the selectors. */
        DELETED
    }

    public WatchEvent {
        requireNonNull(type, "type");
        requireNonNull(object, "object");
    }
}
