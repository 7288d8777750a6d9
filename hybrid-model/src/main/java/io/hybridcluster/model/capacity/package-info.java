// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How many pods a cloud node can carry: the figures of instance types, and Terway's formulas over them.
 *
 * <p>The figures come from the cloud ({@code DescribeInstanceTypes}), never from a table in this library, which would be
 * out of date. Everything here is immutable and does no I/O.
 *
 * <p>Start at {@link io.hybridcluster.model.capacity.EniCapacity}.
 */
@NullMarked
package io.hybridcluster.model.capacity;

import org.jspecify.annotations.NullMarked;
