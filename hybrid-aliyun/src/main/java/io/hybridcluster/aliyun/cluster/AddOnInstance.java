// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.json.JsonText;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.text.Document;
import java.util.Map;
import java.util.Optional;

/**
 * An add-on that is in a cluster.
 *
 * @param name its name, such as {@code terway-eniip}
 * @param version its version, as the cloud writes it
 * @param state its state
 * @param config its configuration, where it was asked for and is a JSON object; it may hold what nobody should log
 */
public record AddOnInstance(String name, String version, AddOnState state, Optional<Document> config) {
    /** Makes one of its parts. */
    public AddOnInstance {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(state, "state");
        requireNonNull(config, "config");
    }

    /**
     * Returns the add-on of an answer of GetClusterAddonInstance, or of an item of ListClusterAddonInstances.
     *
     * @throws IllegalArgumentException if there is no name, or a member has another shape than it should have
     */
    public static AddOnInstance from(ApiAnswer answer) {
        return new AddOnInstance(
                answer.text("name"),
                answer.findText("version").orElse(""),
                answer.findText("state").map(AddOnState::of).orElse(AddOnState.UNKNOWN),
                answer.findText("config").flatMap(AddOnInstance::object));
    }

    private static Optional<Document> object(String json) {
        try {
            return JsonText.read(json) instanceof Map<?, ?> tree ? Optional.of(Document.of(tree)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns whether this is that version, with or without a leading "v". */
    public boolean isVersion(String other) {
        return plain(version).equals(plain(requireNonNull(other, "other")));
    }

    private static String plain(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }

    /** Returns name, version and state, never the configuration. */
    @Override
    public String toString() {
        return "add-on " + Shown.name(name) + " " + Shown.name(version) + " " + state;
    }
}
