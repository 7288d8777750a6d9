// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static io.hybridcluster.model.finding.Severity.ERROR;
import static io.hybridcluster.model.finding.Severity.INFO;
import static io.hybridcluster.model.finding.Severity.WARNING;
import static io.hybridcluster.model.rule.AddressRole.API_SERVER;
import static io.hybridcluster.model.rule.AddressRole.IDC_NODE;
import static io.hybridcluster.model.rule.AddressRole.IDC_POD;
import static io.hybridcluster.model.rule.AddressRole.INTERCONNECT;
import static io.hybridcluster.model.rule.AddressRole.SERVICE;
import static io.hybridcluster.model.rule.AddressRole.VPC;
import static io.hybridcluster.model.rule.AddressRole.VSWITCH;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.rule.OverlapVerdict.Consequence;
import java.util.List;

/**
 * The verdict on every pair of roles whose blocks may overlap.
 *
 * <p>Two pairs have none. A vSwitch lies in its VPC's block, as it must. The API server lies in a node block, as it
 * usually does; where it does not is {@link ApiServerRule}'s business.
 *
 * <p>What decides is what is really routed. A VPC has system routes for its vSwitches, not for the rest of its block; a
 * custom route may lead into that rest, but never into a vSwitch (VPC: CreateRouteEntry). So an overlap with a vSwitch
 * is an error, and one with the VPC block alone a warning: it works until somebody makes a vSwitch there (VPC:
 * CreateVSwitch allows that). Services are the exception: they may not share the VPC block at all by the word of the
 * cloud's own interface.
 *
 * <p>Pods in tunnels need no route. There it is the vSwitch that is lost: nodes send what is for the pods' block into the
 * tunnels.
 */
final class OverlapVerdicts {
    private static final String ROUTES = "VPC: CreateRouteEntry";
    private static final String PLANNING = "ACK: Plan CIDR blocks for a cluster";
    private static final String KUBERNETES = "Kubernetes: Services, Virtual IPs and Service Proxies";

    /** All verdicts, same roles first. */
    static final List<OverlapVerdict> ALL = ImmutableList.of(
            verdict(
                    "NodeCidr.OverlapsNodeCidr",
                    WARNING,
                    IDC_NODE,
                    IDC_NODE,
                    "two IDC node blocks overlap",
                    "one of them says nothing new, or is mistyped",
                    "the plan file's own rule",
                    OverlapVerdicts::dropOne),
            verdict(
                    "PodCidr.OverlapsPodCidr",
                    ERROR,
                    IDC_POD,
                    IDC_POD,
                    "two IDC pod blocks overlap",
                    "Calico refuses overlapping pools",
                    "Calico: IPPool",
                    OverlapVerdicts::dropOne),
            verdict(
                    "ServiceCidr.OverlapsServiceCidr",
                    ERROR,
                    SERVICE,
                    SERVICE,
                    "two Service blocks overlap",
                    "kube-apiserver takes at most one block of a family",
                    "kube-apiserver: --service-cluster-ip-range",
                    OverlapVerdicts::dropOne),
            verdict(
                    "VpcCidr.OverlapsVpcCidr",
                    ERROR,
                    VPC,
                    VPC,
                    "two blocks of the VPC overlap",
                    "a secondary block must be clear of the others",
                    "VPC: AssociateVpcCidrBlock",
                    OverlapVerdicts::dropOne),
            verdict(
                    "VSwitch.OverlapsVSwitch",
                    ERROR,
                    VSWITCH,
                    VSWITCH,
                    "two vSwitches overlap",
                    "a VPC refuses the second",
                    "VPC: CreateVSwitch",
                    (at, other, free) -> moveVSwitch(at, free)),
            verdict(
                    "InterconnectCidr.OverlapsInterconnectCidr",
                    WARNING,
                    INTERCONNECT,
                    INTERCONNECT,
                    "two interconnect blocks overlap",
                    "one of them says nothing new, or is mistyped",
                    "the plan file's own rule",
                    OverlapVerdicts::dropOne),
            verdict(
                    "PodCidr.OverlapsNodeCidr",
                    ERROR,
                    IDC_POD,
                    IDC_NODE,
                    "an IDC pod block overlaps an IDC node block",
                    "pods and nodes would get the same addresses",
                    "Calico: IPPool",
                    OverlapVerdicts::movePods),
            verdict(
                            "PodCidr.OverlapsVSwitch",
                            ERROR,
                            IDC_POD,
                            VSWITCH,
                            "an IDC pod block overlaps a vSwitch",
                            "the VPC keeps a vSwitch's addresses to itself, so no route leads to the IDC pods there",
                            ROUTES,
                            (at, other, free) -> moveVSwitch(other, free))
                    .inTunnels(
                            ERROR,
                            "the pods' network keeps these addresses to itself, so no pod reaches the vSwitch's nodes"
                                    + " there",
                            (at, other, free) -> moveVSwitch(other, free)),
            verdict(
                            "PodCidr.InsideVpc",
                            WARNING,
                            IDC_POD,
                            VPC,
                            "an IDC pod block shares addresses with the VPC block, outside every vSwitch",
                            "a more specific route leads to the IDC until a vSwitch is made there",
                            ROUTES + "; " + PLANNING,
                            OverlapVerdicts::keepClear)
                    .inTunnels(
                            INFO,
                            "no route has to lead to the pods, but none of them would reach a vSwitch made there",
                            OverlapVerdicts::keepVSwitchesOut),
            verdict(
                    "NodeCidr.OverlapsVSwitch",
                    ERROR,
                    IDC_NODE,
                    VSWITCH,
                    "an IDC node block overlaps a vSwitch",
                    "the VPC keeps a vSwitch's addresses to itself, so no route leads to the IDC nodes there",
                    ROUTES,
                    (at, other, free) -> moveVSwitch(other, free)),
            verdict(
                    "NodeCidr.InsideVpc",
                    WARNING,
                    IDC_NODE,
                    VPC,
                    "an IDC node block shares addresses with the VPC block, outside every vSwitch",
                    "a more specific route leads to the IDC until a vSwitch is made there",
                    ROUTES + "; " + PLANNING,
                    OverlapVerdicts::keepClear),
            verdict(
                    "ServiceCidr.OverlapsNodeCidr",
                    ERROR,
                    SERVICE,
                    IDC_NODE,
                    "a Service block overlaps an IDC node block",
                    "kube-proxy would take traffic to nodes for traffic to Services",
                    KUBERNETES,
                    OverlapVerdicts::moveServices),
            verdict(
                    "ServiceCidr.OverlapsPodCidr",
                    ERROR,
                    SERVICE,
                    IDC_POD,
                    "a Service block overlaps an IDC pod block",
                    "kube-proxy would take traffic to pods for traffic to Services",
                    KUBERNETES,
                    OverlapVerdicts::moveServices),
            verdict(
                    "ServiceCidr.OverlapsVSwitch",
                    ERROR,
                    SERVICE,
                    VSWITCH,
                    "a Service block overlaps a vSwitch",
                    "kube-proxy would take traffic to cloud nodes or pods for traffic to Services",
                    PLANNING,
                    OverlapVerdicts::moveServices),
            verdict(
                    "ServiceCidr.InsideVpc",
                    ERROR,
                    SERVICE,
                    VPC,
                    "a Service block shares addresses with the VPC block",
                    "the cloud wants them apart when the cluster is registered, and a vSwitch made there later could"
                            + " not be reached from the cluster",
                    "ACK: CreateCluster, service_cidr",
                    OverlapVerdicts::moveServices),
            verdict(
                    "ServiceCidr.OverlapsInterconnectCidr",
                    ERROR,
                    SERVICE,
                    INTERCONNECT,
                    "a Service block overlaps an interconnect block",
                    "kube-proxy would take traffic to the routers for traffic to Services",
                    KUBERNETES,
                    OverlapVerdicts::moveServices),
            verdict(
                    "InterconnectCidr.OverlapsNodeCidr",
                    WARNING,
                    INTERCONNECT,
                    IDC_NODE,
                    "an interconnect block overlaps an IDC node block",
                    "a link is often cut out of the data centre's own range, and then no node may have these "
                            + "addresses",
                    "Express Connect: Virtual border router",
                    (at, other, free) -> "keep nodes off " + at.cidr() + ", or give the interconnect a block of its own"
                            + FreeBlocks.suchAs(free.outsideVpc(at.cidr()))),
            verdict(
                    "InterconnectCidr.OverlapsPodCidr",
                    ERROR,
                    INTERCONNECT,
                    IDC_POD,
                    "an interconnect block overlaps an IDC pod block",
                    "a pod and a router would get the same address",
                    "Express Connect: Virtual border router",
                    OverlapVerdicts::moveInterconnect),
            verdict(
                    "InterconnectCidr.OverlapsVSwitch",
                    ERROR,
                    INTERCONNECT,
                    VSWITCH,
                    "an interconnect block overlaps a vSwitch",
                    "the VPC keeps a vSwitch's addresses to itself, so no route leads to the routers there",
                    ROUTES,
                    OverlapVerdicts::moveInterconnect),
            verdict(
                    "InterconnectCidr.InsideVpc",
                    WARNING,
                    INTERCONNECT,
                    VPC,
                    "an interconnect block shares addresses with the VPC block, outside every vSwitch",
                    "it works until a vSwitch is made there",
                    ROUTES + "; " + PLANNING,
                    (at, other, free) ->
                            "never make a vSwitch inside " + at.cidr() + ", or give the interconnect a block"
                                    + " outside the VPC" + FreeBlocks.suchAs(free.outsideVpc(at.cidr()))),
            verdict(
                    "ApiServer.InsideVSwitch",
                    ERROR,
                    API_SERVER,
                    VSWITCH,
                    "the API server has an address of a vSwitch",
                    "the VPC keeps a vSwitch's addresses to itself, so cloud nodes cannot join",
                    ROUTES + "; the guide, prerequisites",
                    OverlapVerdicts::moveApiServer),
            verdict(
                    "ApiServer.InsideVpc",
                    WARNING,
                    API_SERVER,
                    VPC,
                    "the API server has an address of the VPC block, outside every vSwitch",
                    "a more specific route leads to it until a vSwitch is made there",
                    ROUTES + "; the guide, prerequisites",
                    (at, other, free) ->
                            "give " + at.cidr() + ", or the block it is in, a route of its own to the IDC (by"
                                    + " CEN or BGP), and never make a vSwitch around it; or let cloud nodes reach the API server"
                                    + " under an address outside the VPC block"),
            verdict(
                    "ApiServer.InsidePodCidr",
                    ERROR,
                    API_SERVER,
                    IDC_POD,
                    "the API server has an address of an IDC pod block",
                    "Calico may give the same address to a pod",
                    "Calico: IPPool",
                    OverlapVerdicts::moveApiServer),
            verdict(
                    "ApiServer.InsideServiceCidr",
                    ERROR,
                    API_SERVER,
                    SERVICE,
                    "the API server has an address of a Service block",
                    "such an address exists only where kube-proxy runs, and a joining node has none yet",
                    KUBERNETES,
                    OverlapVerdicts::moveApiServer),
            verdict(
                    "ApiServer.InsideInterconnectCidr",
                    ERROR,
                    API_SERVER,
                    INTERCONNECT,
                    "the API server has an address of an interconnect block",
                    "the interconnect uses these itself",
                    "Express Connect: Virtual border router",
                    OverlapVerdicts::moveApiServer));

    private OverlapVerdicts() {}

    private static OverlapVerdict verdict(
            String id,
            Severity severity,
            AddressRole at,
            AddressRole other,
            String overlap,
            String why,
            String source,
            OverlapVerdict.Remedy remedy) {
        Consequence consequence = new Consequence(severity, why, remedy);
        return new OverlapVerdict(
                RuleDescription.of(id, severity, overlap + ": " + why, source), at, other, consequence, consequence);
    }

    private static String dropOne(AddressBlock at, AddressBlock other, FreeBlocks free) {
        return at.cidr().equals(other.cidr())
                ? "leave one of " + at.at() + " and " + other.at() + " out"
                : "leave " + at.at() + " out, since " + other.cidr() + " has its addresses, or correct one of them";
    }

    private static String moveVSwitch(AddressBlock vSwitch, FreeBlocks free) {
        return "make a new vSwitch in place of " + vSwitch.name() + " on a block that nothing uses"
                + FreeBlocks.suchAs(free.vSwitch(vSwitch.cidr().prefixLength()))
                + "; the block of a vSwitch cannot be changed";
    }

    private static String movePods(AddressBlock at, AddressBlock other, FreeBlocks free) {
        return "give IDC pods a pool clear of " + other.name() + FreeBlocks.suchAs(free.outsideVpc(at.cidr()));
    }

    private static String keepClear(AddressBlock at, AddressBlock other, FreeBlocks free) {
        return "give " + at.cidr()
                + " a route of its own to the IDC (by CEN or BGP), and never make a vSwitch inside it;"
                + " a new plan would better stay outside the VPC" + FreeBlocks.suchAs(free.outsideVpc(at.cidr()));
    }

    private static String keepVSwitchesOut(AddressBlock at, AddressBlock other, FreeBlocks free) {
        return "never make a vSwitch inside " + at.cidr() + "; a new plan would better stay outside the VPC"
                + FreeBlocks.suchAs(free.outsideVpc(at.cidr()));
    }

    private static String moveServices(AddressBlock at, AddressBlock other, FreeBlocks free) {
        return "give Services a block clear of " + other.name()
                + FreeBlocks.suchAs(free.service(at.cidr().family()))
                + "; where the cluster is already built, move the other side";
    }

    private static String moveInterconnect(AddressBlock at, AddressBlock other, FreeBlocks free) {
        return "give the interconnect a block clear of " + other.name() + FreeBlocks.suchAs(free.outsideVpc(at.cidr()));
    }

    private static String moveApiServer(AddressBlock at, AddressBlock other, FreeBlocks free) {
        return "let cloud nodes reach the API server under an address outside " + other.name()
                + ", such as one of an IDC node block";
    }
}
