// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.terway.credential.AddonSecret;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Effect;
import io.hybridcluster.model.change.Subject;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.AccessKeyStore;
import java.util.Optional;

/**
 * Keeps an access key where the add-ons of a registered cluster read it, the Secret {@code kube-system/alibaba-addon-secret}: the store
 * that the RAM client of hybrid-aliyun hands a key to.
 */
public final class AddonSecretClient implements AccessKeyStore {
    private static final ObjectRef SECRET = ApiResource.SECRETS.named(AddonSecret.NAMESPACE, AddonSecret.NAME);

    private final KubernetesApi api;

    /** Makes a client over this API. */
    public AddonSecretClient(KubernetesApi api) {
        this.api = requireNonNull(api, "api");
    }

    /** Returns whether the client writes: with another {@link io.hybridcluster.model.change.WriteMode} the Secret stays as it is. */
    @Override
    public boolean keeps() {
        return api.mode().writes();
    }

    /** Returns the id of the key that the Secret holds; empty if there is no Secret, or no whole key in it. */
    @Override
    public Optional<String> keyId() {
        return api.find(SECRET).flatMap(found -> AddonSecret.keyId(Reading.tree(found)));
    }

    /**
     * Has the Secret hold this key, as {@link #set} does.
     *
     * @throws KubernetesCallException as {@link #set}
     * @throws IllegalStateException if the server accepted the key and does not hold it. The message does not show it
     */
    @Override
    public void put(AccessKey key) {
        Change change = set(key);
        if (change.effect() == Effect.NOT_KEPT) {
            throw new IllegalStateException(change + ": the server accepted the access key and does not hold it");
        }
    }

    /**
     * Has the Secret hold this key and no other; other entries stay. Makes the Secret if there is none. Pods that mount it
     * see it within a minute or two; Terway reads it when it starts. One read and at most one write; idempotent.
     */
    public Change set(AccessKey key) {
        return api.createOrChange(
                SECRET.resource(),
                AddonSecret.holding(key),
                current -> AddonSecret.holding(Reading.tree(current), key));
    }

    /** Removes the key of this id, as {@link #clear} does. */
    @Override
    public void remove(String keyId) {
        clear(keyId);
    }

    /**
     * Removes the key of this id from the Secret; other entries stay, and so does the Secret. Does nothing if there is no Secret, or it
     * holds another key. One read and at most one write; idempotent.
     */
    public Change clear(String keyId) {
        requireNonNull(keyId, "keyId");
        Optional<KubernetesObject> there = api.find(SECRET);
        if (there.isEmpty()) {
            Subject subject = new Subject(Subject.KUBERNETES, "Secret", AddonSecret.NAMESPACE + "/" + AddonSecret.NAME);
            return Change.builder(subject, Effect.UNCHANGED, api.mode()).build();
        }
        return api.changeFrom(
                SECRET.resource(), there.get(), current -> AddonSecret.without(Reading.tree(current), keyId));
    }
}
