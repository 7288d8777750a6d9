// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Tests of what is read of an account, and an account that is right for the guide's plan. */
package io.hybridcluster.aliyun.account;
