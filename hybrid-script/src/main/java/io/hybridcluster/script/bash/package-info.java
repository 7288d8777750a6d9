// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reads a script as Bash would, as far as needed to know what is a command and where it runs.
 *
 * <p>Start at {@link io.hybridcluster.script.bash.BashSource#parse(String)}. Everything is a pure function of text. Not
 * exported: what is read here is what the SDK needs, not a syntax tree for others.
 */
@NullMarked
package io.hybridcluster.script.bash;

import org.jspecify.annotations.NullMarked;
