// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A node pool, as {@code DescribeClusterNodePools} answers it.
 *
 * @param id its id
 * @param name its name
 * @param state {@code active} where nothing is being done to it; empty if the answer does not tell
 * @param nodes how many nodes it has
 * @param desiredSize how many it should have, if the answer tells
 * @param settings what it is made of, by the API's names: lists of texts, each sorted; labels as {@code key=value}, taints
 *     as {@code key=value:effect}
 */
public record LiveNodePool(
        String id,
        String name,
        String state,
        long nodes,
        OptionalLong desiredSize,
        Map<String, List<String>> settings) {
    public LiveNodePool {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        requireNonNull(desiredSize, "desiredSize");
        settings = ImmutableSortedMap.copyOf(settings);
    }

    /** Returns a node pool, from an item of {@code nodepools}. */
    public static LiveNodePool from(ApiAnswer pool) {
        ApiAnswer group = pool.member("scaling_group");
        ApiAnswer kubernetes = pool.member("kubernetes_config");
        Map<String, List<String>> settings = new TreeMap<>();
        for (String name : List.of("instance_types", "vswitch_ids", "security_group_ids")) {
            settings.put(name, sorted(group.texts(name)));
        }
        if (group.list("security_group_ids").isEmpty()) {
            settings.put("security_group_ids", single(group, "security_group_id"));
        }
        for (String name : List.of("key_pair", "image_type")) {
            settings.put(name, single(group, name));
        }
        settings.put(
                "labels",
                sorted(kubernetes.list("labels").stream()
                        .map(label -> label.text("key") + "="
                                + label.findText("value").orElse(""))
                        .toList()));
        settings.put(
                "taints",
                sorted(kubernetes.list("taints").stream()
                        .map(taint -> taint.text("key") + "="
                                + taint.findText("value").orElse("") + ":"
                                + taint.findText("effect").orElse("NoSchedule"))
                        .toList()));
        return new LiveNodePool(
                pool.text("nodepool_info", "nodepool_id"),
                pool.text("nodepool_info", "name"),
                pool.findText("status", "state").orElse(""),
                pool.number("status", "total_nodes"),
                group.findNumber("desired_size"),
                settings);
    }

    private static List<String> single(ApiAnswer group, String name) {
        return group.findText(name).map(List::of).orElse(List.of());
    }

    private static List<String> sorted(List<String> texts) {
        return ImmutableList.sortedCopyOf(texts);
    }
}
