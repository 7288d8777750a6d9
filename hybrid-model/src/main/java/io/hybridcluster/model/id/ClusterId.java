// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The id of an ACK cluster, such as {@code c0a1b2c3d4e5f60718293a4b5c6d7e8f9}. It is also the value of the node label
 * {@code ack.aliyun.com}, by which ACK finds the cloud nodes of a registered cluster.
 *
 * @param value the id as the cloud writes it
 */
public record ClusterId(String value) implements Comparable<ClusterId> {
    private static final Pattern GRAMMAR = Pattern.compile("c[a-z0-9]{32}");

    /** @throws IllegalArgumentException if the value is not a {@code c} and 32 lower-case letters and digits */
    public ClusterId {
        requireNonNull(value, "value");
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value
                    + "\" is not a cluster id: expected \"c\" and 32 lower-case letters and digits, found "
                    + value.length() + " characters");
        }
    }

    /** Returns the id written so; the same as the constructor. */
    public static ClusterId parse(String text) {
        return new ClusterId(text);
    }

    @Override
    public int compareTo(ClusterId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as the cloud writes it. */
    @Override
    public String toString() {
        return value;
    }
}
