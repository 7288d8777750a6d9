// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.agent;

import static io.hybridcluster.model.finding.Severity.ERROR;
import static io.hybridcluster.model.finding.Severity.INFO;
import static io.hybridcluster.model.finding.Severity.WARNING;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.rule.ScriptUrl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules on the live ConfigMap of the agent. */
final class AckAgentConfigRules {
    private static final RuleId MISSING = RuleId.parse("AckAgentConfig.UrlMissing");
    private static final RuleId REFUSED = RuleId.parse("AckAgentConfig.UrlRefused");
    private static final RuleId OTHER = RuleId.parse("AckAgentConfig.OtherUrl");
    private static final RuleId PLAIN_HTTP = RuleId.parse("AckAgentConfig.PlainHttp");

    private static final String PLACE = "ConfigMap kube-system/ack-agent-config addNodeScriptPath";
    private static final String AGENT = "alibabacloud-ack-connector pkg/tcp_tunnel/agent/meta_messenger.go";
    private static final String WRITE = "write the plan's URL by AckAgentConfig.applyTo, and wait until readBy";

    private AckAgentConfigRules() {}

    static List<RuleDescription> all() {
        return List.of(
                        new RuleDescription(MISSING, ERROR, "the agent knows no node script", AGENT),
                        new RuleDescription(REFUSED, ERROR, "the agent refuses the node script's URL", AGENT),
                        new RuleDescription(OTHER, WARNING, "new nodes get another script than the plan's", AGENT),
                        new RuleDescription(
                                PLAIN_HTTP,
                                INFO,
                                "new nodes get the script, and the token in it, without encryption",
                                "ACK: Build a custom node initialisation script"))
                .stream()
                .sorted()
                .toList();
    }

    static List<LiveFinding> findings(String planned, @Nullable Object live) {
        if (!(live instanceof String text) || text.isEmpty()) {
            return List.of(new LiveFinding(
                    MISSING,
                    ERROR,
                    PLACE,
                    (live == null ? "is missing" : live.equals("") ? "is empty" : "is not a string")
                            + ", so that a scale-out fails",
                    WRITE));
        }
        ScriptUrl url = ScriptUrl.of(text);
        List<LiveFinding> findings = new ArrayList<>();
        if (!isTaken(text)) {
            findings.add(finding(
                    REFUSED,
                    ERROR,
                    url.shown() + " of " + url.length()
                            + " bytes is not what the agent takes, http:// or https:// and at most " + ScriptUrl.LONGEST
                            + " bytes, so that it reports nothing to the cloud"));
        }
        if (!text.equals(planned)) {
            boolean isSameToSee = url.shown().equals(ScriptUrl.of(planned).shown());
            findings.add(finding(
                    OTHER,
                    WARNING,
                    url.shown()
                            + (isSameToSee
                                    ? " differs from the plan's in what is not shown"
                                    : " is not the plan's "
                                            + ScriptUrl.of(planned).shown())));
        }
        if (text.startsWith("http://")) {
            findings.add(new LiveFinding(
                    PLAIN_HTTP,
                    INFO,
                    PLACE,
                    url.shown() + " is not encrypted, and the script holds a bootstrap token",
                    "use https://, which OSS serves on its internal endpoints too"));
        }
        return findings.stream().sorted().toList();
    }

    private static boolean isTaken(String text) {
        try {
            return !new AckAgentConfig(text).nodeScriptUrl().isEmpty();
        } catch (IllegalArgumentException e) {
            // Its message is that of a plan; the finding has its own.
            return false;
        }
    }

    private static LiveFinding finding(RuleId rule, Severity severity, String problem) {
        return new LiveFinding(rule, severity, PLACE, problem, WRITE);
    }
}
