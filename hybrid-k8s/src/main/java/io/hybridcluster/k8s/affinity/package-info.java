// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Required node affinity, and how it keeps a data centre's workloads off the cloud nodes.
 *
 * <p>Nothing that is already in an object is lost: requirements are added to every term that is there, and taking them
 * back touches only what was added. Both are pure, idempotent functions of the object's tree; the patches they yield fail
 * rather than overwrite.
 *
 * <p>Start at {@link io.hybridcluster.k8s.affinity.CloudNodeExclusion}.
 */
@NullMarked
package io.hybridcluster.k8s.affinity;

import org.jspecify.annotations.NullMarked;
