// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Kubernetes objects as plain trees, the difference between two states of one, and manifests of several.
 *
 * <p>Everything here is a pure function of immutable values and refers to no Kubernetes client: objects come in as the
 * maps that any client or YAML reader yields, and go out as {@link io.hybridcluster.model.text.Document}s. An error names
 * the path in the object and never prints a value from outside the part that is being read, so that environment variables
 * of a pod template do not reach a log.
 *
 * <p>Start at {@link io.hybridcluster.k8s.object.ObjectChange}.
 */
@NullMarked
package io.hybridcluster.k8s.object;

import org.jspecify.annotations.NullMarked;
