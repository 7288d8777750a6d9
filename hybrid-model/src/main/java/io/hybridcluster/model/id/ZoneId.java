// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The id of a zone, such as {@code cn-hangzhou-h} or {@code us-east-1a}. Terway looks its pod vSwitches up by this id,
 * as the node's metadata tells it, to the letter (terway {@code daemon/config.go}).
 *
 * @param value the id as the cloud writes it
 */
public record ZoneId(String value) implements Comparable<ZoneId> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z]{2}(?:-[a-z0-9]++)++");
    private static final Pattern TAIL = Pattern.compile("-?[a-z]{1,2}");

    /**
     * @throws IllegalArgumentException if the value is not two letters and parts of lower-case letters and digits, joined
     *     by "-", at most 64 characters in all
     */
    public ZoneId {
        requireNonNull(value, "value");
        if (value.length() > 64 || !GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not a zone id: expected one like \"cn-hangzhou-h\" or \"us-east-1a\"");
        }
    }

    /** Returns the id written so; the same as the constructor. */
    public static ZoneId parse(String text) {
        return new ZoneId(text);
    }

    /** Returns whether this zone's id is that region's and one or two letters behind it: {@code cn-hangzhou-h}, {@code us-east-1a}. */
    public boolean isIn(RegionId region) {
        return value.startsWith(region.value())
                && TAIL.matcher(value.substring(region.value().length())).matches();
    }

    @Override
    public int compareTo(ZoneId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as the cloud writes it. */
    @Override
    public String toString() {
        return value;
    }
}
