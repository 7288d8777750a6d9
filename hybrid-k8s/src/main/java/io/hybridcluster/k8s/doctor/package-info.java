// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * One question to a whole cluster: is this hybrid cluster sound?
 *
 * <p>The objects are fed one by one, as pages of them come in, and are forgotten at once; what remains is about a kilobyte
 * for each node and a few counters, however many pods there are. Everything is pure and refers to no client: whoever reads
 * the cluster asks {@code fieldsOf} which paths of a kind are needed, and may leave everything else unread.
 *
 * <p>Start at {@link io.hybridcluster.k8s.doctor.Examination}.
 */
@NullMarked
package io.hybridcluster.k8s.doctor;

import org.jspecify.annotations.NullMarked;
