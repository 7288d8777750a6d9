// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.ram.AttachedPolicy;
import io.hybridcluster.aliyun.ram.GrantComparison;
import java.util.List;

/**
 * A component's RAM user as it is now.
 *
 * @param exists whether there is such a user
 * @param madeHere whether this SDK made it, by the mark in its comments
 * @param policies what is attached to it; what it has through a group is not among them
 * @param keys its access keys
 * @param comparison what it is granted beside what it needs
 */
public record ComponentUserState(
        boolean exists, boolean madeHere, List<AttachedPolicy> policies, List<Key> keys, GrantComparison comparison) {
    /** Makes one of its parts. */
    public ComponentUserState {
        policies = List.copyOf(requireNonNull(policies, "policies"));
        keys = List.copyOf(requireNonNull(keys, "keys"));
        requireNonNull(comparison, "comparison");
    }

    /**
     * An access key, without its secret.
     *
     * @param id its id
     * @param active whether it can be used
     * @param created when it was made, as the cloud writes it; empty if that is not told
     */
    public record Key(String id, boolean active, String created) {
        /** Makes one of its parts. */
        public Key {
            requireNonNull(id, "id");
            requireNonNull(created, "created");
        }
    }
}
