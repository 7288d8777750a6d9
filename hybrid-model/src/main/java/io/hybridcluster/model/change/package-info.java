// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What an operation changes, in one vocabulary for Kubernetes and for Alibaba Cloud.
 *
 * <p>Every operation of the SDK that writes returns {@link io.hybridcluster.model.change.Changes}, and every exception of such
 * an operation holds those that were made before it failed. A {@link io.hybridcluster.model.change.Change} has the state
 * before, the state that was asked for and the state that the server answered with, and its
 * {@linkplain io.hybridcluster.model.change.Inverse inverse} as data: it can be written to a file, and undone by another process.
 *
 * <p>Start at {@link io.hybridcluster.model.change.Change}.
 */
@NullMarked
package io.hybridcluster.model.change;

import org.jspecify.annotations.NullMarked;
