// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Failure;
import org.jspecify.annotations.Nullable;

/** What to do about a failed call. */
final class Remedies {
    private Remedies() {}

    static String of(ApiAction action, Failure failure) {
        String code = failure.code() == null ? "" : failure.code();
        return switch (failure.reason()) {
            case NOT_FOUND -> "check the id, and that it is in this region and account";
            case ALREADY_EXISTS -> "take the one that is there, or another name";
            case CONFLICT -> "wait until what else is being done there has ended, then try again";
            case INVALID -> "look up the code at the action's documentation; the request is not accepted as it is";
            case UNAUTHENTICATED -> unauthenticated(code);
            case FORBIDDEN -> "allow " + permission(action, failure) + " to the RAM user or role of these credentials";
            case THROTTLED -> "call less often, or ask for a higher limit; the limit is the account's, not the key's";
            case QUOTA_EXCEEDED -> "free some of it, or raise the quota in the Quota Center";
            case SOLD_OUT -> "name further instance types or zones";
            case SERVER_ERROR -> "try again later; give the request id to the cloud's support if it stays so";
            case UNREACHABLE -> "check the endpoint for this region, the network and the proxy";
            case TIMED_OUT -> "give it more time, or check the network and the proxy";
            case UNREADABLE -> "check that the endpoint is the cloud's, and no proxy answers in its place";
            case REDIRECTED -> "set the cloud's own endpoint for this region, and check the proxy in front of it";
            case INTERRUPTED -> "call again when it is wanted";
            case OTHER -> "look up the code at the action's documentation";
        };
    }

    private static String unauthenticated(String code) {
        if (code.startsWith("InvalidTimeStamp") || code.startsWith("IllegalTimestamp")) {
            return "set this machine's clock, which differs from the cloud's by more than 15 minutes";
        }
        if (code.startsWith("InvalidSecurityToken") || code.startsWith("SecurityTokenExpired")) {
            return "get new temporary credentials; these have expired or are not whole";
        }
        if (code.startsWith("InvalidAccessKeyId")) {
            return "check the access key's id, and that the key is active";
        }
        if (code.startsWith("SignatureDoesNotMatch") || code.startsWith("IncompleteSignature")) {
            return "check the access key's secret, and that no proxy changes the request";
        }
        return "check where the credentials come from";
    }

    private static String permission(ApiAction action, Failure failure) {
        @Nullable Object denied = failure.deniedAction();
        if (denied == null) {
            denied = action.ramAction().orElse(null);
        }
        return denied == null ? action.toString() : denied.toString();
    }
}
