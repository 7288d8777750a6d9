// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.live.Shown;
import java.util.List;
import java.util.Optional;

/** An add-on that can be installed (Container Service: ListAddons). Immutable and thread-safe. */
public final class AddOn {
    private final ApiAnswer answer;

    private AddOn(ApiAnswer answer) {
        this.answer = answer;
        answer.text("name");
        version();
        architectures();
        category();
        isManaged();
        supportedActions();
    }

    /**
     * Returns the add-on of an item of ListAddons.
     *
     * @throws IllegalArgumentException if there is no name, or a member has another shape than it should have
     */
    public static AddOn from(ApiAnswer answer) {
        return new AddOn(requireNonNull(answer, "answer"));
    }

    /** Returns its name, such as {@code terway-eniip}. */
    public String name() {
        return answer.text("name");
    }

    /** Returns the newest version that the cluster can have, as the cloud writes it. */
    public String version() {
        return answer.findText("version").orElse("");
    }

    /** Returns the architectures that it runs on; none if that is not told. */
    public List<String> architectures() {
        return ImmutableList.copyOf(answer.texts("architecture"));
    }

    /** Returns what it is for, such as {@code network}. */
    public Optional<String> category() {
        return answer.findText("category");
    }

    /** Returns whether the cloud runs it, outside of the cluster's nodes. */
    public boolean isManaged() {
        return answer.flag("managed");
    }

    /** Returns what can be done with it, such as {@code Install}; none if that is not told. */
    public List<String> supportedActions() {
        return ImmutableList.copyOf(answer.texts("supported_actions"));
    }

    /** Returns the JSON schema of its configuration, as text. */
    public Optional<String> configSchema() {
        return answer.findText("config_schema");
    }

    /** Returns name and version. */
    @Override
    public String toString() {
        return "add-on " + Shown.name(name()) + " " + Shown.name(version());
    }
}
