// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.object.Reversal;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The writes. A write that failed without telling whether it took effect is not repeated: the object is read, and what is
 * still missing is computed anew and written with the version that was read.
 */
final class Changes {
    private final Calls calls;
    private final CallPolicy policy;
    private final WriteMode mode;

    Changes(Calls calls, CallPolicy policy, WriteMode mode) {
        this.calls = calls;
        this.policy = policy;
        this.mode = mode;
    }

    Applied change(ObjectRef ref, Function<? super KubernetesObject, ObjectChange> compute, Deadline deadline) {
        return change(calls.get(ref, deadline), ref, compute, deadline);
    }

    Applied change(
            KubernetesObject first,
            ObjectRef ref,
            Function<? super KubernetesObject, ObjectChange> compute,
            Deadline deadline) {
        KubernetesObject current = first;
        // The state before a write of ours that may have been made.
        @Nullable KubernetesObject open = null;
        int failures = 0;
        int conflicts = 0;
        while (true) {
            ObjectChange change = requireNonNull(compute.apply(current), "compute returned null");
            requireChangeOf(current, change);
            if (!change.isChange()) {
                return open == null ? Applied.unchanged(mode, ref, current) : Applied.changed(mode, ref, open, current);
            }
            if (mode == WriteMode.READ_ONLY) {
                return Applied.changed(mode, ref, current, KubernetesObject.of((Map<?, ?>)
                        change.after().root()));
            }
            ApiRequest patch = ApiRequest.mergePatch(ref, change.mergePatch()).withQuery(manager());
            try {
                return Applied.changed(mode, ref, open == null ? current : open, calls.writeOrFail(patch, deadline));
            } catch (FailedCall e) {
                Failure failure = e.failure();
                boolean again = failure.reason() == Reason.CONFLICT
                        ? conflicts++ < policy.rereads()
                        : mayPass(failure) && ++failures < policy.attempts();
                KubernetesCallException exception = Calls.exception(patch, failure);
                if (exception.outcomeUnknown() && open == null && mode == WriteMode.WRITE) {
                    open = current;
                }
                if (!again) {
                    throw open == null ? exception : exception.withOutcomeUnknown();
                }
                current = reread(ref, deadline, failure, exception, open != null);
            }
        }
    }

    /** Reads again, after a pause where the server is in trouble; says what happened first if that fails. */
    private KubernetesObject reread(
            ObjectRef ref, Deadline deadline, Failure failure, KubernetesCallException exception, boolean open) {
        try {
            if (failure.reason() != Reason.CONFLICT) {
                deadline.pauseAfter(failure);
            }
            return calls.get(ref, deadline);
        } catch (FailedCall e) {
            throw open ? exception.withOutcomeUnknown() : exception;
        } catch (KubernetesCallException e) {
            if (exception.reason() == Reason.CONFLICT && !open) {
                // Somebody wrote in between, which is nothing to complain of; that it cannot be read is.
                throw e;
            }
            exception.addSuppressed(e);
            throw open ? exception.withOutcomeUnknown() : exception;
        }
    }

    /** What 429 answered was tried again already, below. */
    private static boolean mayPass(Failure failure) {
        return failure.reason() != Reason.THROTTLED && (failure.isTransient() || failure.reason() == Reason.UNREADABLE);
    }

    private static void requireChangeOf(KubernetesObject current, ObjectChange change) {
        if (!change.before().equals(current)) {
            throw new IllegalArgumentException(
                    "the change computed for " + current + " starts from another state of " + change.before());
        }
    }

    Applied create(ObjectRef ref, KubernetesObject wanted, Deadline deadline) {
        if (mode == WriteMode.READ_ONLY) {
            calls.find(ref, deadline).ifPresent(there -> {
                throw Calls.exception(ApiRequest.create(ref, wanted.tree()), Failure.of(Reason.ALREADY_EXISTS, null));
            });
            return Applied.created(mode, ref, wanted);
        }
        ApiRequest create = ApiRequest.create(ref, wanted.tree()).withQuery(manager());
        boolean open = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return Applied.created(mode, ref, calls.writeOrFail(create, deadline));
            } catch (FailedCall e) {
                KubernetesCallException exception = Calls.exception(create, e.failure());
                open |= exception.outcomeUnknown() && mode == WriteMode.WRITE;
                boolean mine = open && exception.reason() == Reason.ALREADY_EXISTS;
                if (!mine && !(mayPass(e.failure()) && attempt < policy.attempts())) {
                    throw open ? exception.withOutcomeUnknown() : exception;
                }
                Optional<KubernetesObject> there = lookAgain(ref, deadline, e.failure(), exception, open);
                if (there.isPresent()) {
                    if (open
                            && contains(there.get().tree().root(), wanted.tree().root())) {
                        return Applied.created(mode, ref, there.get());
                    }
                    throw Calls.exception(create, Failure.of(Reason.ALREADY_EXISTS, null));
                }
            }
        }
    }

    private Optional<KubernetesObject> lookAgain(
            ObjectRef ref, Deadline deadline, Failure failure, KubernetesCallException exception, boolean open) {
        try {
            if (failure.reason() != Reason.ALREADY_EXISTS) {
                deadline.pauseAfter(failure);
            }
            return calls.find(ref, deadline);
        } catch (FailedCall e) {
            throw open ? exception.withOutcomeUnknown() : exception;
        } catch (KubernetesCallException e) {
            exception.addSuppressed(e);
            throw open ? exception.withOutcomeUnknown() : exception;
        }
    }

    Applied createOrChange(
            ObjectRef ref,
            KubernetesObject wanted,
            Function<? super KubernetesObject, ObjectChange> compute,
            Deadline deadline) {
        Optional<KubernetesObject> there = calls.find(ref, deadline);
        if (there.isPresent()) {
            return change(there.get(), ref, compute, deadline);
        }
        try {
            return create(ref, wanted, deadline);
        } catch (KubernetesCallException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            return change(ref, compute, deadline);
        }
    }

    Applied delete(ObjectRef ref, KubernetesObject object, Deadline deadline) {
        String uid =
                object.root().member("metadata").member("uid").optionalString().orElse("");
        String version = object.resourceVersion().orElse("");
        if (uid.isEmpty() || version.isEmpty()) {
            throw new IllegalArgumentException(
                    object + " has no uid or resourceVersion: it was not read from a server");
        }
        if (mode == WriteMode.READ_ONLY) {
            return calls.find(ref, deadline).isPresent()
                    ? Applied.deleted(mode, ref, object)
                    : Applied.unchanged(mode, ref, object);
        }
        ApiRequest delete = ApiRequest.delete(ref, deleteOptions(uid, version, mode == WriteMode.DRY_RUN));
        boolean open = false;
        for (int attempt = 1; ; attempt++) {
            try {
                calls.deleteOrFail(delete, deadline);
                return Applied.deleted(mode, ref, object);
            } catch (FailedCall e) {
                KubernetesCallException exception = Calls.exception(delete, e.failure());
                if (exception.reason() == Reason.NOT_FOUND) {
                    return open ? Applied.deleted(mode, ref, object) : Applied.unchanged(mode, ref, object);
                }
                open |= exception.outcomeUnknown() && mode == WriteMode.WRITE;
                if (!mayPass(e.failure()) || attempt >= policy.attempts()) {
                    throw open ? exception.withOutcomeUnknown() : exception;
                }
                // The preconditions make it safe to send again: what was deleted is not found, or is another object.
                try {
                    deadline.pauseAfter(e.failure());
                } catch (FailedCall late) {
                    throw open ? exception.withOutcomeUnknown() : exception;
                }
            }
        }
    }

    /** A server that gets options in the body does not look at those in the query: {@code dryRun} has to be here. */
    private static Document deleteOptions(String uid, String version, boolean dryRun) {
        return Document.object()
                .put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("preconditions", Document.object().put("uid", uid).put("resourceVersion", version))
                .putIfPresent("dryRun", dryRun ? Optional.of(List.of("All")) : Optional.empty())
                .build();
    }

    Applied undo(Applied done, Deadline deadline) {
        ObjectRef ref = done.ref();
        return switch (done.effect()) {
            case UNCHANGED -> Applied.unchanged(mode, ref, done.object());
            case CREATED -> undoCreate(ref, done.object(), deadline);
            case CHANGED ->
                change(ref, current -> Reversal.of(done.before().orElseThrow(), done.object(), current), deadline);
            case DELETED -> create(ref, Reversal.content(done.object()), deadline);
        };
    }

    private Applied undoCreate(ObjectRef ref, KubernetesObject made, Deadline deadline) {
        Optional<KubernetesObject> current = calls.find(ref, deadline);
        if (current.isEmpty()) {
            return Applied.unchanged(mode, ref, made);
        }
        if (!Reversal.isSameContent(made, current.get())) {
            ApiRequest delete = ApiRequest.delete(ref, Document.object().build());
            throw Calls.exception(delete, Failure.of(Reason.CONFLICT, null));
        }
        return delete(ref, current.get(), deadline);
    }

    private static Map<String, String> manager() {
        return Map.of("fieldManager", KubernetesApi.FIELD_MANAGER);
    }

    /** Whether a tree has all that another one has; lists are compared whole. A server leaves out what is empty. */
    private static boolean contains(@Nullable Object tree, @Nullable Object part) {
        if (tree == null) {
            return part == null || part.equals(Map.of()) || part.equals(List.of());
        }
        if (tree instanceof Map<?, ?> object && part instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .allMatch(member -> contains(object.get(member.getKey()), member.getValue()));
        }
        if (tree instanceof List<?> list && part instanceof List<?> elements) {
            if (list.size() != elements.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!contains(list.get(i), elements.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return tree.equals(part);
    }
}
