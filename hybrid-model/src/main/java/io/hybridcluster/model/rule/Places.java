// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.finding.FieldPath;

/** The places of a plan that several rules point to. */
final class Places {
    static final FieldPath SERVICE_CIDRS = FieldPath.of("cluster", "serviceCidrs");
    static final FieldPath NODE_CIDRS = FieldPath.of("idc", "nodeCidrs");
    static final FieldPath POD_CIDRS = FieldPath.of("idc", "podCidrs");
    static final FieldPath API_SERVER = FieldPath.of("idc", "apiServer");
    static final FieldPath CNI = FieldPath.of("idc", "cni");
    static final FieldPath VPC_CIDRS = FieldPath.of("vpc", "cidrs");
    static final FieldPath V_SWITCHES = FieldPath.of("vpc", "vSwitches");
    static final FieldPath SECURITY_GROUPS = FieldPath.of("vpc", "securityGroups");
    static final FieldPath INTERCONNECT = FieldPath.of("interconnect");
    static final FieldPath TERWAY = FieldPath.of("terway");
    static final FieldPath NODE_POOL = FieldPath.of("nodePool");
    static final FieldPath INSTANCE_TYPES = NODE_POOL.child("instanceTypes");
    static final FieldPath NODE_SCRIPT = FieldPath.of("nodeScript");
    static final FieldPath WAIVERS = FieldPath.of("waivers");

    private Places() {}
}
