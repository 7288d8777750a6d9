// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.client.Applied;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.terway.credential.AddonSecret;
import io.hybridcluster.model.secret.AccessKey;
import java.util.Optional;

/**
 * Puts an access key where the add-ons of a registered cluster read it, the Secret
 * {@code kube-system/alibaba-addon-secret}: {@code secret::put} takes one straight from the RAM client of hybrid-aliyun.
 */
public final class AddonSecretClient {
    private static final ObjectRef SECRET = ApiResource.SECRETS.named(AddonSecret.NAMESPACE, AddonSecret.NAME);

    private final KubernetesApi api;

    /** Makes a client over this API. */
    public AddonSecretClient(KubernetesApi api) {
        this.api = requireNonNull(api, "api");
    }

    /** Returns the id of the key that the Secret holds; empty if there is no Secret, or no whole key in it. */
    public Optional<String> keyId() {
        return api.find(SECRET).flatMap(found -> AddonSecret.keyId(Reading.tree(found)));
    }

    /**
     * Has the Secret hold this key and no other; other entries stay. Makes the Secret if there is none. Pods that mount it
     * see it within a minute or two; Terway reads it when it starts. One read and at most one write; idempotent.
     */
    public Applied put(AccessKey key) {
        return api.createOrChange(
                SECRET.resource(),
                AddonSecret.holding(key),
                current -> AddonSecret.holding(Reading.tree(current), key));
    }
}
