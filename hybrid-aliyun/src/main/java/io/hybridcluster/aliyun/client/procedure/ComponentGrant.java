// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.aliyun.ram.RamPolicy;
import java.util.Optional;

/**
 * What a component is to be granted.
 *
 * @param user its user and its policy, by name
 * @param policy what it may do, such as {@code TerwayRamPolicy.of(plan)}
 * @param keyId the id of the access key that the component has, as its Secret tells; empty if it has none and gets one
 */
public record ComponentGrant(ComponentUser user, RamPolicy policy, Optional<String> keyId) {
    /** Makes one of its parts. */
    public ComponentGrant {
        requireNonNull(user, "user");
        requireNonNull(policy, "policy");
        requireNonNull(keyId, "keyId");
    }

    /** Returns the grant for a component that has no access key yet. */
    public static ComponentGrant of(ComponentUser user, RamPolicy policy) {
        return new ComponentGrant(user, policy, Optional.empty());
    }

    /** Returns this for a component that has this access key. */
    public ComponentGrant withKey(String id) {
        return new ComponentGrant(user, policy, Optional.of(id));
    }
}
