// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Values that must not be printed, logged, thrown, diffed or serialised by accident.
 *
 * <p>Nothing here reads a credential from anywhere: the embedder hands it in. A mask can never be stored as a value.
 *
 * <p>Start at {@link io.hybridcluster.model.secret.AccessKey}.
 */
@NullMarked
package io.hybridcluster.model.secret;

import org.jspecify.annotations.NullMarked;
