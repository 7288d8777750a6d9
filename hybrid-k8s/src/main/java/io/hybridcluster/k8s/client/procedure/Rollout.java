// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import io.hybridcluster.k8s.object.KubernetesObject;

/** When a DaemonSet has done what its template says (kubectl pkg/polymorphichelpers/rollout_status.go). */
final class Rollout {
    private Rollout() {}

    static boolean isDone(KubernetesObject daemonSet) {
        long desired = number(daemonSet, "status", "desiredNumberScheduled");
        return number(daemonSet, "status", "observedGeneration") >= number(daemonSet, "metadata", "generation")
                && number(daemonSet, "status", "updatedNumberScheduled") >= desired
                && number(daemonSet, "status", "numberAvailable") >= desired;
    }

    private static long number(KubernetesObject object, String... path) {
        return object.tree().at(path) instanceof Long number ? number : 0;
    }
}
