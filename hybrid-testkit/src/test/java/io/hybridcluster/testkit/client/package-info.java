// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** The clients of hybrid-k8s against API servers. */
@NullMarked
package io.hybridcluster.testkit.client;

import org.jspecify.annotations.NullMarked;
