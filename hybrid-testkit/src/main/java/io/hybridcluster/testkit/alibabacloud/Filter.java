// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed to by the parameters of a call, and by what the call may see. */
final class Filter<T extends Made> {
    private final FakeCall call;
    private @Nullable Predicate<T> test;

    Filter(FakeCall call) {
        this.call = call;
    }

    /** Takes only what has the parameter's value, if it was sent. */
    Filter<T> equal(String parameter, Function<T, String> value) {
        call.parameter(parameter).ifPresent(sent -> add(each -> sent.equals(value.apply(each))));
        return this;
    }

    /** Takes only what has one of the values of the parameter, a list by commas, if it was sent. */
    Filter<T> commas(String parameter, Function<T, String> value) {
        call.parameter(parameter).ifPresent(sent -> oneOf(List.of(sent.split(",")), value));
        return this;
    }

    /** Takes only what has one of the values of the parameter, a JSON array of strings, if it was sent. */
    Filter<T> json(String parameter, Function<T, String> value) throws FakeFailure {
        if (call.parameter(parameter).isPresent()) {
            oneOf(array(call, parameter), value);
        }
        return this;
    }

    static List<String> array(FakeCall call, String parameter) throws FakeFailure {
        try {
            if (Json.read(call.required(parameter)) instanceof List<?> list && list.size() <= 100) {
                return list.stream().map(String::valueOf).toList();
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new FakeFailure(400, "InvalidParameter", "The specified parameter \"" + parameter + "\" is not valid.");
    }

    /** Takes only what has one of the values of the repeated parameter, if it was sent. */
    Filter<T> each(String parameter, Function<T, String> value) {
        List<String> sent = call.each(parameter);
        if (!sent.isEmpty()) {
            oneOf(sent, value);
        }
        return this;
    }

    private void oneOf(List<String> sent, Function<T, String> value) {
        Set<String> values = new HashSet<>(sent);
        add(each -> values.contains(value.apply(each)));
    }

    Filter<T> only(Predicate<T> more) {
        add(more);
        return this;
    }

    private void add(Predicate<T> more) {
        test = test == null ? more : test.and(more);
    }

    /** Returns what is left of a list in the order in which it was made; the list itself if nothing is left out. */
    List<T> of(List<T> all) {
        boolean seesAll = all.isEmpty() || call.sees(all.get(all.size() - 1).made());
        Predicate<T> by = test;
        if (seesAll && by == null) {
            return all;
        }
        List<T> left = new ArrayList<>();
        for (T each : all) {
            if (call.sees(each.made()) && (by == null || by.test(each))) {
                left.add(each);
            }
        }
        return left;
    }
}
