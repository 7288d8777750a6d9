// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * An add-on that a cluster can have, as {@code ListAddons} answers it.
 *
 * @param name its name, such as {@code terway-eniip}
 * @param version the version that would be installed
 */
public record AddonOffer(String name, String version) {
    public AddonOffer {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
    }

    /** Returns an offer, from an item of {@code addons}. */
    public static AddonOffer from(ApiAnswer addon) {
        return new AddonOffer(addon.text("name"), addon.findText("version").orElse(""));
    }
}
