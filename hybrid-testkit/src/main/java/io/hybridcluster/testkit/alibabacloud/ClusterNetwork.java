// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.Optional;

/** What Container Service needs of the network: the addresses of vSwitches. */
interface ClusterNetwork {
    boolean hasVSwitch(String vSwitchId);

    /** Takes an address for the primary interface of an instance; empty if the vSwitch has none left. */
    Optional<String> take(String vSwitchId, String instanceId);

    void release(String vSwitchId, String address);
}
