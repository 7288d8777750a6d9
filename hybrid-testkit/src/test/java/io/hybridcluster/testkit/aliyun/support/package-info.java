// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** What the tests of the procedures share. */
@NullMarked
package io.hybridcluster.testkit.aliyun.support;

import org.jspecify.annotations.NullMarked;
