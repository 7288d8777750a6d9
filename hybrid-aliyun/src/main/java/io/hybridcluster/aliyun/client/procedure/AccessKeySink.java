// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.model.secret.AccessKey;

/**
 * What takes a new access key to where the component reads it. It is the only thing that gets the key: the cloud tells the
 * secret once, and {@link ComponentUserClient} keeps none.
 *
 * <p>In a registered cluster that is the Secret {@code kube-system/alibaba-addon-secret}. With hybrid-k8s, which this module does
 * not depend on:
 *
 * <pre>{@code
 * AccessKeySink sink = key -> {
 *     Document secret = Document.object()
 *             .put("apiVersion", "v1")
 *             .put("kind", "Secret")
 *             .put("metadata", Document.object()
 *                     .put("name", AddonSecret.NAME)
 *                     .put("namespace", AddonSecret.NAMESPACE))
 *             .put("stringData", Document.object()
 *                     .put("access-key-id", key.id())
 *                     .put("access-key-secret", key.secret().reveal(text -> text)))
 *             .build();
 *     KubernetesObject wanted = KubernetesObject.of((Map<?, ?>) secret.root());
 *     kubernetes.createOrChange(ApiResource.SECRETS, wanted, current -> ObjectChange.of(current, merged(current, wanted)));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface AccessKeySink {
    /**
     * Takes a key. Returns when it is where it belongs, and throws if it is not there: the key is deleted then.
     *
     * @throws Exception for whatever reason; one that shows the key's secret is not passed on
     */
    void receive(AccessKey key) throws Exception;
}
