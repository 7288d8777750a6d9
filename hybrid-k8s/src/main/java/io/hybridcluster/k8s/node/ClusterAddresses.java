// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveAddresses;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.Endpoint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the addresses of the live cluster are those of the plan: the API server, the Services, the blocks of pod
 * addresses of the data centre's nodes.
 *
 * <p>The node script, the routes and the security groups are made from the plan; if the API server has moved since, new
 * nodes do not join. Takes objects one by one, in any order; objects about other things change nothing. Not thread-safe.
 */
public final class ClusterAddresses {
    private static final RuleDescription MOVED = Report.rule(
            "ApiServer.Moved",
            Severity.ERROR,
            "the plan's API server is not where the cluster says that it is; a warning where only its Endpoints are known,"
                    + " which a load balancer may stand before",
            "kubeadm: discovery by token; Kubernetes: Service default/kubernetes");

    private static final RuleDescription NAMED_OTHERWISE = Report.rule(
            "ApiServer.NamedOtherwise",
            Severity.WARNING,
            "the plan and the cluster tell the API server by an address and by a name, or by two names: nothing here looks"
                    + " names up",
            "kubeadm: discovery by token");

    private static final RuleDescription JOINS_ELSEWHERE = Report.rule(
            "ApiServer.JoinsElsewhere",
            Severity.WARNING,
            "nodes that join by kubeadm use the server of cluster-info afterwards, which is another than the plan's; routes"
                    + " and security groups have to cover both",
            "kubeadm: discovery by token");

    private static final RuleDescription LOOPBACK = Report.rule(
            "ApiServer.Loopback",
            Severity.ERROR,
            "cluster-info sends joining nodes to a loopback address, where there is no API server on a cloud node",
            "kubeadm: discovery by token");

    private static final RuleDescription UNKNOWN = Report.rule(
            "ApiServer.AddressUnknown",
            Severity.WARNING,
            "neither Endpoints default/kubernetes nor ConfigMap kube-public/cluster-info tells the API server's address",
            "kubeadm: discovery by token");

    private static final RuleDescription SERVICE_OUTSIDE = Report.rule(
            "Service.AddressOutsidePlan",
            Severity.ERROR,
            "Service default/kubernetes has an address outside the plan's Service blocks, which Terway is configured with",
            "Kubernetes: kube-apiserver, service-cluster-ip-range");

    private static final RuleDescription POD_CIDR_OUTSIDE = Report.rule(
            "Node.PodCidrOutsidePlan",
            Severity.WARNING,
            "the controller manager gave a node of the data centre a pod block outside the plan's; for information only"
                    + " under Calico, whose own IPAM does not use it",
            "Kubernetes: kube-controller-manager, cluster-cidr; Calico: IPAM");

    private final HybridPlan plan;
    private final SortedSet<String> servers = new TreeSet<>();
    private final SortedSet<IpAddress> services = new TreeSet<>();
    private final FindingGroups nodes = new FindingGroups();
    private @Nullable Endpoint clusterInfo;

    private ClusterAddresses(HybridPlan plan) {
        this.plan = plan;
    }

    /** Returns a comparison with this plan, without any object yet. */
    public static ClusterAddresses of(HybridPlan plan) {
        return new ClusterAddresses(requireNonNull(plan, "plan"));
    }

    /** Returns what each id that {@link #findings} can find means, ordered by id. */
    public static List<RuleDescription> rules() {
        return ImmutableList.sortedCopyOf(
                List.of(MOVED, NAMED_OTHERWISE, JOINS_ELSEWHERE, LOOPBACK, UNKNOWN, SERVICE_OUTSIDE, POD_CIDR_OUTSIDE));
    }

    /** Takes Endpoints {@code default/kubernetes}. */
    public void addEndpoints(Map<?, ?> endpoints) {
        LiveAddresses.ofEndpoints(requireNonNull(endpoints, "endpoints"))
                .forEach(server -> servers.add(server.toString()));
    }

    /** Takes an EndpointSlice of Service {@code default/kubernetes}. */
    public void addEndpointSlice(Map<?, ?> slice) {
        LiveAddresses.ofEndpointSlice(requireNonNull(slice, "slice")).forEach(server -> servers.add(server.toString()));
    }

    /** Takes ConfigMap {@code kube-public/cluster-info}. */
    public void addConfigMap(Map<?, ?> configMap) {
        LiveAddresses.ofClusterInfo(requireNonNull(configMap, "configMap")).ifPresent(server -> clusterInfo = server);
    }

    /** Takes Service {@code default/kubernetes}. */
    public void addService(Map<?, ?> service) {
        services.addAll(LiveAddresses.ofService(requireNonNull(service, "service")));
    }

    /** Takes a node. */
    public void addNode(LiveNode node) {
        requireNonNull(node, "node");
        CidrSet planned = CidrSet.copyOf(plan.idc().podCidrs());
        if (NodeSide.of(plan, node) == NodeSide.IDC) {
            node.podCidrs().stream()
                    .filter(cidr -> !planned.contains(cidr))
                    .findFirst()
                    .ifPresent(cidr -> nodes.addAll(podCidrOutside(node, cidr)));
        }
    }

    private List<LiveFinding> podCidrOutside(LiveNode node, Cidr cidr) {
        Report report = new Report("Node", node.name());
        report.add(
                POD_CIDR_OUTSIDE,
                plan.idc().cni().plugin() == CniPlugin.CALICO ? Severity.INFO : Severity.WARNING,
                "its pod block " + cidr + " is in none of the plan's: "
                        + joined(plan.idc().podCidrs()),
                "compare the plan's idc.podCidrs with --cluster-cidr of the controller manager and of kube-proxy");
        return report.findings();
    }

    /** Returns what differs from the plan, in the order of findings. May be asked again after more objects. */
    public List<LiveFinding> findings() {
        FindingGroups findings = new FindingGroups();
        findings.addAll(nodes.findings());
        findings.addAll(apiServer());
        Report service = new Report("Service", "default/kubernetes");
        CidrSet planned = CidrSet.copyOf(plan.cluster().serviceCidrs());
        services.stream()
                .filter(address -> !planned.contains(address))
                .forEach(address -> service.add(
                        SERVICE_OUTSIDE,
                        "its address " + address + " is in none of the plan's Service blocks: "
                                + joined(plan.cluster().serviceCidrs()),
                        "correct cluster.serviceCidrs in the plan, and service_cidr in eni_conf with it"));
        findings.addAll(service.findings());
        return findings.findings();
    }

    private List<LiveFinding> apiServer() {
        Endpoint planned = plan.idc().apiServer();
        Optional<Endpoint> info = Optional.ofNullable(clusterInfo);
        boolean isServer = servers.contains(planned.toString());
        Report report = info.isPresent()
                ? new Report("ConfigMap", "kube-public/cluster-info")
                : new Report("Endpoints", "default/kubernetes");
        if (info.isPresent()) {
            checkClusterInfo(planned, info.get(), isServer, report);
        } else if (servers.isEmpty()) {
            report.add(
                    UNKNOWN,
                    "nothing tells where the API server is",
                    "compare idc.apiServer with the server in a kubeconfig of the cluster by hand");
        } else if (!isServer) {
            report.add(
                    MOVED,
                    Severity.WARNING,
                    "the plan's API server " + planned + " is none of the servers " + String.join(", ", servers),
                    "see that " + planned
                            + " is a load balancer before them; otherwise correct idc.apiServer, and make the"
                            + " node script, the routes and the security groups anew");
        }
        return report.findings();
    }

    private void checkClusterInfo(Endpoint planned, Endpoint info, boolean isServer, Report report) {
        if (isLoopback(info)) {
            report.add(
                    LOOPBACK,
                    "it sends joining nodes to " + info,
                    "set its server to an address that cloud nodes reach, such as the plan's " + planned);
        } else if (planned.equals(info)) {
            return;
        } else if (isServer) {
            report.add(
                    JOINS_ELSEWHERE,
                    "it sends joining nodes to " + info + ", and the plan's API server is " + planned,
                    "set idc.apiServer to " + info + ", or see that cloud nodes reach both");
        } else if (info.address().isEmpty() || planned.address().isEmpty()) {
            report.add(
                    NAMED_OTHERWISE,
                    "it tells the API server as " + info + ", and the plan as " + planned,
                    "see that both are the same server as seen from a cloud node");
        } else {
            report.add(
                    MOVED,
                    "the plan's API server is " + planned + ", and the cluster's is " + info
                            + (servers.isEmpty() ? "" : ", with the servers " + String.join(", ", servers)),
                    "correct idc.apiServer, and make the node script, the routes and the security groups anew");
        }
    }

    private static boolean isLoopback(Endpoint server) {
        return server.host().equals("localhost")
                || server.host().startsWith("127.")
                || server.host().equals("::1");
    }

    private static String joined(List<Cidr> cidrs) {
        return cidrs.stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }
}
