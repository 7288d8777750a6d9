// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the rules need of the objects of a running cluster, as small values instead of trees: a node, a pod, a DaemonSet,
 * an event.
 *
 * <p>Each is read from any tree that a client or a YAML reader yields, whole or a projection that keeps only the paths of
 * its {@code fields()}; unknown members do not matter, and one of a type that no API server sends is as if it was not
 * there. Only what has a grammar is kept, never the text of a message: of that, which known words it holds. So no value
 * here can carry a secret that somebody printed. Everything is immutable, and refers to no client.
 *
 * <p>Start at {@link io.hybridcluster.k8s.live.LiveNode}.
 */
@NullMarked
package io.hybridcluster.k8s.live;

import org.jspecify.annotations.NullMarked;
