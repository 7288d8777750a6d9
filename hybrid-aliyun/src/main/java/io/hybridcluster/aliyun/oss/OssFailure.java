// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer of OSS says about why it failed (OSS: Error responses). The message and all else is left out: it repeats
 * parts of the request, up to the text that was signed.
 *
 * @param code such as {@code NoSuchBucket}
 * @param requestId what support asks for
 * @param detailCode the finer code, such as {@code 0003-00000001}, which the documentation explains one by one
 * @param deniedAction the RAM action that was missing, such as {@code oss:PutObject}
 */
public record OssFailure(
        Optional<String> code, Optional<String> requestId, Optional<String> detailCode, Optional<String> deniedAction) {
    /** Nothing known. */
    public static final OssFailure NONE =
            new OssFailure(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");
    private static final Pattern REQUEST_ID = Pattern.compile("<RequestId>([A-Za-z0-9-]{1,64})</RequestId>");
    private static final Pattern DETAIL_CODE = Pattern.compile("<EC>([0-9]{4}-[0-9]{8})</EC>");
    private static final Pattern DENIED = Pattern.compile("<AuthAction>(oss:[A-Za-z]{1,64})</AuthAction>");

    /** Makes one of its parts. */
    public OssFailure {
        requireNonNull(code, "code");
        requireNonNull(requestId, "requestId");
        requireNonNull(detailCode, "detailCode");
        requireNonNull(deniedAction, "deniedAction");
    }

    /** Returns what a body says; nothing of one that is not OSS's, and what there is of one that was cut off. */
    public static OssFailure of(String body) {
        return new OssFailure(
                first(CODE, body), first(REQUEST_ID, body), first(DETAIL_CODE, body), first(DENIED, body));
    }

    private static Optional<String> first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
