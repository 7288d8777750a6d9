// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Transport.Connection;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.call.Attempts;
import io.hybridcluster.model.call.Deadline;
import io.hybridcluster.model.change.WriteMode;
import io.hybridcluster.model.text.Document;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests, again where that is safe. */
final class Calls {
    private final Transport transport;
    private final Attempts<FailedCall> attempts;
    private final WriteMode mode;

    Calls(Transport transport, Attempts<FailedCall> attempts, WriteMode mode) {
        this.transport = transport;
        this.attempts = attempts;
        this.mode = mode;
    }

    Transport transport() {
        return transport;
    }

    Attempts<FailedCall> attempts() {
        return attempts;
    }

    KubernetesObject get(ObjectRef ref, Deadline deadline) {
        return read(ApiRequest.get(ref), deadline, in -> object(in, ref));
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

    /** Caches and proxies mix answers up. */
    private static KubernetesObject object(JsonReader in, ObjectRef ref) throws IOException {
        KubernetesObject object = object(in);
        if (!object.kind().equals(ref.resource().kind())
                || !object.apiVersion().equals(ref.resource().apiVersion())
                || !object.name().equals(ref.name())
                || !object.namespace().equals(ref.namespace())) {
            throw new OtherObject();
        }
        return object;
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
        return attempts.call(
                operation(request),
                deadline,
                failed -> failed.failure().isTransient(),
                timeout -> transport.send(request, Connection.ANY, timeout, reading));
    }

    KubernetesObject writeOrFail(ApiRequest request, ObjectRef ref, Connection connection, Deadline deadline)
            throws FailedCall {
        return writeOrFail(request, connection, deadline, in -> object(in, ref));
    }

    /** A delete is answered with the object or with a Status; neither is of use. */
    void deleteOrFail(ApiRequest request, Connection connection, Deadline deadline) throws FailedCall {
        writeOrFail(request, connection, deadline, in -> JsonTrees.object(in, FieldMask.of(List.of("kind"))));
    }

    /** A write: repeated only after 429, which says that nothing was done. */
    private <T> T writeOrFail(
            ApiRequest request, Connection connection, Deadline deadline, Transport.Reading<T> reading)
            throws FailedCall {
        ApiRequest asMode = mode == WriteMode.DRY_RUN ? request.withQuery(Map.of("dryRun", "All")) : request;
        return attempts.call(
                operation(request),
                deadline,
                failed -> failed.failure().reason() == Reason.THROTTLED,
                timeout -> transport.send(asMode, connection, timeout, reading));
    }

    /** Such as {@code patch DaemonSet}: what names an object is left out. */
    private static String operation(ApiRequest request) {
        return request.verb() + " " + request.object().replaceAll(" .*", "");
    }

    /** The answer is another object. */
    static final class OtherObject extends IOException {
        private static final long serialVersionUID = 1L;

        OtherObject() {
            super("the answer is another object than the one that was asked for");
        }
    }

    static KubernetesCallException exception(ApiRequest request, Failure failure) {
        boolean open = request.verb().isWrite() && failure.leavesOutcomeOpen();
        return KubernetesCallException.of(failure, request.verb().toString(), request.object(), open);
    }
}
