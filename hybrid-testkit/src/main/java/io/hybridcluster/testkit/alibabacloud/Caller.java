// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import org.jspecify.annotations.Nullable;

/**
 * Who signed a request.
 *
 * @param kind of the three that there are
 * @param accountId the account's id
 * @param name the user's, or {@code role:session}; the account's id for the root account
 * @param id the user's or role's id; the account's for the root account
 * @param arn such as {@code acs:ram::1234567890123456:user/terway}
 * @param accessKeyId the key that signed
 * @param session the STS session, if the key is one of its
 */
record Caller(
        Kind kind,
        String accountId,
        String name,
        String id,
        String arn,
        String accessKeyId,
        @Nullable StsSession session) {
    /** The kinds of callers. */
    enum Kind {
        ROOT,
        USER,
        ROLE
    }
}
