// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * An add-on that a cluster has, as {@code ListClusterAddonInstances} answers it.
 *
 * @param name its name, such as {@code terway-eniip}
 * @param version its version; empty if the answer does not tell
 * @param state {@code active} where it works; empty if the answer does not tell
 */
public record InstalledAddon(String name, String version, String state) {
    public InstalledAddon {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(state, "state");
    }

    /** Returns an add-on, from an item of {@code addons}. */
    public static InstalledAddon from(ApiAnswer addon) {
        return new InstalledAddon(
                addon.text("name"),
                addon.findText("version").orElse(""),
                addon.findText("state").orElse(""));
    }
}
