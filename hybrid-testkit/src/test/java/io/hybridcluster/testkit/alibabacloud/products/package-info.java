// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** The fake's products over real HTTP, by requests that are signed by hand. */
@NullMarked
package io.hybridcluster.testkit.alibabacloud.products;

import org.jspecify.annotations.NullMarked;
