// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A fake Alibaba Cloud for tests.
 *
 * <p>{@link io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud} is where to start.
 *
 * <p>For test scope: it listens on loopback only and hands out the root account's key.
 */
@NullMarked
package io.hybridcluster.testkit.alibabacloud;

import org.jspecify.annotations.NullMarked;
