// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;

/** Patches, ConfigMaps, policies and request documents, without either official client on the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(CloudNodeExclusion.documentedPatch().toYaml());
        System.out.println(TerwayRamPolicy.documented().document().toJson());
    }
}
