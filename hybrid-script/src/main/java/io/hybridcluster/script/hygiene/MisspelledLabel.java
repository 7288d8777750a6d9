// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** An example of the documents has a letter too much, and what is copied from it finds no node. */
final class MisspelledLabel implements ScriptRule {
    private static final Pattern LABEL = Pattern.compile("\\balibabacloiud\\.com/");

    private static final ScriptRuleDescription MISSPELLED = ScriptRuleDescription.of(
            "Script.MisspelledLabel",
            Severity.ERROR,
            "the label prefix alibabacloiud.com/ is misspelled, so that neither Terway nor the registered cluster finds"
                    + " the node by it",
            "write alibabacloud.com/",
            "ACK: an example of the page on network plug-ins of registered clusters, 2021");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(MISSPELLED);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        script.find(LABEL).forEach(match -> report.add(MISSPELLED, match.start()));
    }
}
