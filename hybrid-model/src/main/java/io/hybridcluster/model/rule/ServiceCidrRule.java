// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpFamily;
import io.hybridcluster.model.version.KubernetesVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The Service blocks must be such that kube-apiserver and ACK take them. */
final class ServiceCidrRule implements PlanRule {
    private static final RuleDescription TOO_LARGE = RuleDescription.of(
            "ServiceCidr.TooLarge",
            Severity.ERROR,
            "a Service block has more than 20 host bits, which kube-apiserver refuses before Kubernetes 1.34",
            "kubernetes cmd/kube-apiserver/app/options/validation.go");

    private static final RuleDescription SAME_FAMILY = RuleDescription.of(
            "ServiceCidr.SameFamily",
            Severity.ERROR,
            "there are two Service blocks of one family, and kube-apiserver takes one of each",
            "kubernetes cmd/kube-apiserver/app/options/validation.go");

    private static final RuleDescription ACK_BOUNDS = RuleDescription.of(
            "ServiceCidr.OutsideAckBounds",
            Severity.WARNING,
            "an IPv4 Service block is not a private one with a mask from 16 to 24, as ACK wants it",
            "ACK: CreateCluster, service_cidr");

    private static final RuleDescription FAMILIES = RuleDescription.of(
            "ServiceCidr.FamiliesDiffer",
            Severity.ERROR,
            "the families of the Service blocks are not those of the IDC pod blocks",
            "Kubernetes: IPv4/IPv6 dual-stack");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(TOO_LARGE, SAME_FAMILY, ACK_BOUNDS, FAMILIES);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        List<AddressBlock> services = plan.blocks().of(AddressRole.SERVICE);
        services.forEach(block -> bounds(block, plan, report));
        for (IpFamily family : IpFamily.values()) {
            List<Cidr> same = services.stream()
                    .map(AddressBlock::cidr)
                    .filter(cidr -> cidr.family() == family)
                    .toList();
            if (same.size() > 1) {
                report.add(
                        SAME_FAMILY,
                        Places.SERVICE_CIDRS,
                        "there are " + same.size() + " Service blocks of one family, of which " + same.get(0) + " and "
                                + same.get(1) + " are two",
                        "keep the block that kube-apiserver has in --service-cluster-ip-range");
            }
        }
        families(plan, report);
    }

    private static void bounds(AddressBlock block, CheckedPlan plan, Report report) {
        Cidr cidr = block.cidr();
        KubernetesVersion version = plan.plan().cluster().kubernetesVersion();
        if (cidr.family().bits() - cidr.prefixLength() > 20 && !version.isAtLeast(1, 34, 0)) {
            report.add(
                    TOO_LARGE,
                    block.at(),
                    block.name() + " has " + (cidr.family().bits() - cidr.prefixLength())
                            + " host bits, and kube-apiserver " + version + " takes 20",
                    "use a mask of at least /" + (cidr.family().bits() - 20)
                            + FreeBlocks.suchAs(plan.free().service(cidr.family())));
        }
        boolean isOurs = cidr.family() == IpFamily.IPV6
                || cidr.prefixLength() >= 16 && cidr.prefixLength() <= 24 && FreeBlocks.PRIVATE.contains(cidr);
        if (!isOurs) {
            report.add(
                    ACK_BOUNDS,
                    block.at(),
                    block.name() + " is not a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 with a mask from /16"
                            + " to /24",
                    "for a new cluster take a block in these bounds"
                            + FreeBlocks.suchAs(plan.free().service(cidr.family()))
                            + "; for a cluster that exists, see that the registered cluster was made with this block");
        }
    }

    private static void families(CheckedPlan plan, Report report) {
        Set<IpFamily> services = families(plan, AddressRole.SERVICE);
        Set<IpFamily> pods = families(plan, AddressRole.IDC_POD);
        if (services.equals(pods)) {
            return;
        }
        // Services of fewer families than pods work; pods then just lack Services of the other family.
        boolean works = pods.containsAll(services);
        report.add(
                FAMILIES,
                works ? Severity.WARNING : Severity.ERROR,
                Places.SERVICE_CIDRS,
                "Service blocks are " + names(services) + " and IDC pod blocks " + names(pods),
                works
                        ? "add a Service block of the other family, or leave the pods at " + names(services)
                        : "give pods and Services the same families");
    }

    private static Set<IpFamily> families(CheckedPlan plan, AddressRole role) {
        return plan.blocks().of(role).stream()
                .map(block -> block.cidr().family())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String names(Set<IpFamily> families) {
        if (families.size() == 2) {
            return "IPv4 and IPv6";
        }
        return families.contains(IpFamily.IPV4) ? "IPv4" : "IPv6";
    }
}
