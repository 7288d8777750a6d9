// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the caller of each feature needs to be allowed in RAM, and nothing more.
 *
 * <p>Everything here is pure. Start at {@link io.hybridcluster.aliyun.permission.OperatorPolicy}.
 */
@NullMarked
package io.hybridcluster.aliyun.permission;

import org.jspecify.annotations.NullMarked;
