// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

/** What becomes of a client's writes. */
public enum WriteMode {
    /** They are made. */
    WRITE,

    /**
     * The server validates and admits them and keeps nothing: each is sent with {@code dryRun=All} (Kubernetes: API
     * Concepts, "Dry-run"). Needs the permission to write.
     */
    DRY_RUN,

    /** They are computed and not sent. Needs the permission to read only. */
    READ_ONLY
}
