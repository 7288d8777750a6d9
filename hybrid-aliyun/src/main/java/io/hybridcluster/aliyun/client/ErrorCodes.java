// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a code of the cloud means. The products name alike things differently ({@code EntityNotExist.User},
 * {@code InvalidVpcId.NotFound}, {@code ErrorClusterNotFound}), and the HTTP status says little: a quota that is used up is
 * 400, 403 or 404. The first rule that fits wins.
 */
final class ErrorCodes {
    private record Rule(Reason reason, Predicate<String> fits) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Reason.THROTTLED, code -> code.equals("Throttled") || code.startsWith("Throttling")),
            new Rule(
                    Reason.UNAUTHENTICATED,
                    startsWithOneOf(
                            "InvalidAccessKeyId",
                            "InvalidAccessKeySecret",
                            "SignatureDoesNotMatch",
                            "IncompleteSignature",
                            "SignatureNonceUsed",
                            "InvalidSecurityToken",
                            "SecurityTokenExpired",
                            "MissingSecurityToken",
                            "MissingAccessKeyId",
                            "InvalidTimeStamp",
                            "IllegalTimestamp")),
            new Rule(
                    Reason.OTHER, startsWithOneOf("InvalidAction.NotFound", "InvalidVersion", "UnsupportedHTTPMethod")),
            new Rule(
                    Reason.QUOTA_EXCEEDED,
                    containsOneOf("QuotaExceed", "LimitExceed", "QuotaNotEnough", "ExceedLimit", "OverQuota")),
            new Rule(Reason.SOLD_OUT, containsOneOf("NoStock", "SoldOut", "Zone.NotOnSale")),
            new Rule(
                    Reason.FORBIDDEN,
                    startsWithOneOf("Forbidden", "NoPermission", "StatusForbidden", "AccessDenied", "ErrorForbidden")),
            new Rule(Reason.CONFLICT, containsOneOf("DeleteConflict")),
            new Rule(Reason.ALREADY_EXISTS, containsOneOf("AlreadyExist", "Duplicate", "AlreadyInstalled")),
            new Rule(Reason.NOT_FOUND, containsOneOf("NotFound", "NotExist", "NoSuch")),
            new Rule(
                    Reason.CONFLICT,
                    containsOneOf(
                            "Conflict", "Incorrect", "StateError", "ClusterState", "IdempotentFailed", "Processing")),
            new Rule(
                    Reason.SERVER_ERROR,
                    startsWithOneOf("ServiceUnavailable", "InternalError", "InternalFailure", "UnknownError")));

    private ErrorCodes() {}

    static Reason reason(int status, String code) {
        for (Rule rule : RULES) {
            if (rule.fits().test(code)) {
                return rule.reason();
            }
        }
        return switch (status) {
            case 400, 405, 406, 411, 413, 414, 415, 422 -> Reason.INVALID;
            case 401, 407 -> Reason.UNAUTHENTICATED;
            case 403 -> Reason.FORBIDDEN;
            case 404 -> Reason.NOT_FOUND;
            case 409, 412 -> Reason.CONFLICT;
            case 429 -> Reason.THROTTLED;
            default -> status >= 500 ? Reason.SERVER_ERROR : Reason.OTHER;
        };
    }

    private static Predicate<String> startsWithOneOf(String... words) {
        return code -> List.of(words).stream().anyMatch(code::startsWith);
    }

    private static Predicate<String> containsOneOf(String... words) {
        return code -> List.of(words).stream().anyMatch(code::contains);
    }
}
