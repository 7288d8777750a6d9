// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Addresses for nodes. */
final class ClusterVSwitches implements ClusterNetwork {
    private final Set<String> used = new HashSet<>();

    ClusterVSwitches(World world) {}

    @Override
    public boolean hasVSwitch(String vSwitchId) {
        return true;
    }

    @Override
    public Optional<String> take(String vSwitchId, String instanceId) {
        for (int i = 1; i < 253; i++) {
            if (used.add("10.10.24." + i)) {
                return Optional.of("10.10.24." + i);
            }
        }
        return Optional.empty();
    }

    @Override
    public void release(String vSwitchId, String address) {
        used.remove(address);
    }
}
