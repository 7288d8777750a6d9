// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.Map;
import java.util.TreeMap;

/** A bucket. Mutable state of the fake. */
final class OssBucket {
    final String name;
    final String region;
    final String acl;
    final Map<String, OssObject> objects = new TreeMap<>();

    OssBucket(String name, String region, String acl) {
        this.name = name;
        this.region = region;
        this.acl = acl;
    }

    /** Returns whether anybody may read an object. */
    boolean isPublic(OssObject object) {
        String effective = object.acl().equals("default") ? acl : object.acl();
        return effective.startsWith("public-read");
    }
}
