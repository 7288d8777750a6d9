// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How calls to a server are tried: for how long, how often, with which pauses. Kubernetes, Alibaba Cloud and OSS share it.
 *
 * <p>The package sends nothing and starts no thread. Time is read from {@link io.hybridcluster.model.call.Pauses}, which also waits, so that a
 * test needs no time. {@link io.hybridcluster.model.call.Deadline} is the time of one whole operation with all its requests, and
 * {@link io.hybridcluster.model.call.Attempts} repeats one request within it.
 *
 * <p>Start at {@link io.hybridcluster.model.call.CallPolicy}.
 */
@NullMarked
package io.hybridcluster.model.call;

import org.jspecify.annotations.NullMarked;
