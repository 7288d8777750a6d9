// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for how a network plug-in works. Only values that are known words are ever told. */
final class ModeReader {
    private static final NetworkMode NOTHING = NetworkMode.unknown("nothing that was read tells");

    /** Larger texts are no plug-in's configuration. */
    private static final int LONGEST = 1 << 16;

    private final KubernetesObject workload;
    private final PodTemplate pods;
    private final List<KubernetesObject> all;

    ModeReader(KubernetesObject workload, List<KubernetesObject> all) {
        this.workload = workload;
        this.pods = new PodTemplate(workload);
        this.all = all;
    }

    NetworkMode read(KnownWorkload plugin) {
        return switch (plugin) {
            case CALICO_NODE, CALICO_INSTALLATION ->
                pools().or(this::installation)
                        .or(this::backend)
                        .or(this::defaultPool)
                        .orElse(NOTHING);
            case FLANNEL -> flannel("kube-flannel-cfg");
            case CANAL -> flannel("canal-config", "rke2-canal-config");
            case CILIUM -> cilium();
            case KUBE_ROUTER ->
                pods.arguments().contains("--enable-overlay=false")
                        ? NetworkMode.routed("--enable-overlay=false")
                        : NetworkMode.unknown("BGP, and tunnels between subnets unless --enable-overlay=false");
            case WEAVE_NET -> NetworkMode.overlay("Weave Net has no other mode");
            case KILO -> NetworkMode.overlay("Kilo has no other mode than WireGuard");
            case ANTREA -> antrea();
            case KUBE_OVN -> NetworkMode.unknown("Kube-OVN's subnets tell, and are an overlay by default");
            default -> NOTHING;
        };
    }

    /** What counts once Calico has started: the pools (projectcalico/api pkg/apis/projectcalico/v3/ippool.go). */
    private Optional<NetworkMode> pools() {
        boolean seen = false;
        for (KubernetesObject pool : all) {
            if (!pool.kind().equals("IPPool")
                    || !pool.apiVersion().contains("projectcalico.org/")
                    || Boolean.TRUE.equals(pool.tree().at("spec", "disabled"))) {
                continue;
            }
            seen = true;
            for (String member : List.of("ipipMode", "vxlanMode")) {
                if (pool.tree().at("spec", member) instanceof String mode
                        && Set.of("Always", "CrossSubnet").contains(mode)) {
                    return Optional.of(NetworkMode.overlay("IPPool " + pool.name() + " has " + member + " " + mode));
                }
            }
        }
        return seen ? Optional.of(NetworkMode.routed("no IPPool that is in use wraps packets")) : Optional.empty();
    }

    /** tigera/operator api/v1/installation_types.go, IPPool.encapsulation. */
    private Optional<NetworkMode> installation() {
        if (!(workload.tree().at("spec", "calicoNetwork", "ipPools") instanceof List<?> pools) || pools.isEmpty()) {
            return Optional.empty();
        }
        for (Object one : pools) {
            Object encapsulation = one instanceof Map<?, ?> pool ? pool.get("encapsulation") : null;
            if (encapsulation == null) {
                return Optional.of(
                        NetworkMode.overlay("a pool of the Installation has no encapsulation, which means IPIP"));
            }
            if (Set.of("IPIP", "VXLAN", "IPIPCrossSubnet", "VXLANCrossSubnet").contains(encapsulation)) {
                return Optional.of(
                        NetworkMode.overlay("a pool of the Installation has encapsulation " + encapsulation));
            }
        }
        return Optional.of(NetworkMode.routed("no pool of the Installation has an encapsulation"));
    }

    private Optional<NetworkMode> backend() {
        Optional<String> backend =
                pods.environment("CALICO_NETWORKING_BACKEND").or(() -> configured("calico-config", "calico_backend"));
        return backend.filter("vxlan"::equals).map(value -> NetworkMode.overlay("Calico's backend is vxlan"));
    }

    /** Calico makes its first pool so, and looks at these no more (Calico: Configuring calico/node, IP pools). */
    private Optional<NetworkMode> defaultPool() {
        for (String variable : List.of("CALICO_IPV4POOL_IPIP", "CALICO_IPV4POOL_VXLAN")) {
            Optional<String> mode = pods.environment(variable);
            if (mode.isPresent()
                    && Set.of("Always", "CrossSubnet", "always", "cross-subnet").contains(mode.get())) {
                return Optional.of(NetworkMode.overlay(
                        variable + " is " + mode.get() + ", if the first pool is still as Calico made it"));
            }
        }
        return pods.environment("CALICO_IPV4POOL_IPIP")
                .filter(mode -> Set.of("Never", "Off", "never", "off").contains(mode))
                .map(mode -> NetworkMode.routed("CALICO_IPV4POOL_IPIP is " + mode));
    }

    private NetworkMode flannel(String... configMaps) {
        for (String name : configMaps) {
            Optional<Document> network = configured(name, "net-conf.json").flatMap(ModeReader::parse);
            if (network.isPresent() && network.get().at("Backend", "Type") instanceof String type) {
                if (Set.of("vxlan", "udp", "ipip", "ipsec", "wireguard").contains(type)) {
                    return NetworkMode.overlay("flannel's backend is " + type);
                }
                if (Set.of("host-gw", "alloc", "ali-vpc").contains(type)) {
                    return NetworkMode.routed("flannel's backend is " + type);
                }
            }
        }
        return NOTHING;
    }

    private NetworkMode cilium() {
        Optional<String> routing = configured("cilium-config", "routing-mode");
        if (routing.filter("native"::equals).isPresent()) {
            return NetworkMode.routed("Cilium's routing-mode is native");
        }
        if (routing.filter("tunnel"::equals).isPresent()) {
            return NetworkMode.overlay("Cilium's routing-mode is tunnel");
        }
        Optional<String> tunnel = configured("cilium-config", "tunnel");
        if (tunnel.filter("disabled"::equals).isPresent()) {
            return NetworkMode.routed("Cilium's tunnel is disabled");
        }
        return tunnel.filter(Set.of("vxlan", "geneve")::contains)
                .map(protocol -> NetworkMode.overlay("Cilium's tunnel is " + protocol))
                .orElse(NOTHING);
    }

    private NetworkMode antrea() {
        Optional<String> mode = configured("antrea-config", "antrea-agent.conf")
                .flatMap(ModeReader::parse)
                .map(conf -> conf.at("trafficEncapMode") instanceof String text ? text : "encap");
        if (mode.isEmpty()) {
            return NOTHING;
        }
        return mode.get().equals("noEncap") || mode.get().equals("networkPolicyOnly")
                ? NetworkMode.routed("Antrea's trafficEncapMode is " + mode.get())
                : NetworkMode.overlay("Antrea's trafficEncapMode is not noEncap");
    }

    private Optional<String> configured(String configMap, String key) {
        for (KubernetesObject object : all) {
            if (object.kind().equals("ConfigMap") && object.name().equals(configMap)) {
                @Nullable Object value = object.tree().at("data", key);
                if (value instanceof String text) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Document> parse(String text) {
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(YamlText.read("data", text.getBytes(UTF_8)));
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }
}
