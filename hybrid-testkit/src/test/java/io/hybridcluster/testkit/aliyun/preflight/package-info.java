// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Preflight against the fake Alibaba Cloud. */
@NullMarked
package io.hybridcluster.testkit.aliyun.preflight;

import org.jspecify.annotations.NullMarked;
