// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import java.util.Map;

/** Tells the registered cluster's agent where the node script is (the guide, step 4). */
public final class AgentConfigClient {
    private static final ObjectRef CONFIG_MAP = ApiResource.CONFIG_MAPS.named("kube-system", "ack-agent-config");

    private final KubernetesApi api;

    /** Makes a client over this API. */
    public AgentConfigClient(KubernetesApi api) {
        this.api = requireNonNull(api, "api");
    }

    /**
     * Sets the one key of {@code kube-system/ack-agent-config}, and leaves all else; makes the ConfigMap if the agent has
     * not yet. The agent has read it by {@link AckAgentConfig#readBy}: do not scale out before. One read and at most one
     * write; idempotent; taken back by {@link KubernetesApi#undo}.
     */
    public Change set(AckAgentConfig wanted) {
        KubernetesObject documented = KubernetesObject.of(
                (Map<?, ?>) requireNonNull(wanted, "wanted").documented().root());
        return api.createOrChange(CONFIG_MAP.resource(), documented, current -> wanted.applyTo(Reading.tree(current)));
    }
}
