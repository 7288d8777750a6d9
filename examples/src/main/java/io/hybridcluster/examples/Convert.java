// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.UnsupportedScriptException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code convert SCRIPT}: prints the node script with the block that has the kubelet of a cloud node start as the registered
 * cluster wants it; with {@code --remove} the script as it was before, with {@code --diff} only what changes.
 */
final class Convert {
    /** A script is read whole, and so is what becomes of it. */
    private static final int MAX_BYTES = 1 << 28;

    private Convert() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--diff", "--remove", "--documented"));
        Path file = arguments.file("script");
        byte[] before = Plans.bytes(file, MAX_BYTES);
        byte[] after = convert(file, NodeScript.parse(before), arguments).bytes();
        out.writeBytes(arguments.has(Arguments.Option.DIFF) ? diff(file, before, after) : after);
        return 0;
    }

    private static NodeScript convert(Path file, NodeScript script, Arguments arguments) {
        try {
            if (arguments.has(Arguments.Option.REMOVE)) {
                return script.withoutBlock();
            }
            if (arguments.has(Arguments.Option.DOCUMENTED)) {
                return script.withDocumentedBlock();
            }
            return script.withKubeletFlags();
        } catch (UnsupportedScriptException e) {
            throw new RefusedException(
                    file + ":" + e.line() + ":" + e.column() + ": " + e.reason() + "; " + e.remedy(), e);
        }
    }

    private static byte[] diff(Path file, byte[] before, byte[] after) {
        return UnifiedDiff.of("a/" + file, before, "b/" + file, after);
    }
}
