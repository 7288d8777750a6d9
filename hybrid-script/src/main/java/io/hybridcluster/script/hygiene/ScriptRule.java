// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import java.util.List;

/** Looks for one kind of problem, or a few that belong together. Stateless. */
interface ScriptRule {
    /** Returns what this rule can report. */
    List<ScriptRuleDescription> descriptions();

    void check(CheckedScript script, Report report);
}
