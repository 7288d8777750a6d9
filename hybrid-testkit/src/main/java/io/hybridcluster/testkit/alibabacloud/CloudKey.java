// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

/**
 * What requests to a {@link FakeAlibabaCloud} are signed with. Made for tests, so it is no secret; it is not shown all
 * the same, so that tests which look for secrets in output find none of the fake's making.
 *
 * @param accessKeyId the id
 * @param accessKeySecret the secret
 * @param securityToken the token of an STS session; empty for a lasting key
 */
public record CloudKey(String accessKeyId, String accessKeySecret, String securityToken) {
    /** Checks for null. */
    public CloudKey {
        requireNonNull(accessKeyId, "accessKeyId");
        requireNonNull(accessKeySecret, "accessKeySecret");
        requireNonNull(securityToken, "securityToken");
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return "CloudKey[" + accessKeyId + "]";
    }
}
