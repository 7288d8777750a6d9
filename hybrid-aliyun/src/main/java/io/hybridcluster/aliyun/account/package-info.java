// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What was read of an Alibaba Cloud account: the VPC with its vSwitches and routes, what joins it with the data centre,
 * security groups, instance types and their stock, and the registered cluster.
 *
 * <p>Each value has a factory {@code from(ApiAnswer)} that takes one item of an answer in the shape of the official API. What
 * nothing here uses is not looked at, so a field that is new, gone or of another shape there does no harm; what is used has
 * to be there and readable, and a message names the place and never the value. Everything is immutable and does no I/O.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.account.AccountPicture}.
 */
@NullMarked
package io.hybridcluster.aliyun.account;

import org.jspecify.annotations.NullMarked;
