// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The Kubernetes clients beside their peers, against a real API server; the module's README says how to run them and what
 * they measured.
 */
@NullMarked
package io.hybridcluster.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
