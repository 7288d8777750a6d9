// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** What the tests share: golden files, and plans to start from. */
@NullMarked
package io.hybridcluster.aliyun.support;

import org.jspecify.annotations.NullMarked;
