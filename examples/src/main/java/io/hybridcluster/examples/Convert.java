// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.script.KubeletFlagOptions;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.UnsupportedScriptException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Arguments arguments = new Arguments(
                words,
                Set.of("--max-pods"),
                Set.of(
                        "--diff",
                        "--remove",
                        "--documented",
                        "--foreign-cni-aside",
                        "--remove-stale-pki",
                        "--topology-labels"));
        Path file = arguments.file("script");
        byte[] before = Plans.bytes(file, MAX_BYTES);
        byte[] after = convert(file, NodeScript.parse(before), arguments).bytes();
        out.writeBytes(arguments.has(Option.DIFF) ? diff(file, before, after) : after);
        return 0;
    }

    private static NodeScript convert(Path file, NodeScript script, Arguments arguments) {
        try {
            if (arguments.has(Option.REMOVE)) {
                return script.withoutBlock();
            }
            if (arguments.has(Option.DOCUMENTED)) {
                return script.withDocumentedBlock();
            }
            return script.withKubeletFlags(options(arguments));
        } catch (UnsupportedScriptException e) {
            throw new RefusedException(
                    file + ":" + e.line() + ":" + e.column() + ": " + e.reason() + "; " + e.remedy(), e);
        }
    }

    private static KubeletFlagOptions options(Arguments arguments) {
        KubeletFlagOptions options = KubeletFlagOptions.none();
        Optional<String> maxPods = arguments.value(Option.MAX_PODS);
        if (maxPods.isPresent()) {
            options = withMaxPods(options, maxPods.get());
        }
        if (arguments.has(Option.FOREIGN_CNI)) {
            options = options.withForeignCniAside();
        }
        if (arguments.has(Option.STALE_PKI)) {
            options = options.withStalePkiRemoved();
        }
        return arguments.has(Option.TOPOLOGY_LABELS) ? options.withTopologyLabels() : options;
    }

    /** Reads {@code 48}, or {@code ecs.g7.xlarge=48,ecs.g7.2xlarge=48}. */
    private static KubeletFlagOptions withMaxPods(KubeletFlagOptions options, String text) {
        try {
            if (text.indexOf('=') < 0) {
                return options.withMaxPods(Integer.parseInt(text));
            }
            Map<String, Integer> byType = new LinkedHashMap<>();
            for (String item : text.split(",", -1)) {
                int equals = item.indexOf('=');
                byType.put(item.substring(0, Math.max(equals, 0)), Integer.parseInt(item.substring(equals + 1)));
            }
            return options.withMaxPods(byType);
        } catch (NumberFormatException e) {
            throw new UsageException("--max-pods is a number, or TYPE=NUMBER,TYPE=NUMBER, not \"" + text + "\"");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--max-pods: " + e.getMessage());
        }
    }

    private static byte[] diff(Path file, byte[] before, byte[] after) {
        return UnifiedDiff.of("a/" + file, before, "b/" + file, after);
    }
}
