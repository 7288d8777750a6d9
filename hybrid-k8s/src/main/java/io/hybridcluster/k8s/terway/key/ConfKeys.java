// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.key;

import static io.hybridcluster.k8s.terway.key.GoType.BOOL;
import static io.hybridcluster.k8s.terway.key.GoType.FLOAT;
import static io.hybridcluster.k8s.terway.key.GoType.FLOAT32;
import static io.hybridcluster.k8s.terway.key.GoType.INT;
import static io.hybridcluster.k8s.terway.key.GoType.STRING;
import static io.hybridcluster.k8s.terway.key.GoType.STRING_LIST;
import static io.hybridcluster.k8s.terway.key.GoType.STRING_MAP;
import static io.hybridcluster.k8s.terway.key.GoType.TEXT;
import static io.hybridcluster.k8s.terway.key.Reach.EVERY_NODE;
import static io.hybridcluster.k8s.terway.key.Reach.NEW_ENIS;
import static io.hybridcluster.k8s.terway.key.Reach.NEW_NODES;
import static io.hybridcluster.k8s.terway.key.Reach.NOTHING;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table of members: those of {@code eni_conf}, those of Terway's plugin in {@code 10-terway.conf}, or the ConfigMap's
 * own. Versions are those of open-source Terway's tags; ACK's builds {@code 1.0.10.n} have the struct of 1.1.0. Immutable
 * and thread-safe.
 */
public final class ConfKeys {
    /** The newest version whose members are in the tables. */
    public static final TerwayVersion NEWEST = new TerwayVersion(1, 17, 5);

    /** Of members whose first release no public source tells. */
    private static final String UNCONFIRMED = "0.0.0";

    private static final ConfKeys ENI_CONF = eniConfTable();
    private static final ConfKeys CNI_CONF = cniConfTable();
    private static final ConfKeys CONFIG_MAP = configMapTable();

    private final List<ConfKey> keys = new ArrayList<>();

    private ConfKeys() {}

    /** Returns the members of {@code eni_conf} (terway types/daemon/config.go, types/config.go). */
    public static ConfKeys eniConf() {
        return ENI_CONF;
    }

    /** Returns the members of the plugin {@code terway} in {@code 10-terway.conf} (terway plugin/driver/types/types.go). */
    public static ConfKeys cniConf() {
        return CNI_CONF;
    }

    /** Returns the data keys of the ConfigMap {@code eni-config} (terway cmd/terway-cli/common.go). */
    public static ConfKeys configMap() {
        return CONFIG_MAP;
    }

    /** Returns the members, in the table's order. */
    public List<ConfKey> all() {
        return List.copyOf(keys);
    }

    /** Returns the members by name. */
    public Map<String, ConfKey> byName() {
        return keys.stream().collect(Collectors.toUnmodifiableMap(ConfKey::name, Function.identity()));
    }

    /** Returns the names that this version knows, in the table's order. */
    public List<String> namesFor(TerwayVersion version) {
        requireNonNull(version, "version");
        return keys.stream()
                .filter(key -> key.isKnownTo(version))
                .map(ConfKey::name)
                .toList();
    }

    private ConfKeys add(String name, GoType type, String since, String absent, Reach reach, String note) {
        return add(name, type, List.of(VersionRange.of(since, "")), absent, reach, note);
    }

    private ConfKeys gone(String name, GoType type, String since, String before, String note) {
        return add(name, type, List.of(VersionRange.of(since, before)), "off", EVERY_NODE, note);
    }

    private ConfKeys add(String name, GoType type, List<VersionRange> known, String absent, Reach reach, String note) {
        keys.add(new ConfKey(name, type, known, absent, reach, note));
        return this;
    }

    private static ConfKeys eniConfTable() {
        return new ConfKeys()
                .add("version", STRING, "0.1.0", "nothing", NOTHING, "never interpreted")
                .add("access_key", STRING, "0.1.0", "the next source of credentials", EVERY_NODE, "with access_secret")
                .add("access_secret", STRING, "0.1.0", "the next source of credentials", EVERY_NODE, "with access_key")
                .add("credential_path", STRING, "1.1.0", "the instance's RAM role", EVERY_NODE, "an encrypted token")
                .add(
                        "region_id",
                        STRING,
                        "1.5.7",
                        "the instance's region",
                        EVERY_NODE,
                        "the daemon's client uses the" + " instance's all the same")
                .add("service_cidr", STRING, "0.1.0", "no routes to Services", EVERY_NODE, "blocks joined by commas")
                .add("vswitches", GoType.LIST_MAP, "1.0.10", "the node's own vSwitch", NEW_ENIS, "by zone id")
                .add("eni_tags", STRING_MAP, "1.1.0", "creator=terway alone", NEW_ENIS, "creator is overwritten")
                .add("eni_tag_filter", STRING_MAP, "1.5.5", "all ENIs are managed", EVERY_NODE, "broken until 1.12.1")
                .add(
                        "eni_tag_block_list",
                        GoType.TAG_LIST,
                        "1.17.6",
                        "two built-in rules",
                        EVERY_NODE,
                        "CRD mode only;" + " came after 1.17.5")
                .add("max_pool_size", INT, "0.1.0", "0", EVERY_NODE, "idle addresses of a node")
                .add("min_pool_size", INT, "0.1.0", "0", EVERY_NODE, "idle addresses of a node")
                .add("min_eni", INT, "1.1.0", "0", EVERY_NODE, "not in CRD mode")
                .add("max_eni", INT, "1.1.0", "0, no limit", EVERY_NODE, "not in CRD mode; only lowers")
                .add(
                        "eni_cap_ratio",
                        FLOAT,
                        "1.1.0",
                        "1",
                        EVERY_NODE,
                        "not in CRD mode; 1.0.10 ignores it, its struct" + " names it twice")
                .add("eni_cap_shift", INT, "1.1.0", "0", EVERY_NODE, "not in CRD mode")
                .add(
                        "security_group",
                        STRING,
                        "0.1.0",
                        "the primary ENI's groups",
                        NEW_ENIS,
                        "joined with" + " security_groups")
                .add(
                        "security_groups",
                        STRING_LIST,
                        "1.1.1",
                        "the primary ENI's groups",
                        NEW_ENIS,
                        "at most 5, from" + " 1.13.7 on 10")
                .add(
                        "vswitch_selection_policy",
                        STRING,
                        "1.1.0",
                        "random",
                        NEW_ENIS,
                        "ordered: most free addresses" + " first")
                .add("eni_selection_policy", STRING, "1.9.6", "most_ips", EVERY_NODE, "most_ips or least_ips")
                .add("ip_stack", STRING, "1.1.0", "ipv4", EVERY_NODE, "ipv4 or dual")
                .add("enable_eni_trunking", BOOL, "1.1.0", "false", EVERY_NODE, "not in self-built clusters")
                .add("enable_erdma", BOOL, "1.7.0", "false", EVERY_NODE, "")
                .add("custom_stateful_workload_kinds", STRING_LIST, "1.1.0", "none", EVERY_NODE, "")
                .add("ipam_type", STRING, "1.2.0", "the daemon's own", EVERY_NODE, "crd: the control plane assigns")
                .add("backoff_override", GoType.BACKOFF_MAP, "1.2.0", "built in", EVERY_NODE, "nanoseconds")
                .add("extra_routes", GoType.ROUTE_LIST, "1.2.5", "none", EVERY_NODE, "")
                .add("disable_device_plugin", BOOL, "1.3.0", "false", EVERY_NODE, "")
                .add("kube_client_qps", FLOAT32, "1.5.1", "0, the client's", EVERY_NODE, "")
                .add("kube_client_burst", INT, "1.5.1", "0, the client's", EVERY_NODE, "")
                .add("resource_group_id", STRING, "1.8.0", "the default group", NEW_ENIS, "")
                .add("rate_limit", GoType.INT_MAP, "1.10.0", "built in", EVERY_NODE, "calls a minute by API")
                .add(
                        "enable_patch_pod_ips",
                        BOOL,
                        List.of(
                                VersionRange.of("1.8.18", "1.9.0"),
                                VersionRange.of("1.9.17", "1.10.0"),
                                VersionRange.of("1.13.4", "")),
                        "true",
                        EVERY_NODE,
                        "")
                .add("ip_pool_sync_period", STRING, "1.15.0", "120s", EVERY_NODE, "a duration; 120s if it is none")
                .add("idle_ip_reclaim_after", STRING, "1.16.0", "off", EVERY_NODE, "a duration")
                .add("idle_ip_reclaim_interval", STRING, "1.16.0", "10m", EVERY_NODE, "a duration")
                .add("idle_ip_reclaim_batch_size", INT, "1.16.0", "5", EVERY_NODE, "")
                .add("idle_ip_reclaim_jitter_factor", STRING, "1.16.0", "0.1", EVERY_NODE, "a number in quotes")
                .add("ip_warm_up_size", INT, "1.16.4", "0", NEW_NODES, "CRD mode only; once for each node")
                .add("enable_ip_prefix", BOOL, "1.17.1", "false", NEW_NODES, "CRD mode only; fixed for each node")
                .add("ipv4_prefix_count", INT, "1.17.1", "0", EVERY_NODE, "CRD mode only")
                .add("ipv6_prefix_count", INT, "1.17.1", "0", EVERY_NODE, "CRD mode only; 0 or 1")
                .add("prefix", STRING, "0.1.0", "nothing", NOTHING, "never used")
                .gone("hot_plug", STRING, "0.1.0", "1.1.0", "")
                .gone("enable_eip_pool", STRING, "1.1.0", "1.9.6", "\"true\" in quotes")
                .gone("allow_eip_rob", STRING, "1.1.0", "1.9.6", "\"true\" in quotes")
                .gone("enable_eip_migrate", BOOL, UNCONFIRMED, "1.9.6", "")
                .gone("wait_trunk_eni", BOOL, UNCONFIRMED, "1.9.6", "")
                .gone("disable_security_group_check", BOOL, UNCONFIRMED, "1.9.6", "")
                .gone("eni_cap_policy", STRING, "1.2.0", "1.11.1", "");
    }

    private static ConfKeys cniConfTable() {
        return new ConfKeys()
                .add(
                        "cniVersion",
                        STRING,
                        UNCONFIRMED,
                        "nothing",
                        EVERY_NODE,
                        "dropped from 1.5.7 on, which writes 0.4.0")
                .add("name", STRING, UNCONFIRMED, "nothing", EVERY_NODE, "dropped from 1.5.7 on: terway-chainer")
                .add("type", STRING, UNCONFIRMED, "Terway does not start", EVERY_NODE, "terway")
                .add("capabilities", GoType.OBJECT, UNCONFIRMED, "none", EVERY_NODE, "{\"bandwidth\": true}")
                .add("veth_prefix", STRING, UNCONFIRMED, "built in", EVERY_NODE, "")
                .add("eniip_virtual_type", STRING, UNCONFIRMED, "veth", EVERY_NODE, "Veth, datapathv2 or IPVlan")
                .add("host_stack_cidrs", STRING_LIST, UNCONFIRMED, "169.254.20.10/32", EVERY_NODE, "")
                .add("disable_host_peer", BOOL, UNCONFIRMED, "false", EVERY_NODE, "")
                .add("vlan_strip_type", STRING, UNCONFIRMED, "filter", EVERY_NODE, "filter or vlan")
                .add("mtu", INT, UNCONFIRMED, "built in", EVERY_NODE, "")
                .add("auto_mtu", BOOL, "1.17.6", "false", EVERY_NODE, "came after 1.17.5; mtu wins")
                .add(
                        "bandwidth_mode",
                        STRING,
                        UNCONFIRMED,
                        "Terway sets it",
                        NOTHING,
                        "Terway overwrites it: edt or tc")
                .add("enable_network_priority", BOOL, UNCONFIRMED, "false", EVERY_NODE, "")
                .add("debug", BOOL, UNCONFIRMED, "false", EVERY_NODE, "")
                .add("symmetric_routing", BOOL, "1.15.0", "false", EVERY_NODE, "")
                .add("symmetric_routing_config", GoType.OBJECT, "1.15.0", "built in", EVERY_NODE, "")
                .add("network_policy_provider", STRING, "1.9.0", "iptables", EVERY_NODE, "iptables or ebpf")
                .add("cilium_args", STRING, UNCONFIRMED, "none", EVERY_NODE, "split at --")
                .add("cilium_enable_hubble", STRING, UNCONFIRMED, "off", EVERY_NODE, "\"true\" in quotes")
                .add("cilium_hubble_listen_address", STRING, UNCONFIRMED, "built in", EVERY_NODE, "")
                .add("cilium_hubble_metrics", STRING, UNCONFIRMED, "built in", EVERY_NODE, "")
                .add("cilium_hubble_metrics_server", STRING, UNCONFIRMED, "built in", EVERY_NODE, "");
    }

    private static ConfKeys configMapTable() {
        return new ConfKeys()
                .add(
                        "eni_conf",
                        TEXT,
                        UNCONFIRMED,
                        "Terway does not start",
                        EVERY_NODE,
                        "JSON; older manifests mount it as" + " eni.json")
                .add(
                        "10-terway.conf",
                        TEXT,
                        UNCONFIRMED,
                        "Terway does not start",
                        EVERY_NODE,
                        "JSON; needed beside a" + " conflist too")
                .add(
                        "10-terway.conflist",
                        TEXT,
                        UNCONFIRMED,
                        "10-terway.conf",
                        EVERY_NODE,
                        "JSON; wins over 10-terway.conf")
                .add(
                        "disable_network_policy",
                        TEXT,
                        UNCONFIRMED,
                        "network policies on",
                        EVERY_NODE,
                        "\"false\", \"0\" and" + " \"\": on; all else: off")
                .add("in_cluster_loadbalance", TEXT, UNCONFIRMED, "off", EVERY_NODE, "on if exactly \"true\"")
                .add("felix_relay_service", TEXT, UNCONFIRMED, "none", EVERY_NODE, "")
                .add("cni_chain", TEXT, UNCONFIRMED, "none", EVERY_NODE, "");
    }
}
