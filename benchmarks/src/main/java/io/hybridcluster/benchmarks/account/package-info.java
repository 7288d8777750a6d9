// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Calls to a fake Alibaba Cloud on loopback, beside the same calls by the official SDK. */
@NullMarked
package io.hybridcluster.benchmarks.account;

import org.jspecify.annotations.NullMarked;
