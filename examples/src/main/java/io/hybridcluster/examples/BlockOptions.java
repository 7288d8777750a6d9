// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.script.KubeletFlagOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The options of the block for the kubelet's flags, as words of the command line. */
final class BlockOptions {
    private BlockOptions() {}

    static KubeletFlagOptions of(Arguments arguments) throws IOException {
        KubeletFlagOptions options = KubeletFlagOptions.none();
        Optional<String> maxPods = arguments.value(Option.MAX_PODS);
        Optional<Path> types = arguments.path(Option.INSTANCE_TYPES);
        if (maxPods.isPresent() && types.isPresent()) {
            throw new UsageException("give --max-pods or --instance-types, not both");
        }
        if (maxPods.isPresent()) {
            options = withMaxPods(options, maxPods.get());
        }
        if (types.isPresent()) {
            options = withMaxPods(options, types.get());
        }
        if (arguments.has(Option.FOREIGN_CNI)) {
            options = options.withForeignCniAside();
        }
        if (arguments.has(Option.STALE_PKI)) {
            options = options.withStalePkiRemoved();
        }
        return arguments.has(Option.TOPOLOGY_LABELS) ? options.withTopologyLabels() : options;
    }

    /** Takes as many pods as Terway has addresses for on each of the instance types in a file. */
    private static KubeletFlagOptions withMaxPods(KubeletFlagOptions options, Path types) throws IOException {
        try {
            return options.withMaxPods(Plans.instanceTypes(Optional.of(types)));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(types + ": " + e.getMessage(), e);
        }
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
}
