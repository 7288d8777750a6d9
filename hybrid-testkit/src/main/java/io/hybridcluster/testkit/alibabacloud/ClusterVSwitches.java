// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machines for nodes. */
final class ClusterVSwitches implements ClusterNetwork {
    private final Map<String, String> used = new HashMap<>();
    private final World world;

    ClusterVSwitches(World world) {
        this.world = world;
    }

    @Override
    public boolean hasVSwitch(String vSwitchId) {
        return true;
    }

    @Override
    public Optional<Machine> launch(
            String vSwitchId, String instanceType, List<String> securityGroups, Instant now, long made) {
        for (int i = 1; i < 253; i++) {
            String address = "10.10.24." + i;
            if (!used.containsValue(address)) {
                String id = world.ids().resource("i");
                used.put(id, address);
                return Optional.of(new Machine(id, address));
            }
        }
        return Optional.empty();
    }

    @Override
    public void started(String instanceId) {}

    @Override
    public void release(String instanceId) {
        used.remove(instanceId);
    }
}
