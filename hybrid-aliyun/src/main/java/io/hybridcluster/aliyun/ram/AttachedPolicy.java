// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.live.Shown;
import java.util.Optional;

/**
 * A policy that a user has.
 *
 * @param name its name
 * @param system whether it is the cloud's, and not the account's own
 * @param document what it says; empty if it could not be read
 */
public record AttachedPolicy(String name, boolean system, Optional<RamPolicyDocument> document) {
    /** Makes one of its parts. */
    public AttachedPolicy {
        requireNonNull(name, "name");
        requireNonNull(document, "document");
    }

    /** Returns the name as findings have it, such as {@code RamPolicy ack-one-policy}. */
    String place() {
        return "RamPolicy " + Shown.name(name) + (system ? " (system)" : "");
    }
}
