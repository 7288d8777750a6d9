// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.plan.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the cluster says that its API server is. Every method yields nothing for an object that is about another thing. */
public final class LiveAddresses {
    /** kubeadm writes cluster-info as block YAML; JSON is YAML too. Nothing but the host and the port is taken. */
    private static final Pattern SERVER =
            Pattern.compile("(?:^|[\\s{,\"'])server[\"']?\\s*+:\\s*+[\"']?https://([^\\s\"'/@,}]++)(?=[\\s\"'/,}]|$)");

    private static final int HTTPS = 443;

    private LiveAddresses() {}

    /** Returns the paths of an Endpoints that are read. */
    public static List<String> endpointsFields() {
        return List.of("metadata.namespace", "metadata.name", "subsets");
    }

    /** Returns the paths of an EndpointSlice that are read. */
    public static List<String> endpointSliceFields() {
        return List.of("metadata.namespace", "metadata.name", "metadata.labels", "endpoints", "ports");
    }

    /** Returns the paths of a Service that are read. */
    public static List<String> serviceFields() {
        return List.of("metadata.namespace", "metadata.name", "spec.clusterIP", "spec.clusterIPs");
    }

    /** Returns the paths of a ConfigMap that are read. */
    public static List<String> configMapFields() {
        return List.of("metadata.namespace", "metadata.name", "data.kubeconfig");
    }

    /** Returns the API servers themselves, of Endpoints {@code default/kubernetes}. */
    public static List<Endpoint> ofEndpoints(Map<?, ?> endpoints) {
        ImmutableList.Builder<Endpoint> servers = ImmutableList.builder();
        if (isNamed(requireNonNull(endpoints, "endpoints"), "default", "kubernetes")) {
            for (Object subset : Tree.list(endpoints, "subsets")) {
                for (Object address : Tree.list(subset, "addresses")) {
                    addAll(servers, Tree.textOrEmpty(address, "ip"), Tree.list(subset, "ports"));
                }
            }
        }
        return servers.build();
    }

    /** Returns the API servers themselves, of an EndpointSlice of Service {@code default/kubernetes}. */
    public static List<Endpoint> ofEndpointSlice(Map<?, ?> slice) {
        ImmutableList.Builder<Endpoint> servers = ImmutableList.builder();
        String service =
                Tree.textOrEmpty(requireNonNull(slice, "slice"), "metadata", "labels", "kubernetes.io/service-name");
        if (service.equals("kubernetes") && "default".equals(Tree.text(slice, "metadata", "namespace"))) {
            for (Object endpoint : Tree.list(slice, "endpoints")) {
                for (Object address : Tree.list(endpoint, "addresses")) {
                    addAll(servers, address instanceof String text ? text : "", Tree.list(slice, "ports"));
                }
            }
        }
        return servers.build();
    }

    /**
     * Returns where joining nodes are sent: the server of the kubeconfig in ConfigMap {@code kube-public/cluster-info}
     * (kubeadm: discovery by token).
     */
    public static Optional<Endpoint> ofClusterInfo(Map<?, ?> configMap) {
        if (!isNamed(requireNonNull(configMap, "configMap"), "kube-public", "cluster-info")) {
            return Optional.empty();
        }
        Matcher server = SERVER.matcher(Tree.textOrEmpty(configMap, "data", "kubeconfig"));
        if (!server.find()) {
            return Optional.empty();
        }
        String authority = server.group(1);
        return parsed(authority).or(() -> parsed(authority + ":" + HTTPS));
    }

    /** Returns the addresses of Service {@code default/kubernetes}. */
    public static List<IpAddress> ofService(Map<?, ?> service) {
        if (!isNamed(requireNonNull(service, "service"), "default", "kubernetes")) {
            return List.of();
        }
        List<?> several = Tree.list(service, "spec", "clusterIPs");
        List<?> all = several.isEmpty() ? List.of(Tree.textOrEmpty(service, "spec", "clusterIP")) : several;
        return all.stream()
                .flatMap(ip -> ip instanceof String text ? IpAddress.tryParse(text).stream() : null)
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isNamed(Map<?, ?> object, String namespace, String name) {
        return name.equals(Tree.text(object, "metadata", "name"))
                && namespace.equals(Tree.text(object, "metadata", "namespace"));
    }

    private static void addAll(ImmutableList.Builder<Endpoint> servers, String address, List<?> ports) {
        for (Object port : ports) {
            OptionalInt number = Tree.number(port, "port");
            if (number.isPresent()) {
                String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
                parsed(host + ":" + number.getAsInt()).ifPresent(servers::add);
            }
        }
    }

    private static Optional<Endpoint> parsed(String text) {
        try {
            return Optional.of(Endpoint.parse(text));
        } catch (IllegalArgumentException e) {
            // Whoever wrote it, no client could use it either.
            return Optional.empty();
        }
    }
}
