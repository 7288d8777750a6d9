// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** What the fake and a real API server are held to alike: one list of cases, run against both. */
@NullMarked
package io.hybridcluster.testkit.kubernetes.contract;

import org.jspecify.annotations.NullMarked;
