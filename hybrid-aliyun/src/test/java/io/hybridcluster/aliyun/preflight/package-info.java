// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Tests of what an account lacks for a plan. */
package io.hybridcluster.aliyun.preflight;
