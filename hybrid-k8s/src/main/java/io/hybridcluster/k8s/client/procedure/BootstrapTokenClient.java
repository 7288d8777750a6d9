// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.bootstrap.BootstrapTokenSecret;
import io.hybridcluster.k8s.bootstrap.BootstrapTokens;
import io.hybridcluster.k8s.bootstrap.ClusterDiscovery;
import io.hybridcluster.k8s.bootstrap.LiveToken;
import io.hybridcluster.k8s.bootstrap.TokenRemoval;
import io.hybridcluster.k8s.bootstrap.TokenRotation;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.util.Map;
import java.util.Optional;

/** Makes, reads and removes the bootstrap tokens that the node script joins with, and reads what nodes are told. */
public final class BootstrapTokenClient {
    private static final String NAMESPACE = "kube-system";
    private static final ObjectRef CLUSTER_INFO = ApiResource.CONFIG_MAPS.named("kube-public", "cluster-info");

    private final KubernetesApi api;

    /** Makes a client over this API. */
    public BootstrapTokenClient(KubernetesApi api) {
        this.api = requireNonNull(api, "api");
    }

    /** Reads all bootstrap tokens of the cluster, and no other Secret. */
    public BootstrapTokens tokens() {
        Listing secrets = Listing.of(ApiResource.SECRETS)
                .inNamespace(NAMESPACE)
                .withFieldSelector("type=bootstrap.kubernetes.io/token");
        return BootstrapTokens.read(Reading.trees(Reading.all(api, secrets)));
    }

    /**
     * Makes a token's Secret.
     *
     * @throws io.hybridcluster.k8s.client.KubernetesCallException {@code ALREADY_EXISTS} if its id is taken
     */
    public Change create(BootstrapTokenSecret secret) {
        return requireNonNull(secret, "secret")
                .withToken(
                        document -> api.create(ApiResource.SECRETS, KubernetesObject.of((Map<?, ?>) document.root())));
    }

    /** Removes a token, unless somebody changed its Secret since it was read. Nodes that joined with it stay. */
    public Change delete(LiveToken token) {
        return api.delete(ApiResource.SECRETS, requireNonNull(token, "token").secret());
    }

    /**
     * Makes the token that the plan asks for, and removes those that are due. The node script has to be uploaded with the
     * new token before {@link TokenRotation#uploadBefore}.
     *
     * @throws io.hybridcluster.k8s.client.KubernetesCallException at the first write that fails, with those before it
     */
    public Changes rotate(TokenRotation plan) {
        Sequence sequence = new Sequence("bootstrap tokens");
        requireNonNull(plan, "plan").creation().ifPresent(secret -> sequence.write(() -> create(secret)));
        for (TokenRemoval removal : plan.dueRemovals()) {
            sequence.write(() -> delete(removal.token()));
        }
        return sequence.done();
    }

    /** Reads where and by which CA nodes find the API server; empty in a cluster that kubeadm did not set up. */
    public Optional<ClusterDiscovery> discovery() {
        return api.find(CLUSTER_INFO).map(configMap -> ClusterDiscovery.read(Reading.tree(configMap)));
    }
}
