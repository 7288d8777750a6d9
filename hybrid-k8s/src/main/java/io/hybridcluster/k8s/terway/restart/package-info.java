// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What a change of {@code eni-config} takes until it is felt: which members changed, who has to start again for each, and
 * how far it gets then.
 *
 * <p>Start at {@link io.hybridcluster.k8s.terway.restart.RestartPlan}.
 */
@NullMarked
package io.hybridcluster.k8s.terway.restart;

import org.jspecify.annotations.NullMarked;
