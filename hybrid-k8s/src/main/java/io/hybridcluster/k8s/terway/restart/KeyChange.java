// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.restart;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.terway.key.Reach;

/**
 * A member that changed, and what that takes.
 *
 * @param key the member: {@code eni_conf max_pool_size}, {@code 10-terway.conf mtu}, {@code disable_network_policy}
 * @param reach how far the change gets
 * @param needsRestart whether the DaemonSet's pods have to start again for it
 * @param controlPlaneReads whether the control plane takes it in by itself, as it does where {@code ipam_type} is
 *     {@code crd}
 */
public record KeyChange(String key, Reach reach, boolean needsRestart, boolean controlPlaneReads) {
    /** Refuses null. */
    public KeyChange {
        requireNonNull(key, "key");
        requireNonNull(reach, "reach");
    }

    /** Returns it on one line: {@code eni_conf vswitches: restart the DaemonSet's pods; new ENIs only}. */
    @Override
    public String toString() {
        if (!needsRestart) {
            return key + ": nothing to do, Terway does not read it";
        }
        return key + ": restart the DaemonSet's pods"
                + (controlPlaneReads ? " (the control plane reads it by itself)" : "") + "; reaches " + reach;
    }
}
