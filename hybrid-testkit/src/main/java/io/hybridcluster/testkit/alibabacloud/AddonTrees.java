// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Add-ons as the API shows them. */
final class AddonTrees {
    private AddonTrees() {}

    static Map<String, @Nullable Object> available(String name, String version) {
        return Trees.of(
                "name",
                name,
                "version",
                version,
                "architecture",
                List.of("amd64", "arm64"),
                "category",
                name.startsWith("terway") ? "network" : "others",
                "config_schema",
                "{}",
                "install_by_default",
                false,
                "managed",
                false,
                "supported_actions",
                List.of("Install", "Upgrade", "Modify", "Uninstall"));
    }

    /** @param versions those for the cluster, newest first */
    static Map<String, @Nullable Object> described(String name, String version, List<String> versions) {
        Map<String, @Nullable Object> tree = available(name, version);
        tree.put(
                "newer_versions",
                versions.subList(0, versions.indexOf(version)).stream()
                        .map(newer -> Trees.of("version", newer, "minimum_cluster_version", "", "upgradable", true))
                        .toList());
        return tree;
    }

    static Map<String, @Nullable Object> brief(AddonRecord addon) {
        return Trees.of("name", addon.name, "version", addon.version, "state", addon.state);
    }

    static Map<String, @Nullable Object> full(AddonRecord addon) {
        Map<String, @Nullable Object> tree = brief(addon);
        tree.put("config", addon.config);
        tree.put("logging", Trees.of("capable", false, "enabled", false, "log_project", "", "logstore", ""));
        return tree;
    }

    /** As DescribeClusterAddonsVersion shows it: truth values are strings there. */
    static Map<String, @Nullable Object> upgradable(String name, @Nullable AddonRecord addon, String newest) {
        boolean newer = addon != null && AddonCatalog.compare(newest, addon.version) > 0;
        return Trees.of(
                "component_name",
                name,
                "version",
                addon == null ? "" : addon.version,
                "next_version",
                newer || addon == null ? newest : "",
                "exist",
                String.valueOf(addon != null),
                "can_upgrade",
                String.valueOf(newer),
                "ready_to_upgrade",
                String.valueOf(newer),
                "required",
                "false",
                "changed",
                "",
                "policy",
                "",
                "message",
                "",
                "value",
                "");
    }
}
