// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What can be wrong with a node script besides the kubelet's flags: joins that trust anybody, tokens that end or get into
 * logs, packages over plain http or from repositories that are gone, failures that nobody notices.
 *
 * <p>Start at {@link io.hybridcluster.script.hygiene.ScriptRules}; {@link io.hybridcluster.script.hygiene.ScriptRewrite}
 * repairs some of it for those who ask for it.
 *
 * <p>A rule looks at what Bash would take for commands, their words and their here-documents, so that a comment, or a text
 * that is only printed, is no finding. Checking never throws and runs nothing. No finding shows a token or a part of a URL behind its host.
 */
@NullMarked
package io.hybridcluster.script.hygiene;

import org.jspecify.annotations.NullMarked;
