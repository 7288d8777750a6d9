// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Something that a RAM policy allows or denies, such as {@code ecs:AttachNetworkInterface}.
 *
 * @param value the service, a colon and the operation; {@code *} stands for any characters of the operation
 */
public record RamAction(String value) implements Comparable<RamAction> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9-]{0,63}:[A-Za-z0-9*]{1,128}");

    /** @throws IllegalArgumentException if the value is not a service in lower case, a colon and an operation */
    public RamAction {
        requireNonNull(value, "value");
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not a RAM action: expected one like \"ecs:AttachNetworkInterface\"");
        }
    }

    @Override
    public int compareTo(RamAction other) {
        return value.compareTo(other.value);
    }

    /** Returns the action as RAM writes it. */
    @Override
    public String toString() {
        return value;
    }
}
