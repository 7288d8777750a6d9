// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.List;

/**
 * A session of a role, or of a user, with keys that expire.
 *
 * @param accessKeyId the key, {@code STS.} at its start
 * @param secret the secret
 * @param token what has to be sent with it
 * @param caller as {@code role:session}
 * @param callerId the role's id and the session's name
 * @param arn such as {@code acs:ram::123:assumed-role/reader/session}
 * @param documents the policies in force: the role's, as JSON
 * @param expires when it does
 */
record StsSession(
        String accessKeyId,
        String secret,
        String token,
        String caller,
        String callerId,
        String arn,
        List<String> documents,
        Instant expires) {
    StsSession {
        documents = List.copyOf(documents);
    }

    /** Returns whose it is, without secret and token. */
    @Override
    public String toString() {
        return "StsSession[" + accessKeyId + ", " + arn + "]";
    }
}
