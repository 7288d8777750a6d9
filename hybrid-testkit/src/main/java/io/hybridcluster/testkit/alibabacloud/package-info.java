// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A fake Alibaba Cloud for tests.
 *
 * <p>{@link io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud} is where to start: it checks signatures, permissions
 * and parameters, and keeps state. {@link io.hybridcluster.testkit.alibabacloud.FakeWorld} fills it,
 * {@link io.hybridcluster.testkit.alibabacloud.CloudFaultRule} lets it go wrong, and
 * {@link io.hybridcluster.testkit.alibabacloud.CloudRequest} is what it was asked.
 *
 * <p>For test scope: it listens on loopback only and hands out the root account's key.
 */
@NullMarked
package io.hybridcluster.testkit.alibabacloud;

import org.jspecify.annotations.NullMarked;
