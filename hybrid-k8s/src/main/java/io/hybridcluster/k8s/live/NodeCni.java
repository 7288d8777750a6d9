// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import java.util.Map;

/** A network plugin that writes on the nodes it runs on. */
public enum NodeCni {
    /** Calico: annotations {@code projectcalico.org/*}, or NetworkUnavailable for the reason CalicoIsUp (calico node/pkg/lifecycle). */
    CALICO("Calico", "projectcalico.org/", "Calico"),

    /** Flannel: annotations {@code flannel.alpha.coreos.com/*}, or NetworkUnavailable for the reason FlannelIsUp (flannel pkg/subnet/kube). */
    FLANNEL("Flannel", "flannel.alpha.coreos.com/", "Flannel"),

    /** Cilium: annotations {@code network.cilium.io/*} or {@code io.cilium.network.*}, or NetworkUnavailable for the reason CiliumIsUp. */
    CILIUM("Cilium", "network.cilium.io/", "Cilium"),

    /** Terway: annotation {@code k8s.aliyun.com/max-available-ip} and its like, or the condition SufficientIP (terway types/k8s.go). */
    TERWAY("Terway", "k8s.aliyun.com/max-", "Terway");

    private final String title;
    private final String annotationPrefix;
    private final String reasonPrefix;

    NodeCni(String title, String annotationPrefix, String reasonPrefix) {
        this.title = title;
        this.annotationPrefix = annotationPrefix;
        this.reasonPrefix = reasonPrefix;
    }

    boolean wrote(Map<?, ?> annotations) {
        for (Object key : annotations.keySet()) {
            if (key instanceof String name
                    && (name.startsWith(annotationPrefix)
                            || (this == CILIUM && name.startsWith("io.cilium.network.")))) {
                return true;
            }
        }
        return false;
    }

    boolean isReason(String networkUnavailableReason) {
        return networkUnavailableReason.startsWith(reasonPrefix);
    }

    /** Returns the name as people write it. */
    @Override
    public String toString() {
        return title;
    }
}
