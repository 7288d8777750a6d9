// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Container Service needs of VPC and ECS. */
interface ClusterNetwork {
    /** An instance that was launched. */
    record Machine(String instanceId, String address) {}

    boolean hasVSwitch(String vSwitchId);

    /** Launches an instance, which is pending; nothing if the vSwitch has no address left. */
    Optional<Machine> launch(
            String vSwitchId, String instanceType, List<String> securityGroups, Instant now, long made);

    /** The instance runs now. */
    void started(String instanceId);

    /** Deletes the instance, and gives its address back. */
    void release(String instanceId);
}
