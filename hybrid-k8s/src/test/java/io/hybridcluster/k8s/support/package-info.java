// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** What the tests share: golden files, readers, kubectl as an oracle, and plain implementations to compare with. */
@NullMarked
package io.hybridcluster.k8s.support;

import org.jspecify.annotations.NullMarked;
