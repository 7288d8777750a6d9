// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.net.Cidr;

/**
 * A range that packets are to reach.
 *
 * @param role what is there, such as {@code IDC pod range}
 * @param cidr the range
 */
record Target(String role, Cidr cidr) {
    @Override
    public String toString() {
        return role + " " + cidr;
    }
}
