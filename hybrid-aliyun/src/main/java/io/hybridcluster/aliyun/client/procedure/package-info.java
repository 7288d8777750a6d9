// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What is done in an account for a hybrid cluster, each step with a client of its own: looked up before anything is made,
 * safe to repeat, and saying what was made and how to undo it.
 *
 * <p>All of them work over an {@link io.hybridcluster.aliyun.client.AlibabaCloud}, keep no state and are thread-safe.
 */
@NullMarked
package io.hybridcluster.aliyun.client.procedure;

import org.jspecify.annotations.NullMarked;
