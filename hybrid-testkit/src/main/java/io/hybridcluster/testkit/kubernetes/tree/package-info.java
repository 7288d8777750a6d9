// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Trees of JSON values and what an API server does with them. No part of what the module offers: it is not exported.
 */
@NullMarked
package io.hybridcluster.testkit.kubernetes.tree;

import org.jspecify.annotations.NullMarked;
