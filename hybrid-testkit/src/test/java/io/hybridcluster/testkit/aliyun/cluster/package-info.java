// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Registered clusters and their add-ons, against the fake cloud. */
@NullMarked
package io.hybridcluster.testkit.aliyun.cluster;

import org.jspecify.annotations.NullMarked;
