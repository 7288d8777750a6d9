// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.text.Document;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests, again where that is safe. */
final class Calls {
    private final Transport transport;
    private final CallPolicy policy;
    private final WriteMode mode;

    Calls(Transport transport, CallPolicy policy, WriteMode mode) {
        this.transport = transport;
        this.policy = policy;
        this.mode = mode;
    }

    Transport transport() {
        return transport;
    }

    KubernetesObject get(ObjectRef ref, Deadline deadline) {
        return read(ApiRequest.get(ref), deadline, Calls::object);
    }

    Optional<KubernetesObject> find(ObjectRef ref, Deadline deadline) {
        try {
            return Optional.of(get(ref, deadline));
        } catch (KubernetesCallException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static KubernetesObject object(JsonReader in) throws IOException {
        return toObject(JsonTrees.object(in, FieldMask.everything()));
    }

    /** What has no kind or name is no object, and so not what was asked for. */
    static KubernetesObject toObject(Map<String, @Nullable Object> tree) throws MalformedJsonException {
        try {
            return KubernetesObject.of(Document.of(tree));
        } catch (IllegalArgumentException e) {
            // The message may quote a value.
            throw new MalformedJsonException("expected a Kubernetes object");
        }
    }

    /** A read: repeated after every failure that may pass. */
    <T extends @Nullable Object> T read(ApiRequest request, Deadline deadline, Transport.Reading<T> reading) {
        try {
            return readOrFail(request, deadline, reading);
        } catch (FailedCall e) {
            throw exception(request, e.failure());
        }
    }

    <T extends @Nullable Object> T readOrFail(ApiRequest request, Deadline deadline, Transport.Reading<T> reading)
            throws FailedCall {
        for (int attempt = 1; ; attempt++) {
            try {
                return transport.send(request, deadline.nextAttempt(), reading);
            } catch (FailedCall e) {
                if (!e.failure().isTransient() || attempt >= policy.attempts()) {
                    throw e;
                }
                if (deadline.hasPassed()) {
                    throw new FailedCall(
                            Failure.of(Reason.TIMED_OUT, e.failure().cause()));
                }
                deadline.pauseAfter(e.failure());
            }
        }
    }

    KubernetesObject writeOrFail(ApiRequest request, Deadline deadline) throws FailedCall {
        return writeOrFail(request, deadline, Calls::object);
    }

    /** A delete is answered with the object or with a Status; neither is of use. */
    void deleteOrFail(ApiRequest request, Deadline deadline) throws FailedCall {
        writeOrFail(request, deadline, in -> JsonTrees.object(in, FieldMask.of(List.of("kind"))));
    }

    /** A write: repeated only after 429, which says that nothing was done. */
    private <T> T writeOrFail(ApiRequest request, Deadline deadline, Transport.Reading<T> reading) throws FailedCall {
        ApiRequest asMode = mode == WriteMode.DRY_RUN ? request.withQuery(Map.of("dryRun", "All")) : request;
        for (int attempt = 1; ; attempt++) {
            try {
                return transport.send(asMode, deadline.nextAttempt(), reading);
            } catch (FailedCall e) {
                if (e.failure().reason() != Reason.THROTTLED || attempt >= policy.attempts()) {
                    throw e;
                }
                deadline.pauseAfter(e.failure());
            }
        }
    }

    static KubernetesCallException exception(ApiRequest request, Failure failure) {
        boolean open = request.verb().isWrite() && failure.leavesOutcomeOpen();
        return KubernetesCallException.of(failure, request.verb().toString(), request.object(), open);
    }
}
