// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.YamlDocuments;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * The disabled pools that keep Calico from masquerading traffic to the cloud, one for each block of the node and pod
 * vSwitches, in the plan's order. {@link CalicoIpPool} says why they are needed; the guide does not mention them.
 *
 * @param pools the pools
 */
public record CalicoIpPools(List<CalicoIpPool> pools) {
    public CalicoIpPools {
        pools = List.copyOf(requireNonNull(pools, "pools"));
    }

    /**
     * Returns the pools for this plan's node and pod vSwitches, IPv6 blocks included. They are named after the vSwitch:
     * {@code cloud-vsw-bp1pod00000000000000}, and {@code -ipv6} behind it for its IPv6 block.
     *
     * @throws IllegalArgumentException if the data centre's plugin is not Calico
     */
    public static CalicoIpPools of(HybridPlan plan) {
        requireNonNull(plan, "plan");
        if (plan.idc().cni().plugin() != CniPlugin.CALICO) {
            throw new IllegalArgumentException(
                    "the data centre runs " + plan.idc().cni().plugin() + ", and only calico has IP pools");
        }
        CniManagement managedBy = plan.idc().cni().managedBy();
        List<CalicoIpPool> pools = new ArrayList<>();
        for (VSwitch vSwitch : plan.vpc().vSwitches()) {
            if (vSwitch.role() != VSwitchRole.OTHER) {
                // Ids of vSwitches are lower-case letters, digits and one "-", so the name is a DNS name.
                String name = "cloud-" + vSwitch.id();
                pools.add(new CalicoIpPool(name, vSwitch.cidr(), managedBy));
                vSwitch.ipv6Cidr().ifPresent(cidr -> pools.add(new CalicoIpPool(name + "-ipv6", cidr, managedBy)));
            }
        }
        return new CalicoIpPools(pools);
    }

    /** Returns the rules of this package, ordered by id. */
    public static List<RuleDescription> rules() {
        return CalicoRules.all().stream().sorted().toList();
    }

    /** Returns the manifests, in order. */
    public List<Document> documents() {
        return pools.stream().map(CalicoIpPool::document).toList();
    }

    /** Returns the manifests as one YAML file. */
    public String toYaml() {
        return YamlDocuments.toYaml(documents());
    }
}
