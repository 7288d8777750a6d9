// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What checking a plan yields: findings with a stable id, a severity, a place, a problem and a remedy.
 *
 * <p>A finding is a value and is never thrown; {@link io.hybridcluster.model.finding.Findings#orThrow} is the one place
 * where findings become an exception, for callers who want that. Ids are API: they do not change between releases without
 * an entry in the changelog, so a waiver stays valid.
 *
 * <p>Start at {@link io.hybridcluster.model.finding.Findings}.
 */
@NullMarked
package io.hybridcluster.model.finding;

import org.jspecify.annotations.NullMarked;
