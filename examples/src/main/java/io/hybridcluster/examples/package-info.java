// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Programs that show how an embedder composes the SDK; each is a plain {@code main} that reads as documentation.
 *
 * <p>Exit codes everywhere: 0 done, 1 the input was understood and has errors, 2 bad usage or unreadable input.
 *
 * <p>Start at {@link io.hybridcluster.examples.Main}.
 */
@NullMarked
package io.hybridcluster.examples;

import org.jspecify.annotations.NullMarked;
