// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a node that matter here.
 *
 * @param ready whether the kubelet is ready for pods
 * @param networkPluginReady false where the kubelet says that it waits for a network plugin (kubernetes
 *     {@code pkg/kubelet/runtime.go}: "container runtime network not ready ... NetworkPluginNotReady")
 * @param sufficientIp whether Terway has addresses left; absent until terwayd has started its interface manager once, and
 *     rarely written after that, so that an old heartbeat is normal (terway {@code pkg/eni})
 * @param networkUnavailable what Calico, Flannel and Cilium clear when they are up; Terway leaves it alone
 */
public record NodeConditions(
        Optional<NodeCondition> ready,
        boolean networkPluginReady,
        Optional<NodeCondition> sufficientIp,
        Optional<NodeCondition> networkUnavailable) {
    private static final ImmutableSet<String> KNOWN_REASONS = ImmutableSet.of(
            "KubeletReady",
            "KubeletNotReady",
            "NodeStatusUnknown",
            "NodeStatusNeverUpdated",
            "SufficientIP",
            "InsufficientIP",
            "IPResInsufficient",
            "CalicoIsUp",
            "CalicoIsDown",
            "FlannelIsUp",
            "CiliumIsUp",
            "RouteCreated",
            "NoRouteCreated");

    public NodeConditions {
        requireNonNull(ready, "ready");
        requireNonNull(sufficientIp, "sufficientIp");
        requireNonNull(networkUnavailable, "networkUnavailable");
    }

    static NodeConditions of(List<?> conditions) {
        @Nullable NodeCondition ready = null;
        boolean pluginReady = true;
        @Nullable NodeCondition sufficientIp = null;
        @Nullable NodeCondition networkUnavailable = null;
        for (Object condition : conditions) {
            switch (Tree.textOrEmpty(condition, "type")) {
                case "Ready" -> {
                    ready = read(condition);
                    pluginReady = ready.isTrue() || !saysPluginNotReady(condition);
                }
                case "SufficientIP" -> sufficientIp = read(condition);
                case "NetworkUnavailable" -> networkUnavailable = read(condition);
                default -> {}
            }
        }
        return new NodeConditions(
                Optional.ofNullable(ready),
                pluginReady,
                Optional.ofNullable(sufficientIp),
                Optional.ofNullable(networkUnavailable));
    }

    private static NodeCondition read(Object condition) {
        String status = Tree.textOrEmpty(condition, "status");
        String reason = Tree.textOrEmpty(condition, "reason");
        return new NodeCondition(
                status.equals("True") ? "True" : status.equals("False") ? "False" : "Unknown",
                KNOWN_REASONS.stream().filter(reason::equals).findFirst().orElse(""));
    }

    private static boolean saysPluginNotReady(Object condition) {
        String message = Tree.textOrEmpty(condition, "message");
        return Tree.textOrEmpty(condition, "reason").equals("NetworkPluginNotReady")
                || message.contains("NetworkPluginNotReady")
                || message.contains("NetworkReady=false");
    }
}
