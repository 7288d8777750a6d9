// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What must stay off the cloud nodes of a hybrid cluster, what must come, and what is the user's choice.
 *
 * <p>A registered cluster's cloud nodes run Terway, so the data centre's own network must not (the guide, step 1). This
 * package recognises what runs that network by several evidences, tells for each DaemonSet whether its pods would land on a
 * cloud node, makes the change that keeps it off, and later tells what became of that change and who undid it. All of it is a
 * function of objects as trees: of a live cluster, or of files.
 *
 * <p>Start at {@link io.hybridcluster.k8s.cni.NetworkSeparation}.
 */
@NullMarked
package io.hybridcluster.k8s.cni;

import org.jspecify.annotations.NullMarked;
