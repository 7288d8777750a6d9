// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.version.TerwayVersion;

/**
 * How Terway is to run on the cloud nodes.
 *
 * @param version the add-on's version
 * @param pool idle addresses on a node
 * @param vSwitchSelection how it chooses among the pod vSwitches of a zone
 * @param credentials where it gets its credentials from
 * @param ipStack which families pods get
 */
public record TerwayPlan(
        TerwayVersion version,
        PoolSize pool,
        VSwitchSelection vSwitchSelection,
        CredentialSource credentials,
        IpStack ipStack) {
    public TerwayPlan {
        requireNonNull(version, "version");
        requireNonNull(pool, "pool");
        requireNonNull(vSwitchSelection, "vSwitchSelection");
        requireNonNull(credentials, "credentials");
        requireNonNull(ipStack, "ipStack");
    }

    /** Returns the guide's settings for this version: pool 0 to 5, ordered selection, IPv4; credentials as given. */
    public static TerwayPlan of(TerwayVersion version, CredentialSource credentials) {
        return new TerwayPlan(version, PoolSize.GUIDE, VSwitchSelection.ORDERED, credentials, IpStack.IPV4);
    }
}
