// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

/** One request failed. Thrown and caught inside this package only. */
final class FailedCall extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient KubernetesCallException.Failure failure;

    FailedCall(KubernetesCallException.Failure failure) {
        super(failure.cause());
        this.failure = failure;
    }

    KubernetesCallException.Failure failure() {
        return failure;
    }
}
