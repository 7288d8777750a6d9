// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Container Service needs of VPC and ECS. */
final class ClusterNetwork {
    private final Network network;

    ClusterNetwork(Network network) {
        this.network = network;
    }

    boolean hasVpc(String vpcId) {
        return network.vpcs.containsKey(vpcId);
    }

    boolean hasVSwitch(String vSwitchId) {
        return network.vSwitches.containsKey(vSwitchId);
    }

    boolean hasType(String instanceType) {
        return network.specs.containsKey(instanceType);
    }

    boolean hasSecurityGroup(String securityGroupId) {
        return network.groups.containsKey(securityGroupId);
    }

    /** Returns whether an instance type is not said to be sold out in the zone of a vSwitch. */
    boolean isInStock(String vSwitchId, String instanceType) {
        VSwitch vSwitch = network.vSwitches.get(vSwitchId);
        return vSwitch != null
                && network.stock.stream()
                        .noneMatch(each -> each.zone().equals(vSwitch.zone)
                                && each.type().equals(instanceType)
                                && each.category().endsWith("WithoutStock"));
    }

    /** Launches an instance, which is pending; nothing if the vSwitch has no address left. */
    Optional<Instance> launch(
            String vSwitchId, String instanceType, List<String> securityGroups, Instant now, long made) {
        VSwitch vSwitch = network.vSwitches.get(vSwitchId);
        InstanceSpec spec = network.specs.get(instanceType);
        if (vSwitch == null || spec == null) {
            return Optional.empty();
        }
        Optional<Instance> instance = network.newInstance(spec, vSwitch, securityGroups, now, made);
        instance.ifPresent(launched -> launched.status = "Pending");
        return instance;
    }

    /** Lets an instance that was launched run. */
    void started(String instanceId) {
        Instance instance = network.instances.get(instanceId);
        if (instance != null) {
            instance.status = "Running";
        }
    }

    /** Deletes an instance, and gives its addresses back. */
    void release(String instanceId) {
        Instance instance = network.instances.get(instanceId);
        if (instance != null) {
            network.release(instance);
        }
    }
}
