// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.live.Shown;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A setting that a pool has otherwise than wanted.
 *
 * @param setting which
 * @param actual the pool's value, one text for each element
 * @param wanted the value wanted
 */
public record NodePoolDifference(NodePoolSetting setting, List<String> actual, List<String> wanted) {
    /** Copies the values. */
    public NodePoolDifference {
        requireNonNull(setting, "setting");
        actual = List.copyOf(actual);
        wanted = List.copyOf(wanted);
    }

    /** Returns setting and values: {@code scaling_group.key_pair is kp-a, wanted kp-b}. */
    @Override
    public String toString() {
        return setting + " is " + text(actual) + ", wanted " + text(wanted);
    }

    private static String text(List<String> values) {
        return values.isEmpty() ? "not set" : values.stream().map(Shown::name).collect(Collectors.joining(", "));
    }
}
