// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that a {@link FakeAlibabaCloud} got, for tests to look at.
 *
 * <p>Values that are secrets, as passwords and security tokens are, are shown as {@code ***}.
 *
 * @param time when it came, by the fake's clock
 * @param product such as {@code vpc}, {@code oss}; empty if it was not found
 * @param action such as {@code DescribeVSwitches}; what the request says if there is none of the name
 * @param parameters of query, form and path, by name
 * @param body the JSON body; empty if there is none
 * @param caller the name of the user, {@code role:session}, or the account's id; empty if the signature was not good
 * @param status the HTTP status of the answer; 0 if there was none
 * @param code the error's code; empty if all went well
 * @param requestId the answer's request id
 * @param unknownParameters the names of parameters that the action does not have: the cloud ignores them
 * @param unusedParameters the names of parameters that the action has, but the fake's answer did not look at: the cloud's
 *     might differ; empty if the answer is an error
 */
public record CloudRequest(
        Instant time,
        String product,
        String action,
        Map<String, String> parameters,
        String body,
        String caller,
        int status,
        String code,
        String requestId,
        List<String> unknownParameters,
        List<String> unusedParameters) {
    /** Copies. */
    public CloudRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        unknownParameters = List.copyOf(unknownParameters);
        unusedParameters = List.copyOf(unusedParameters);
    }

    CloudRequest unanswered() {
        return new CloudRequest(
                time,
                product,
                action,
                parameters,
                body,
                caller,
                0,
                code,
                requestId,
                unknownParameters,
                unusedParameters);
    }
}
