// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A token that is written into the script must be one, and must not end before the last node has joined. */
final class JoinTokenRule implements ScriptRule {
    static final Pattern TOKEN = Pattern.compile("[a-z0-9]{6}\\.[a-z0-9]{16}");

    private static final Pattern FIELD =
            Pattern.compile("(?m)^[ \\t]*+(?:token|tlsBootstrapToken):[ \\t]*[\"']?([^\\s\"'#]+)");

    private static final ScriptRuleDescription EXPIRES = ScriptRuleDescription.of(
            "Join.TokenExpires",
            Severity.WARNING,
            "the token ends 24 hours after it was made, if it was not made to last; nodes that the pool adds later do"
                    + " not join then",
            "make it by kubeadm token create --ttl 0 --print-join-command, or renew it and upload the script again before"
                    + " it ends",
            "Kubernetes: kubeadm token; ACK: Create custom scripts for node pools");

    private static final ScriptRuleDescription MALFORMED = ScriptRuleDescription.of(
            "Join.TokenMalformed",
            Severity.WARNING,
            "the token is not 6 of a-z and 0-9, a dot, and 16 of a-z and 0-9, so that kubeadm refuses it",
            "put in what kubeadm token create --ttl 0 prints",
            "Kubernetes: Authenticating with Bootstrap Tokens");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(EXPIRES, MALFORMED);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        for (Join join : script.joins()) {
            for (Argument token : join.tokens()) {
                check(token.text(), token.word().start(), report);
            }
        }
        for (MatchResult field : script.find(FIELD, script.joinConfigurations())) {
            check(field.group(1), field.start(1), report);
        }
    }

    private static void check(String token, int offset, Report report) {
        // What the script asks for when it runs cannot be judged here.
        if (token.indexOf('$') < 0 && token.indexOf('`') < 0) {
            report.add(TOKEN.matcher(token).matches() ? EXPIRES : MALFORMED, offset);
        }
    }
}
