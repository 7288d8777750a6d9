// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.oss.OssFailure;
import io.hybridcluster.aliyun.oss.OssRequest;
import io.hybridcluster.aliyun.ram.RamAction;
import java.util.Set;

/** What OSS's codes mean (OSS: Error codes), and what to do about them. */
final class OssCodes {
    private static final Set<String> CREDENTIALS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "SecurityTokenExpired",
            "InvalidSecurityToken",
            "SecurityTokenNotSupported",
            "RequestTimeTooSkewed",
            "RequestExpired");

    private OssCodes() {}

    static Reason reason(int status, String code) {
        if (CREDENTIALS.contains(code)) {
            return Reason.UNAUTHENTICATED;
        }
        if (code.contains("QpsLimit") || code.contains("TrafficRateLimit") || code.equals("TooManyRequests")) {
            return Reason.THROTTLED;
        }
        if (code.equals("FileAlreadyExists")) {
            return Reason.ALREADY_EXISTS;
        }
        return switch (status) {
            case 400, 411, 412, 413, 416 -> Reason.INVALID;
            case 401 -> Reason.UNAUTHENTICATED;
            case 403 -> Reason.FORBIDDEN;
            case 404 -> Reason.NOT_FOUND;
            case 409 -> Reason.CONFLICT;
            case 429 -> Reason.THROTTLED;
            default -> status >= 500 ? Reason.SERVER_ERROR : Reason.OTHER;
        };
    }

    static boolean isWrite(OssRequest request) {
        return request.method().equals("PUT") || request.method().equals("DELETE");
    }

    /** Returns what OSS says was missing, or else what the request needs. */
    static RamAction permission(OssRequest request, OssFailure failure) {
        return new RamAction(failure.deniedAction().orElseGet(() -> switch (request.method()) {
            case "PUT" -> "oss:PutObject";
            case "DELETE" -> "oss:DeleteObject";
            default -> "oss:GetObject";
        }));
    }

    static String remedy(OssRequest request, Reason reason, OssFailure failure) {
        String code = failure.code().orElse("");
        return switch (reason) {
            case NOT_FOUND ->
                code.equals("NoSuchBucket")
                        ? "create bucket " + request.bucket() + " in this region, or correct its name"
                        : "put the object first, or correct its key";
            case ALREADY_EXISTS, CONFLICT -> "somebody else writes this object; try again, or take another key";
            case UNAUTHENTICATED -> unauthenticated(code);
            case FORBIDDEN ->
                code.equals("UserDisable")
                        ? "top up the account, whose OSS is disabled"
                        : "allow " + permission(request, failure) + " on acs:oss:*:*:" + request.bucket() + "/"
                                + request.key();
            case THROTTLED -> "call less often";
            case SERVER_ERROR -> "try again later; give the request id to the cloud's support if it stays so";
            case UNREACHABLE ->
                "check endpoint, network and proxy; an internal endpoint is reached from its region only";
            case TIMED_OUT -> "give it more time, or check the network and the proxy";
            case UNREADABLE -> "check that the endpoint is OSS's, and no proxy answers in its place";
            case REDIRECTED -> "set OSS's own endpoint for the bucket's region, and check the proxy in front of it";
            case INTERRUPTED -> "call again when it is wanted";
            case INVALID, QUOTA_EXCEEDED, SOLD_OUT, OTHER -> "look up the code in OSS's documentation";
        };
    }

    private static String unauthenticated(String code) {
        return switch (code) {
            case "RequestTimeTooSkewed", "RequestExpired" ->
                "set this machine's clock, which differs from the cloud's by more than 15 minutes";
            case "SecurityTokenExpired", "InvalidSecurityToken" ->
                "get new temporary credentials; these have expired or are not whole";
            case "InvalidAccessKeyId" -> "check the access key's id, and that the key is active";
            case "SignatureDoesNotMatch" ->
                "check the access key's secret, the region, and that no proxy changes the request";
            default -> "check where the credentials come from";
        };
    }
}
