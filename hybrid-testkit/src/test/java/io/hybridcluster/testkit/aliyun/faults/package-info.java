// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Every operation on the fake cloud, disturbed at every request in every way. */
@NullMarked
package io.hybridcluster.testkit.aliyun.faults;

import org.jspecify.annotations.NullMarked;
