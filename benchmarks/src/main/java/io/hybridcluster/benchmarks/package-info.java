// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Benchmarks beside peers and limits. Not published.
 *
 * <p>Start at the README of this module.
 */
@NullMarked
package io.hybridcluster.benchmarks;

import org.jspecify.annotations.NullMarked;
