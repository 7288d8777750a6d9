// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpFamily;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.text.Document;

/**
 * A disabled Calico pool for a block of cloud addresses: Calico never takes an address from it, and only learns that the
 * block is not the outside world.
 *
 * <p><b>Why.</b> For packets from a pod of a pool with {@code natOutgoing}, which is on in pools that Calico makes by
 * default, Felix has one rule: masquerade what goes to an address outside every pool, be the pool disabled or not
 * (calico felix/rules/nat.go: from {@code masq-ipam-pools}, not to {@code all-ipam-pools}). Without this pool a cloud pod
 * sees the IDC node's address in place of the IDC pod's, and network policies and logs go by the wrong one. Submariner
 * demands the same pool for each remote block (submariner-io/subctl pkg/diagnose/cni.go).
 *
 * <p><b>What it must not do.</b> {@code disabled} keeps Calico's IPAM away from the block, {@code ipipMode} and
 * {@code vxlanMode} {@code Never} keep packets to it out of tunnels, and {@code disableBGPExport} keeps IDC nodes from
 * announcing cloud routes that they learned: Calico's BIRD exports what lies in a pool and rejects the rest, and a pool
 * without that member made nodes take over each other's remote routes in Submariner (submariner-io/submariner 3156).
 * Calico has the member since 3.21; an older one refuses the document.
 *
 * @param name the pool's name
 * @param cidr the block
 * @param managedBy how Calico is installed, which decides the API that serves pools
 */
public record CalicoIpPool(String name, Cidr cidr, CniManagement managedBy) {
    /** Calico's default block sizes (calico api/pkg/apis/projectcalico/v3/ippool.go). */
    private static final int BLOCK_SIZE_IPV4 = 26;

    private static final int BLOCK_SIZE_IPV6 = 122;

    public CalicoIpPool {
        requireNonNull(name, "name");
        requireNonNull(cidr, "cidr");
        requireNonNull(managedBy, "managedBy");
    }

    /**
     * Returns the pool as a manifest.
     *
     * <p>A cluster whose Calico came as a manifest serves {@code crd.projectcalico.org/v1} only, where nothing checks or
     * defaults the members; they are all written, therefore. Where the tigera-operator runs, its API server serves
     * {@code projectcalico.org/v3}, which checks them, and which calicoctl takes everywhere (Calico: Install the Calico
     * API server).
     */
    public Document document() {
        return Document.object()
                .put(
                        "apiVersion",
                        managedBy == CniManagement.OPERATOR ? "projectcalico.org/v3" : "crd.projectcalico.org/v1")
                .put("kind", "IPPool")
                .put("metadata", Document.object().put("name", name))
                .put(
                        "spec",
                        Document.object()
                                .put("cidr", cidr.toString())
                                .put("disabled", true)
                                .put("natOutgoing", false)
                                .put("disableBGPExport", true)
                                .put("ipipMode", "Never")
                                .put("vxlanMode", "Never")
                                .put("blockSize", blockSize())
                                .put("nodeSelector", "all()"))
                .build();
    }

    /** Returns Calico's default, or the whole block if that is smaller: a pool must hold at least one of its blocks. */
    private int blockSize() {
        int byDefault = cidr.family() == IpFamily.IPV4 ? BLOCK_SIZE_IPV4 : BLOCK_SIZE_IPV6;
        return Math.max(byDefault, cidr.prefixLength());
    }
}
