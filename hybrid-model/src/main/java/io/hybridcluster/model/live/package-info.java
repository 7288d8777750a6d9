// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What is wrong with a running cluster or an account, or with an object meant for one, and what to do about it.
 *
 * <p>Findings are values, ordered and comparable; they never hold a secret. Ids are part of the API.
 *
 * <p>Start at {@link io.hybridcluster.model.live.LiveFinding}.
 */
@NullMarked
package io.hybridcluster.model.live;

import org.jspecify.annotations.NullMarked;
