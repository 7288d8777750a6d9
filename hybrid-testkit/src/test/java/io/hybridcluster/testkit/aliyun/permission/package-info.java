// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** That the policy of each feature is enough, and that nothing in it is too much. */
@NullMarked
package io.hybridcluster.testkit.aliyun.permission;

import org.jspecify.annotations.NullMarked;
