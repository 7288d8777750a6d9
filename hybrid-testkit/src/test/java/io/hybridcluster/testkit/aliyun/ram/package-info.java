// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Granting to components, against the fake cloud. */
@NullMarked
package io.hybridcluster.testkit.aliyun.ram;

import org.jspecify.annotations.NullMarked;
