// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;

/** What can be told of a script without reading it as Bash. */
final class LineEnds {
    static final ScriptRuleDescription WINDOWS = ScriptRuleDescription.of(
            "Script.WindowsLineEnds",
            Severity.ERROR,
            "lines end with CR LF, and Bash takes the CR for a part of the command",
            "save the script with LF line ends, as ScriptRewrite.unixLineEnds does",
            "Bash Reference Manual: Definitions");

    static final ScriptRuleDescription UNREADABLE = ScriptRuleDescription.of(
            "Script.Unreadable",
            Severity.ERROR,
            "the script cannot be read to its end as Bash, so that nothing else in it was checked",
            "check it with bash -n",
            "Bash Reference Manual: Shell Syntax");

    private LineEnds() {}
}
