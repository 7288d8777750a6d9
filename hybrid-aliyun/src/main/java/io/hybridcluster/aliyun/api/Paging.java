// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How the answers of an action come in parts.
 *
 * @param kind what a part is asked for by
 * @param sizeParameter the parameter that says how many a part holds; empty where all comes at once
 * @param largest the most that the API allows for it; 0 where all comes at once
 * @param items where the items are in an answer: the members from its root down to the list
 */
public record Paging(Kind kind, String sizeParameter, int largest, List<String> items) {
    /** What a part is asked for by. */
    public enum Kind {
        /** There is only one. */
        NONE,
        /** By its number from 1, {@code PageNumber}; the answer tells {@code TotalCount}. */
        NUMBER,
        /** By its number from 1, {@code page_number}; the answer tells {@code page_info.total_count}. */
        SNAKE_NUMBER,
        /** By its number from 1, {@code pageNumber}; the answer tells {@code page.total_count}. */
        CAMEL_NUMBER,
        /** By the {@code NextToken} of the one before, until there is none. */
        TOKEN,
        /** By the {@code Marker} of the one before, while {@code IsTruncated}. */
        MARKER
    }

    /** @throws IllegalArgumentException if the size does not fit the kind */
    public Paging {
        requireNonNull(kind, "kind");
        requireNonNull(sizeParameter, "sizeParameter");
        items = List.copyOf(items);
        if ((kind == Kind.NONE) != (largest == 0) || (kind == Kind.NONE) != sizeParameter.isEmpty()) {
            throw new IllegalArgumentException("paging by " + kind + " in parts of " + largest + " by \""
                    + sizeParameter + "\"; expected a size and its parameter, or " + Kind.NONE + " and neither");
        }
    }

    static Paging none(String... items) {
        return new Paging(Kind.NONE, "", 0, List.of(items));
    }

    static Paging number(int largest, String... items) {
        return new Paging(Kind.NUMBER, "PageSize", largest, List.of(items));
    }

    static Paging snakeNumber(int largest, String... items) {
        return new Paging(Kind.SNAKE_NUMBER, "page_size", largest, List.of(items));
    }

    static Paging camelNumber(int largest, String... items) {
        return new Paging(Kind.CAMEL_NUMBER, "pageSize", largest, List.of(items));
    }

    static Paging token(String sizeParameter, int largest, String... items) {
        return new Paging(Kind.TOKEN, sizeParameter, largest, List.of(items));
    }

    static Paging marker(int largest, String... items) {
        return new Paging(Kind.MARKER, "MaxItems", largest, List.of(items));
    }
}
