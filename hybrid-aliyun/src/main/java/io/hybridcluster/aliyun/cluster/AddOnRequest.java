// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An add-on as it is wanted, and the bodies by which the cloud is asked for it.
 *
 * @param name its name, such as {@code terway-eniip}: 1 to 64 lower-case letters, digits and "-"
 * @param version its version as the cloud writes it, such as {@code v1.8.2}: 1 to 128 letters, digits and {@code . _ + -}
 * @param config its configuration; empty for the add-on's defaults
 */
public record AddOnRequest(String name, String version, Optional<Document> config) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    /** @throws IllegalArgumentException if name or version break their grammar */
    public AddOnRequest {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(config, "config");
        requireName(name);
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("\"" + version + "\" is not a version of an add-on: expected one like"
                    + " \"v1.8.2\"; the list of available add-ons has them");
        }
    }

    /** Returns the add-on with its defaults. */
    public static AddOnRequest of(String name, String version) {
        return new AddOnRequest(name, version, Optional.empty());
    }

    /** Returns this with a configuration, an object. */
    public AddOnRequest withConfig(Document object) {
        return new AddOnRequest(name, version, Optional.of(object));
    }

    /**
     * Returns the name.
     *
     * @throws IllegalArgumentException if it is no name of an add-on
     */
    public static String requireName(String name) {
        if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is not the name of an add-on: expected 1 to 64 lower-case letters, digits and \"-\"");
        }
        return name;
    }

    private static String text(Document config) {
        return config.toJson(JsonLayout.COMPACT);
    }

    /** Returns the body of InstallClusterAddons: a list, and the configuration in it a text. */
    public Document installBody() {
        return Document.of(List.of(Document.object()
                .put("name", name)
                .put("version", version)
                .putIfPresent("config", config.map(AddOnRequest::text))
                .build()
                .root()));
    }

    /**
     * Returns the body of UpgradeClusterAddons.
     *
     * @param from the version that is there
     */
    public Document upgradeBody(String from) {
        return Document.of(List.of(Document.object()
                .put("component_name", name)
                .put("version", requireNonNull(from, "from"))
                .put("next_version", version)
                .putIfPresent("config", config.map(AddOnRequest::text))
                .build()
                .root()));
    }

    /** Returns the body of ModifyClusterAddon. */
    public static Document configBody(Document config) {
        return Document.object()
                .put("config", text(requireNonNull(config, "config")))
                .build();
    }

    /**
     * Returns the body of UnInstallClusterAddons.
     *
     * @param cleanUp whether what the add-on made in the account is deleted, too
     */
    public static Document uninstallBody(String name, boolean cleanUp) {
        return Document.of(List.of(Document.object()
                .put("name", requireName(name))
                .put("cleanup_cloud_resources", cleanUp)
                .build()
                .root()));
    }

    /** Returns name and version, never the configuration. */
    @Override
    public String toString() {
        return "add-on " + name + " " + version;
    }
}
