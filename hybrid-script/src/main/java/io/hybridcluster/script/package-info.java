// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Node scripts: converts a user's own node script, so that a cloud node joins with the values of the registered cluster.
 *
 * <p>Start at {@link io.hybridcluster.script.NodeScript}. {@link io.hybridcluster.script.BashWord} is the one way for
 * data to become script text.
 *
 * <p>Everything here is a pure function of text. What is not inserted is never changed; inserting twice is inserting
 * once; removing gives back the very text that was there before. What cannot be proven to be right is refused with line,
 * column, reason and a way out ({@link io.hybridcluster.script.UnsupportedScriptException}).
 */
@NullMarked
package io.hybridcluster.script;

import org.jspecify.annotations.NullMarked;
