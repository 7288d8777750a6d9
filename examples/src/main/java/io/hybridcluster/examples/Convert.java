// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.script.KubeletFlagOptions;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.UnsupportedScriptException;
import io.hybridcluster.script.hygiene.ScriptFinding;
import io.hybridcluster.script.hygiene.ScriptRewrite;
import io.hybridcluster.script.hygiene.ScriptRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code convert SCRIPT}: prints the node script with the block that has the kubelet of a cloud node start as the registered
 * cluster wants it, and on standard error what else is wrong with it.
 *
 * <p>With {@code --remove} it prints the script as it was before, with {@code --diff} only what changes, with
 * {@code --check} nothing but the findings.
 */
final class Convert {
    /** A script is read whole, and so is what becomes of it. */
    private static final int MAX_BYTES = 1 << 28;

    private static final int MAX_CERTIFICATE_BYTES = 1 << 20;

    private Convert() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(
                words,
                Set.of("--max-pods", "--instance-types", "--ca-cert"),
                Set.of(
                        "--check",
                        "--diff",
                        "--documented",
                        "--fix",
                        "--foreign-cni-aside",
                        "--remove",
                        "--remove-stale-pki",
                        "--topology-labels"));
        Path file = arguments.file("script");
        byte[] before = Plans.bytes(file, MAX_BYTES);
        if (arguments.has(Option.CHECK)) {
            return check(file, NodeScript.parse(before), out);
        }
        NodeScript script = fixed(NodeScript.parse(before), arguments);
        NodeScript converted = convert(file, script, arguments);
        out.writeBytes(
                arguments.has(Option.DIFF)
                        ? UnifiedDiff.of("a/" + file, before, "b/" + file, converted.bytes())
                        : converted.bytes());
        if (!arguments.has(Option.REMOVE)) {
            // The lines are those of the user's file; only what is wrong with the guide's block is in what is printed.
            check(file, arguments.has(Option.DOCUMENTED) ? converted : script, err);
        }
        return 0;
    }

    private static NodeScript convert(Path file, NodeScript script, Arguments arguments) throws IOException {
        KubeletFlagOptions options = BlockOptions.of(arguments);
        try {
            if (arguments.has(Option.REMOVE)) {
                return script.withoutBlock();
            }
            return arguments.has(Option.DOCUMENTED) ? script.withDocumentedBlock() : script.withKubeletFlags(options);
        } catch (UnsupportedScriptException e) {
            throw new RefusedException(
                    file + ":" + e.line() + ":" + e.column() + ": " + e.reason() + "; " + e.remedy(), e);
        }
    }

    private static NodeScript fixed(NodeScript script, Arguments arguments) throws IOException {
        NodeScript fixed = script;
        if (arguments.has(Option.FIX)) {
            for (ScriptRewrite rewrite :
                    List.of(ScriptRewrite.unixLineEnds(), ScriptRewrite.gpgCheckOn(), ScriptRewrite.httpsMirrors())) {
                fixed = rewrite.apply(fixed);
            }
        }
        Optional<Path> certificate = arguments.path(Option.CA_CERT);
        return certificate.isPresent()
                ? ScriptRewrite.caCertHash(hashes(certificate.get())).apply(fixed)
                : fixed;
    }

    private static List<CaCertHash> hashes(Path certificate) throws IOException {
        try {
            return CaCertHash.ofPem(new String(Plans.bytes(certificate, MAX_CERTIFICATE_BYTES), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(certificate + ": " + e.getMessage(), e);
        }
    }

    private static int check(Path file, NodeScript script, PrintStream out) {
        boolean errors = false;
        for (ScriptFinding finding : ScriptRules.standard().check(script)) {
            errors |= finding.severity() == Severity.ERROR;
            out.println("[" + finding.severity() + "] " + file + ":" + finding.line() + ":" + finding.column() + ": "
                    + finding.problem() + " | " + finding.ruleId());
            out.println("    " + finding.remedy());
        }
        return errors ? 1 : 0;
    }
}
