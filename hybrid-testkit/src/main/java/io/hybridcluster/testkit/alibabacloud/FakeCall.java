// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of an action, with its signature, permission and parameters found good.
 *
 * @param action such as {@code DescribeVpcs}
 * @param parameters of query, form and path, as sent: {@code InstanceTypes.1}
 * @param body the JSON tree of an ROA action's body, if there is one
 * @param caller who calls
 * @param now the fake's time
 * @param requestId the id that the answer carries
 * @param serial the number of this call, from 1: what it makes is stamped with it
 * @param horizon the last call whose works this one may see; less than the serial under eventual consistency
 */
record FakeCall(
        String action,
        Map<String, String> parameters,
        @Nullable Object body,
        Caller caller,
        Instant now,
        String requestId,
        long serial,
        long horizon) {
    /** Returns whether this call may see what the call of this number made; 0 is what was there from the start. */
    boolean sees(long made) {
        return made <= horizon;
    }

    /** Returns a parameter; empty if it was not sent, or sent empty, which the cloud takes for the same. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns a parameter, or the default. */
    String parameter(String name, String other) {
        return parameter(name).orElse(other);
    }

    /** Returns a parameter that the table says is required. */
    String required(String name) {
        return parameter(name).orElseThrow(() -> new IllegalStateException(action + " without " + name));
    }

    /** Returns a whole number, or the default. */
    int number(String name, int other) {
        return parameter(name).map(Integer::parseInt).orElse(other);
    }

    /** Returns a truth value, or the default. */
    boolean flag(String name, boolean other) {
        return parameter(name).map(Boolean::parseBoolean).orElse(other);
    }

    /** Returns the values of a repeated parameter, {@code name.1}, {@code name.2}, in order. */
    List<String> each(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 1; parameters.containsKey(name + "." + i); i++) {
            values.add(String.valueOf(parameters.get(name + "." + i)));
        }
        return values;
    }
}
