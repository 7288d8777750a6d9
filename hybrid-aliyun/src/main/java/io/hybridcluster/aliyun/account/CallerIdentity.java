// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * Who asks, as {@code GetCallerIdentity} answers it.
 *
 * @param accountId the account's number
 * @param type what asks, such as {@code Account}, {@code RAMUser} or {@code AssumedRoleUser}; empty if the answer does not
 *     tell
 */
public record CallerIdentity(String accountId, String type) {
    public CallerIdentity {
        requireNonNull(accountId, "accountId");
        requireNonNull(type, "type");
    }

    /** Returns what the answer of {@code GetCallerIdentity} tells. */
    public static CallerIdentity from(ApiAnswer answer) {
        return new CallerIdentity(
                answer.text("AccountId"), answer.findText("IdentityType").orElse(""));
    }
}
