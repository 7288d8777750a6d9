// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

/** An add-on in a cluster. Mutable state of the fake. */
final class AddonRecord {
    final String name;
    String version;
    String config;
    String state = "active";

    AddonRecord(String name, String version, String config) {
        this.name = name;
        this.version = version;
        this.config = config;
    }
}
