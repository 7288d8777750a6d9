// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** The store of scripts against the fake cloud. */
@NullMarked
package io.hybridcluster.testkit.aliyun.oss;

import org.jspecify.annotations.NullMarked;
