// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.util.function.Supplier;

/** Several writes of one operation: whatever fails tells of those that were made before it. Used once, by one thread. */
final class Sequence {
    private final String object;
    private Changes done = Changes.none();

    /** @param object what the operation is of, for the message of a failure that is not of a call */
    Sequence(String object) {
        this.object = object;
    }

    /** Makes a write, and remembers what it did. */
    void write(Supplier<Change> write) {
        done = done.and(Changes.of(read(write)));
    }

    /** Reads something between two writes, or checks what was read. */
    <T> T read(Supplier<T> read) {
        try {
            return read.get();
        } catch (KubernetesCallException e) {
            throw e.after(done);
        } catch (RuntimeException e) {
            if (done.list().isEmpty()) {
                throw e;
            }
            throw KubernetesCallException.stopped(object, e, done);
        }
    }

    /** Returns what was done. */
    Changes done() {
        return done;
    }
}
