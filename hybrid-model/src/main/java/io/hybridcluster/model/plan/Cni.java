// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

/**
 * The data centre's network plugin.
 *
 * @param plugin which one
 * @param mode how it carries packets
 * @param managedBy what owns its DaemonSet
 */
public record Cni(CniPlugin plugin, CniMode mode, CniManagement managedBy) {
    public Cni {
        requireNonNull(plugin, "plugin");
        requireNonNull(mode, "mode");
        requireNonNull(managedBy, "managedBy");
    }
}
