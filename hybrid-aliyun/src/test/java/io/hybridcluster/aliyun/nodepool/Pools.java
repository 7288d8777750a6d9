// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees of pools and nodes as the cloud answers them. */
final class Pools {
    private Pools() {}

    /** Returns the answer for a pool with a request's settings, and what the cloud adds; mutable. */
    static Map<String, Object> tree(NodePoolRequest request, String state, int total, int healthy) {
        Map<String, Object> tree = copy((Map<?, ?>) request.document().root());
        section(tree, "nodepool_info").put("nodepool_id", "np1");
        section(tree, "nodepool_info").put("region_id", "cn-hangzhou");
        section(tree, "scaling_group").put("scaling_group_id", "asg-1");
        section(tree, "scaling_group").put("image_id", "aliyun_3_x64_20G_alibase_20240819.vhd");
        section(tree, "scaling_group").put("system_disk_size", 120L);
        section(tree, "kubernetes_config").put("runtime", "containerd");
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", state);
        status.put("total_nodes", (long) total);
        status.put("healthy_nodes", (long) healthy);
        tree.put("status", status);
        return tree;
    }

    static Map<String, Object> section(Map<String, Object> tree, String name) {
        @SuppressWarnings("unchecked")
        Map<String, Object> section = (Map<String, Object>) tree.get(name);
        return section;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(
                (String) key,
                value instanceof Map<?, ?> inner
                        ? copy(inner)
                        : value instanceof List<?> list ? new ArrayList<>(list) : value));
        return copy;
    }

    static NodePool pool(Map<String, Object> tree) {
        return NodePool.from(ApiAnswer.of("cs:DescribeClusterNodePoolDetail", tree));
    }

    static NodePoolNode node(String... pairs) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            tree.put(pairs[i], pairs[i + 1]);
        }
        return NodePoolNode.from(ApiAnswer.of("cs:DescribeClusterNodes.nodes[0]", tree));
    }
}
