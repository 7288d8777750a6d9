// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

/** Whether pods would run on a node. */
public enum Landing {
    /** They would. */
    LANDS,

    /** They would not. */
    STAYS_AWAY,

    /** It depends on what is not known of the node. */
    DEPENDS
}
