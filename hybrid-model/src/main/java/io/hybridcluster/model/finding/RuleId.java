// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The stable name of a kind of finding, such as {@code PodCidr.InsideVpc}: what it is about, a dot, what is wrong.
 *
 * @param value the name
 */
public record RuleId(String value) implements Comparable<RuleId> {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Z][A-Za-z0-9]*\\.[A-Z][A-Za-z0-9]*");

    /** @throws IllegalArgumentException if the value is not two words that start with a capital, joined by a dot */
    public RuleId {
        requireNonNull(value, "value");
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not the id of a finding: expected one like \"PodCidr.InsideVpc\"");
        }
    }

    /** Returns the id written so; the same as the constructor. */
    public static RuleId parse(String text) {
        return new RuleId(text);
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return value;
    }
}
