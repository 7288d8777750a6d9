// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.rbac;

import io.hybridcluster.k8s.object.ApiResource;

/** All resources of an API group at once: which there are depends on Calico's version. */
final class CalicoResources {
    static final ApiResource OF_CRDS = all("crd.projectcalico.org");
    static final ApiResource OF_OPERATOR = all("operator.tigera.io");

    private CalicoResources() {}

    private static ApiResource all(String group) {
        return ApiResource.everyResourceOf(group);
    }
}
