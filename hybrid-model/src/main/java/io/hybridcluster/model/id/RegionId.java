// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The id of a region, such as {@code cn-hangzhou}, {@code ap-southeast-1} or {@code cn-hangzhou-finance}.
 *
 * @param value the id as the cloud writes it
 */
public record RegionId(String value) implements Comparable<RegionId> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z]{2}(?:-[a-z0-9]++)++");

    /**
     * @throws IllegalArgumentException if the value is not two letters and parts of lower-case letters and digits, joined
     *     by "-", at most 64 characters in all
     */
    public RegionId {
        requireNonNull(value, "value");
        if (value.length() > 64 || !GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not a region id: expected one like \"cn-hangzhou\" or \"ap-southeast-1\"");
        }
    }

    /** Returns the id written so; the same as the constructor. */
    public static RegionId parse(String text) {
        return new RegionId(text);
    }

    @Override
    public int compareTo(RegionId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as the cloud writes it. */
    @Override
    public String toString() {
        return value;
    }
}
