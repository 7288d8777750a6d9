// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.SecretShape;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.bash.BashSyntaxException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks a node script for what commonly goes wrong when it runs on the nodes of a pool, again and again, with nobody
 * watching.
 *
 * <pre>{@code
 * for (ScriptFinding finding : ScriptRules.standard().check(NodeScript.parse(text))) {
 *     System.out.println(finding);
 * }
 * }</pre>
 *
 * <p>Scripts in here-documents are checked too: those that are fed to a shell, begin with {@code #!}, or are put into a
 * file whose name ends with {@code .sh}. Their findings have the places in the whole script.
 *
 * <p>A check never throws for a bad script, runs nothing, and gives equal findings for equal scripts. What the hardened
 * block holds is not looked at. A script that cannot be read as Bash has one finding that says where.
 *
 * <p>Immutable and thread-safe.
 */
public final class ScriptRules {
    private static final ScriptRules STANDARD = new ScriptRules(List.of(
            new SkippedVerification(),
            new JoinTokenRule(),
            new LoggedToken(),
            new IgnoredPreflight(),
            new UncheckedInstall(),
            new ConfiguredTaints(),
            new PlainHttp(),
            new RemovedRepository(),
            new GpgCheck(),
            new PipedDownload(),
            new NodeIpIsName(),
            new MisspelledLabel(),
            new LaterWrite(),
            new DocumentedBlock()));

    private final List<ScriptRule> rules;
    private final List<ScriptRuleDescription> descriptions;

    private ScriptRules(List<ScriptRule> rules) {
        this.rules = rules;
        this.descriptions = Stream.concat(
                        rules.stream().flatMap(rule -> rule.descriptions().stream()),
                        Stream.of(LineEnds.WINDOWS, LineEnds.UNREADABLE))
                .sorted()
                .toList();
    }

    /** Returns the rules for the scripts of a registered cluster's nodes. */
    public static ScriptRules standard() {
        return STANDARD;
    }

    /** Returns what is wrong with {@code script}, in the order of the places. */
    public List<ScriptFinding> check(NodeScript script) {
        String raw = RawScript.of(requireNonNull(script, "script"));
        String lf = RawScript.lf(raw);
        Report report = new Report(new Lines(lf));
        if (raw.length() != lf.length()) {
            report.add(LineEnds.WINDOWS, raw.indexOf("\r\n"));
        }
        try {
            for (ScriptPart part : ScriptPart.of(lf)) {
                rules.forEach(rule -> rule.check(part.script(), report.part(part.offset())));
            }
        } catch (BashSyntaxException e) {
            // The reason may name a word of the script.
            String reason = SecretShape.isSecret(e.reason()) ? "" : ": " + e.reason();
            report.add(LineEnds.UNREADABLE, Math.min(e.offset(), lf.length()), "the script cannot be read" + reason);
        }
        return report.findings();
    }

    /** Returns every kind of finding there is, sorted by id. */
    public List<ScriptRuleDescription> descriptions() {
        return descriptions;
    }
}
