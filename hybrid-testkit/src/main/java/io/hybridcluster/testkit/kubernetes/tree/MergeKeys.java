// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lists of the built-in kinds are merged element by element, and by which member: by {@code patchStrategy} and
 * {@code patchMergeKey} in the Go types of Kubernetes 1.20. Every other list is replaced as a whole.
 */
final class MergeKeys {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("taints", "key"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("ownerReferences", "uid"));
    private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");

    private MergeKeys() {}

    /** Returns the member that tells the elements apart; null if the list is replaced, or is of strings. */
    static @Nullable String of(String list, @Nullable String parent) {
        if (list.equals("ports")) {
            return parent != null && MergeKeys.isContainer(parent) ? "containerPort" : "port";
        }
        // The addresses of an Endpoints subset have no type and are replaced.
        return list.equals("addresses") && "subsets".equals(parent) ? null : KEYS.get(list);
    }

    /** Returns whether this is a list of strings to which a patch adds. */
    static boolean isSet(String list) {
        return SETS.contains(list);
    }

    private static boolean isContainer(String list) {
        return list.equals("containers") || list.equals("initContainers");
    }
}
