// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

/** What a bootstrap token may be used for (Kubernetes: Authenticating with Bootstrap Tokens). */
public enum TokenUsage {
    /** A new node signs in at the API server with it. */
    AUTHENTICATION("usage-bootstrap-authentication"),

    /** The controller manager signs {@code kube-public/cluster-info} with it, and a new node checks that. */
    SIGNING("usage-bootstrap-signing");

    private final String key;

    TokenUsage(String key) {
        this.key = key;
    }

    /** Returns the key of the Secret's data, whose value is {@code true}. */
    String key() {
        return key;
    }
}
