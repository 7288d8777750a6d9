// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was answered to calls with a {@code ClientToken}: the same token does nothing the second time. */
final class ClientTokens {
    /** What does the thing, the first time. */
    interface Deed {
        @Nullable
        Object run() throws FakeFailure;
    }

    private record Done(
            Map<String, String> parameters, @Nullable Object answer) {}

    private final Map<String, Done> done = new HashMap<>();

    /** Returns what was answered to this token; or runs the deed, and keeps its answer if it does not fail. */
    @Nullable
    Object once(FakeCall call, Deed deed) throws FakeFailure {
        if (call.parameter("ClientToken").isEmpty()) {
            return deed.run();
        }
        String key = call.action() + " " + call.required("ClientToken");
        Done before = done.get(key);
        if (before != null) {
            if (!before.parameters.equals(call.parameters())) {
                throw new FakeFailure(
                        400,
                        "IdempotentParameterMismatch",
                        "The request uses the same client token as a previous, but non-identical request.");
            }
            return before.answer;
        }
        Object answer = deed.run();
        done.put(key, new Done(call.parameters(), answer));
        return answer;
    }
}
