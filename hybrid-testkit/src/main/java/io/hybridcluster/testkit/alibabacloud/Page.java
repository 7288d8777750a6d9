// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts lists into parts, as the products do: by number or by token. */
final class Page {
    private static final String TOKEN = "FFh3EXdThhtnyf";

    private Page() {}

    /** Returns TotalCount, PageNumber, PageSize and the items of the page that the call asks for, in {@code outer.inner}. */
    static <T> Map<String, @Nullable Object> byNumber(
            FakeCall call, int defaultSize, List<T> items, String outer, String inner, Function<T, ?> tree)
            throws FakeFailure {
        int size = call.number("PageSize", defaultSize);
        int number = call.number("PageNumber", 1);
        if (number < 1) {
            throw new FakeFailure(
                    400, "InvalidParameter.PageNumber", "The specified parameter \"PageNumber\" is not valid.");
        }
        long from = Math.min(items.size(), (number - 1L) * size);
        return Tree.of(
                "TotalCount",
                items.size(),
                "PageNumber",
                number,
                "PageSize",
                size,
                outer,
                cut(items, (int) from, size, inner, tree));
    }

    /** Returns the items from the token on, in {@code outer.inner}, and the next token, empty at the end. */
    static <T> Map<String, @Nullable Object> byToken(
            FakeCall call, int size, List<T> items, String outer, String inner, Function<T, ?> tree)
            throws FakeFailure {
        int from = from(call);
        boolean more = from + size < items.size();
        return Tree.of(
                "NextToken",
                more ? TOKEN + Integer.toString(from + size, 36) : "",
                outer,
                cut(items, from, size, inner, tree));
    }

    private static int from(FakeCall call) throws FakeFailure {
        String token = call.parameter("NextToken", TOKEN + "0");
        if (!token.matches(TOKEN + "[0-9a-z]{1,6}")) {
            throw new FakeFailure(
                    400, "InvalidParameter.NextToken", "The specified parameter \"NextToken\" is not valid.");
        }
        return Integer.parseInt(token.substring(TOKEN.length()), 36);
    }

    private static <T> Object cut(List<T> items, int from, int size, String inner, Function<T, ?> tree) {
        List<Object> cut = new ArrayList<>();
        for (int i = from; i < items.size() && i < from + size; i++) {
            cut.add(tree.apply(items.get(i)));
        }
        return inner.isEmpty() ? cut : Tree.of(inner, cut);
    }
}
