// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Versions of Kubernetes, Terway and the Linux kernel, as far as the procedure depends on them.
 *
 * <p>Versions compare by their numbers. What depends on a version asks {@code isAtLeast}, so that each boundary stands
 * where it is used, next to its source.
 *
 * <p>Start at {@link io.hybridcluster.model.version.TerwayVersion}.
 */
@NullMarked
package io.hybridcluster.model.version;

import org.jspecify.annotations.NullMarked;
