// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

/** What a block of addresses is for. */
enum AddressRole {
    IDC_NODE("IDC node block"),
    IDC_POD("IDC pod block"),
    SERVICE("Service block"),
    VPC("VPC block"),
    VSWITCH("vSwitch"),
    INTERCONNECT("interconnect block"),
    API_SERVER("API server");

    private final String noun;

    AddressRole(String noun) {
        this.noun = noun;
    }

    String noun() {
        return noun;
    }
}
