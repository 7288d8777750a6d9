// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Example programs: each is a short, plain composition of the SDK, to be run and to be read.
 *
 * <p>They share one convention. Exit code 0 is done, warnings allowed; 1 means that the input was understood and has
 * errors or was refused; 2 is bad usage, unreadable input (and then nothing is written) or a call to a cluster that failed. Findings go to standard output,
 * progress and problems to standard error. No stack trace reaches a user.
 *
 * <p>Start at {@link io.hybridcluster.examples.Check}, then {@link io.hybridcluster.examples.Bundle}.
 */
@NullMarked
package io.hybridcluster.examples;

import org.jspecify.annotations.NullMarked;
