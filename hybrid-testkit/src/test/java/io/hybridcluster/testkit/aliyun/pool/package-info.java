// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** The client of node pools against the fake cloud. */
@NullMarked
package io.hybridcluster.testkit.aliyun.pool;

import org.jspecify.annotations.NullMarked;
