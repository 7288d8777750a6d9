// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything of VPC and ECS: plain state. Lists are in the order in which things were made. */
final class Network {
    /** How much there is of an instance type in a zone: {@code WithStock} and so on. */
    record Stock(String zone, String type, String category) {}

    final Map<String, Vpc> vpcs = new LinkedHashMap<>();
    final Map<String, VSwitch> vSwitches = new LinkedHashMap<>();
    final List<VSwitch> vSwitchList = new ArrayList<>();
    final Map<String, RouteTable> routeTables = new LinkedHashMap<>();
    final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
    final Map<String, InstanceSpec> specs = new LinkedHashMap<>();
    final Map<String, Instance> instances = new LinkedHashMap<>();
    final Map<String, Eni> enis = new LinkedHashMap<>();
    final Map<String, BorderRouter> borderRouters = new LinkedHashMap<>();
    final List<Stock> stock = new ArrayList<>();
    /** Of the account, by name, such as {@code max-elastic-network-interfaces}. */
    final Map<String, String> quotas = new LinkedHashMap<>();

    private final Ids ids;

    Network(Ids ids) {
        this.ids = ids;
    }

    /** Returns a time as VPC writes it: to the second. */
    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns a time as ECS and CEN write it: to the minute. */
    static String minutes(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
    }

    void add(VSwitch vSwitch) {
        vSwitches.put(vSwitch.id, vSwitch);
        vSwitchList.add(vSwitch);
        vSwitch.vpc.vSwitches.add(vSwitch);
        vSwitch.routeTable.vSwitches.add(vSwitch.id);
        vSwitch.vpc
                .systemTable()
                .routes
                .add(new Route(
                        ids.resource("rte"),
                        vSwitch.cidr().toString(),
                        "System",
                        "Available",
                        "local",
                        "",
                        vSwitch.made));
    }

    /** Returns a new interface with so many addresses; nothing if the vSwitch has not got them. */
    Optional<Eni> newEni(VSwitch vSwitch, String type, int addresses, Instant now, long made) {
        return vSwitch.pool.take(addresses).map(taken -> {
            Eni eni = new Eni(ids.resource("eni"), vSwitch, mac(), type, minutes(now), made);
            eni.addresses.addAll(taken);
            enis.put(eni.id, eni);
            return eni;
        });
    }

    String mac() {
        return "00:16:3e:" + ids.hex(6).replaceAll("(..)(?=.)", "$1:");
    }

    /** Returns a new instance with its primary interface; nothing if the vSwitch has no address left. */
    Optional<Instance> newInstance(
            InstanceSpec spec, VSwitch vSwitch, List<String> securityGroups, Instant now, long made) {
        return newEni(vSwitch, "Primary", 1, now, made).map(eni -> {
            eni.groups.addAll(securityGroups);
            Instance instance = new Instance(ids.resource("i"), spec, minutes(now), made);
            eni.instance = instance;
            instance.enis.add(eni);
            instances.put(instance.id, instance);
            return instance;
        });
    }

    /** Deletes an instance with its interfaces, and gives the addresses back. */
    void release(Instance instance) {
        instances.remove(instance.id);
        List.copyOf(instance.enis).forEach(this::release);
    }

    /** Deletes an interface, and gives the addresses back. */
    void release(Eni eni) {
        Instance instance = eni.instance;
        if (instance != null) {
            instance.enis.remove(eni);
        }
        enis.remove(eni.id);
        eni.addresses.forEach(eni.vSwitch.pool::give);
    }

    /** Returns how many instances and interfaces are in a security group. */
    int members(SecurityGroup group) {
        return (int) enis.values().stream()
                .filter(eni -> eni.groups.contains(group.id))
                .count();
    }

    /** Returns the region of a zone: {@code cn-hangzhou} for {@code cn-hangzhou-h}. */
    static String region(String zone) {
        return zone.replaceFirst("-?[a-z]$", "");
    }
}
