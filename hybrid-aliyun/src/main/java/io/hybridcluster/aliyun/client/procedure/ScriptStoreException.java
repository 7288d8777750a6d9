// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.oss.OssFailure;
import io.hybridcluster.aliyun.oss.OssRequest;
import io.hybridcluster.aliyun.ram.RamAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to OSS failed. It names object, reason, code and request id, and holds neither headers, bodies nor OSS's message:
 * a script holds the join token, and OSS repeats what was signed.
 */
public final class ScriptStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int status;
    private final String remedy;
    private final transient OssFailure failure;
    private final transient @Nullable RamAction missing;
    private final boolean outcomeUnknown;

    ScriptStoreException(
            Reason reason,
            String problem,
            String remedy,
            int status,
            OssFailure failure,
            @Nullable RamAction missing,
            boolean outcomeUnknown,
            @Nullable Throwable cause) {
        super(problem + "; " + remedy, cause);
        this.reason = requireNonNull(reason, "reason");
        this.status = status;
        this.remedy = remedy;
        this.failure = failure;
        this.missing = missing;
        this.outcomeUnknown = outcomeUnknown;
    }

    /** What OSS did is as it should be, and what is there is not. */
    static ScriptStoreException of(Reason reason, String problem, String remedy) {
        return new ScriptStoreException(reason, problem, remedy, 0, OssFailure.NONE, null, false, null);
    }

    /** There was no answer. */
    static ScriptStoreException of(
            OssRequest request, Reason reason, boolean outcomeUnknown, @Nullable Throwable cause) {
        String problem = request + ": " + reason
                + (outcomeUnknown ? ", and whether it took effect is not known" : "")
                + (cause == null ? "" : " (" + cause.getClass().getName() + ")");
        return new ScriptStoreException(
                reason,
                problem,
                OssCodes.remedy(request, reason, OssFailure.NONE),
                0,
                OssFailure.NONE,
                null,
                outcomeUnknown,
                cause);
    }

    /** OSS refused. */
    static ScriptStoreException of(OssRequest request, int status, OssFailure failure) {
        Reason reason = OssCodes.reason(status, failure.code().orElse(""));
        boolean outcomeUnknown = reason == Reason.SERVER_ERROR && OssCodes.isWrite(request);
        String problem = request + ": " + reason + " (" + status
                + failure.code().map(code -> " " + code).orElse("") + ")"
                + failure.detailCode().map(code -> ", EC " + code).orElse("")
                + failure.requestId().map(id -> ", request " + id).orElse("")
                + (outcomeUnknown ? ", and whether it took effect is not known" : "");
        return new ScriptStoreException(
                reason,
                problem,
                OssCodes.remedy(request, reason, failure),
                status,
                failure,
                reason == Reason.FORBIDDEN ? OssCodes.permission(request, failure) : null,
                outcomeUnknown,
                null);
    }

    /** OSS, or a proxy in its place, pointed elsewhere. */
    static ScriptStoreException redirected(OssRequest request, int status, String description) {
        // RFC 9110, 15.4.4: 303 points to the result of what was done.
        boolean outcomeUnknown = status == 303 && OssCodes.isWrite(request);
        String problem = request + ": " + Reason.REDIRECTED + " (" + status + "): " + description
                + (outcomeUnknown ? ", and whether it took effect is not known" : "");
        return new ScriptStoreException(
                Reason.REDIRECTED,
                problem,
                OssCodes.remedy(request, Reason.REDIRECTED, OssFailure.NONE),
                status,
                OssFailure.NONE,
                null,
                outcomeUnknown,
                null);
    }

    /** Returns why it failed. */
    public Reason reason() {
        return reason;
    }

    /** Returns OSS's code, such as {@code NoSuchBucket}; empty if there was no answer, or none of OSS. */
    public Optional<String> code() {
        return failure == null ? Optional.empty() : failure.code();
    }

    /** Returns OSS's finer code, such as {@code 0003-00000001}, if it gave one. */
    public Optional<String> detailCode() {
        return failure == null ? Optional.empty() : failure.detailCode();
    }

    /** Returns OSS's id of the request, which its support asks for. */
    public Optional<String> requestId() {
        return failure == null ? Optional.empty() : failure.requestId();
    }

    /** Returns the HTTP status, 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** Returns what to do about it, on one line. */
    public String remedy() {
        return remedy;
    }

    /** Returns the RAM action that the credentials lack; empty but for FORBIDDEN. */
    public Optional<RamAction> missingPermission() {
        return Optional.ofNullable(missing);
    }

    /** Returns whether a write may have taken effect although it failed. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
