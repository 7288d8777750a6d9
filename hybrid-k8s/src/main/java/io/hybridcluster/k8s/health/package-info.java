// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Whether Terway does its work, from what means something.
 *
 * <p>That a Terway pod is Ready means little: its main container has no probe, and the other's says nothing of addresses
 * (terway charts/terway). What counts is asked here: a pod on every cloud node, what its init container said, how often
 * it was restarted and why, the condition SufficientIP, and the warnings among the events.
 *
 * <p>Everything is pure and refers to no client; time comes in as an argument.
 *
 * <p>Start at {@link io.hybridcluster.k8s.health.TerwayHealth}.
 */
@NullMarked
package io.hybridcluster.k8s.health;

import org.jspecify.annotations.NullMarked;
