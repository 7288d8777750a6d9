// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clusters as the API shows them. */
final class ClusterTrees {
    private static final String SERVICES = "172.19.0.0/20";

    private ClusterTrees() {}

    /** Returns a cluster as lists show it. */
    static Map<String, @Nullable Object> of(ClusterRecord cluster) {
        List<@Nullable Object> vSwitches = Trees.list(cluster.request, "vswitch_ids");
        return Trees.of(
                "cluster_id",
                cluster.id,
                "name",
                cluster.name,
                "cluster_type",
                "ExternalKubernetes",
                "cluster_spec",
                "",
                "profile",
                "Default",
                "state",
                cluster.state,
                "region_id",
                cluster.region(),
                "zone_id",
                "",
                "vpc_id",
                cluster.text("vpcid"),
                "vswitch_id",
                String.join(",", vSwitches.stream().map(String::valueOf).toList()),
                "vswitch_ids",
                vSwitches,
                "security_group_id",
                cluster.text("security_group_id"),
                "resource_group_id",
                cluster.text("resource_group_id"),
                "external_loadbalancer_id",
                "",
                "network_mode",
                "vpc",
                "private_zone",
                false,
                "deletion_protection",
                cluster.deletionProtection,
                "init_version",
                cluster.version,
                "current_version",
                cluster.version,
                "next_version",
                "",
                "size",
                (long) cluster.nodes().size(),
                "subnet_cidr",
                cluster.text("container_cidr"),
                "tags",
                Trees.list(cluster.request, "tags"),
                "master_url",
                masterUrl(cluster),
                "meta_data",
                metaData(cluster),
                "maintenance_window",
                Trees.of("enable", false),
                "worker_ram_role_name",
                "",
                "created",
                RamDirectory.time(cluster.created),
                "updated",
                RamDirectory.time(cluster.updated));
    }

    static Map<String, @Nullable Object> detail(ClusterRecord cluster) {
        Map<String, @Nullable Object> tree = of(cluster);
        String services = cluster.text("service_cidr");
        tree.put("service_cidr", services.isEmpty() ? SERVICES : services);
        tree.put("container_cidr", cluster.text("container_cidr"));
        tree.put("cluster_domain", "cluster.local");
        tree.put("ip_stack", "ipv4");
        tree.put("proxy_mode", "");
        tree.put("timezone", cluster.text("timezone"));
        tree.put("parameters", Trees.of());
        tree.put("rrsa_config", Trees.of("enabled", false));
        return tree;
    }

    /** The endpoints through the tunnel, as JSON in a string; there are none before the agent has connected. */
    private static String masterUrl(ClusterRecord cluster) {
        Map<String, @Nullable Object> urls = Trees.of();
        if (cluster.isRunning() || cluster.state.equals("disconnected")) {
            if (cluster.privateAgent) {
                urls.put("intranet_api_server_endpoint", endpoint(cluster, true));
            }
            if (!cluster.privateAgent || Boolean.TRUE.equals(cluster.request.get("endpoint_public_access"))) {
                urls.put("api_server_endpoint", endpoint(cluster, false));
            }
        }
        return Json.write(urls);
    }

    /** Returns where the API server is reached, over the private network or the public one. */
    static String endpoint(ClusterRecord cluster, boolean intranet) {
        return intranet
                ? "https://apiserver." + cluster.id + ".intranet." + cluster.region() + ".cs.aliyuncs.com:6443"
                : "https://apiserver." + cluster.id + "." + cluster.region() + ".cs.aliyuncs.com:6443";
    }

    private static String metaData(ClusterRecord cluster) {
        List<Map<String, @Nullable Object>> addons = new ArrayList<>();
        cluster.addons
                .values()
                .forEach(addon -> addons.add(Trees.of("name", addon.name, "version", addon.version, "config", "")));
        return Json.write(Trees.of("Addons", addons, "Provider", "External", "KubernetesVersion", cluster.version));
    }
}
