// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import java.util.Optional;

/**
 * Where an add-on reads its access key, such as the Secret {@code kube-system/alibaba-addon-secret} of a registered cluster. It holds at
 * most one key.
 *
 * <p>The cloud tells the secret of a key once. Whoever creates a key therefore asks {@link #keeps} and {@link #keyId} first, hands
 * the new key to {@link #put}, and asks {@link #keyId} again.
 *
 * <p>Implementations are thread-safe. None of the methods repeats the secret in an exception.
 */
public interface AccessKeyStore {
    /**
     * Returns whether {@link #put} and {@link #remove} change the store. A preview, such as a client that only reads, does not: a key
     * that was created for it would be lost, so none is created.
     */
    default boolean keeps() {
        return true;
    }

    /**
     * Returns the id of the key that the store holds; empty if it holds none, or not both halves. Reads only.
     *
     * @throws Exception if the store cannot be read
     */
    Optional<String> keyId() throws Exception;

    /**
     * Stores this key in place of the one that is there. Returns when the store holds it; idempotent.
     *
     * @throws Exception if the store does not hold it; whoever created the key deletes it then
     */
    void put(AccessKey key) throws Exception;

    /**
     * Removes the key of this id. Does nothing if the store holds another key, or none; idempotent.
     *
     * @throws Exception if the store may still hold it
     */
    void remove(String keyId) throws Exception;
}
