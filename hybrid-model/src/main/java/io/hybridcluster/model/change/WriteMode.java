// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

/** What becomes of a client's writes. */
public enum WriteMode {
    /** The client makes them. */
    WRITE,

    /**
     * The server validates and admits them and keeps nothing. A Kubernetes client sends each with {@code dryRun=All} (Kubernetes:
     * API Concepts, "Dry-run"), which needs the permission to write. Alibaba Cloud has no such parameter for most actions: a
     * client of the account treats this mode as {@link #READ_ONLY}.
     */
    DRY_RUN,

    /** The client computes them and does not send them. Needs the permission to read only. */
    READ_ONLY;

    /** Returns whether writes are made. */
    public boolean writes() {
        return this == WRITE;
    }
}
