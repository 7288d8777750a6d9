// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Transport.Connection;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.NotKept;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.call.Deadline;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.Effect;
import io.hybridcluster.model.change.WriteMode;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The writes. A write that failed without telling whether it took effect is not repeated: the object is read, and what is
 * still missing is computed anew and written with the version that was read. What is recorded then has what others wrote in between
 * both before and after, so that an undo takes back ours alone.
 */
final class Writes {
    private static final String MAYBE = "whether it took effect is not known; to undo it is right in both cases";

    private final Calls calls;
    private final int attempts;
    private final int rereads;
    private final WriteMode mode;

    Writes(Calls calls, int attempts, int rereads, WriteMode mode) {
        this.calls = calls;
        this.attempts = attempts;
        this.rereads = rereads;
        this.mode = mode;
    }

    /** What computes a change, and how the change is taken back. */
    record Computing(Function<? super KubernetesObject, ObjectChange> compute, Revertible.Way way) {
        static Computing members(Function<? super KubernetesObject, ObjectChange> compute) {
            return new Computing(compute, Revertible.Way.MEMBERS);
        }

        ObjectChange of(KubernetesObject current) {
            ObjectChange change = requireNonNull(compute.apply(current), "compute returned null");
            if (!change.before().equals(current)) {
                throw new IllegalArgumentException(
                        "the change computed for " + current + " starts from another state of " + change.before());
            }
            return change;
        }
    }

    Change change(ObjectRef ref, Computing computing, Deadline deadline) {
        return change(calls.get(ref, deadline), ref, computing, deadline);
    }

    Change change(KubernetesObject first, ObjectRef ref, Computing computing, Deadline deadline) {
        KubernetesObject current = first;
        // A change of ours that may have been made.
        @Nullable Revertible open = null;
        int failures = 0;
        int conflicts = 0;
        Connection connection = Connection.ANY;
        while (true) {
            ObjectChange further = compute(computing, current, ref, open);
            Revertible whole = open == null ? new Revertible(further, computing.way()) : open.and(further);
            if (!further.isChange()) {
                return open == null ? unchanged(ref, current) : changed(ref, whole, Optional.of(current), List.of());
            }
            if (mode == WriteMode.READ_ONLY) {
                return changed(ref, whole, Optional.empty(), List.of());
            }
            ApiRequest patch = ApiRequest.mergePatch(ref, further.mergePatch()).withQuery(manager());
            try {
                KubernetesObject answer = calls.writeOrFail(patch, ref, connection, deadline);
                return changed(ref, whole, Optional.of(answer), NotKept.of(further, answer));
            } catch (FailedCall e) {
                Failure failure = e.failure();
                KubernetesCallException exception = Calls.exception(patch, failure);
                if (exception.outcomeUnknown() && mode.writes()) {
                    open = whole;
                    connection = Connection.NEW;
                }
                boolean again = failure.reason() == Reason.CONFLICT
                        ? conflicts++ < rereads
                        : mayPass(failure) && ++failures < attempts;
                if (!again) {
                    throw maybe(exception, ref, open);
                }
                current = reread(ref, deadline, e, exception, open, failures);
                open = open == null || isSame(open, current) ? open : null;
            }
        }
    }

    /** Another object of that name was not changed by us. */
    private static boolean isSame(Revertible open, KubernetesObject current) {
        return Inverses.uid(open.change().before()).equals(Inverses.uid(current));
    }

    private ObjectChange compute(
            Computing computing, KubernetesObject current, ObjectRef ref, @Nullable Revertible open) {
        try {
            return computing.of(current);
        } catch (RuntimeException e) {
            if (open == null) {
                throw e;
            }
            throw e instanceof KubernetesCallException known
                    ? maybe(known, ref, open)
                    : maybe(KubernetesCallException.stopped(ref.toString(), e, Changes.none()), ref, open);
        }
    }

    private KubernetesCallException maybe(KubernetesCallException exception, ObjectRef ref, @Nullable Revertible open) {
        return open == null
                ? exception
                : exception.withOutcomeUnknown(
                        changed(ref, open, Optional.empty(), List.of()).withNote(MAYBE));
    }

    private Change unchanged(ObjectRef ref, KubernetesObject object) {
        return Change.builder(Inverses.subject(ref), Effect.UNCHANGED, mode)
                .before(object.tree())
                .intended(object.tree())
                .live(object.tree())
                .build();
    }

    private Change changed(ObjectRef ref, Revertible done, Optional<KubernetesObject> live, List<String> notKept) {
        if (!done.change().isChange()) {
            // Others made the same change while our answer was lost.
            return unchanged(ref, live.orElse(done.change().before()));
        }
        Change.Builder change = Change.builder(Inverses.subject(ref), Effect.CHANGED, mode)
                .before(done.change().before().tree())
                .intended(done.change().after());
        if (mode.writes()) {
            change.inverse(Inverses.revert(ref, done));
        }
        return finished(change, live, notKept);
    }

    private static Change finished(Change.Builder change, Optional<KubernetesObject> live, List<String> notKept) {
        live.ifPresent(object -> change.live(object.tree()));
        change.notKept(notKept);
        if (!notKept.isEmpty()) {
            change.note(
                    "the server accepts the write and does not keep these members, and would not the next time: see whether the"
                            + " schema of the CRD has them, and whether a mutating webhook changes them");
        }
        return change.build();
    }

    /** Reads again, after a pause where the server is in trouble; says what happened first if that fails. */
    private KubernetesObject reread(
            ObjectRef ref,
            Deadline deadline,
            FailedCall failed,
            KubernetesCallException exception,
            @Nullable Revertible open,
            int failures) {
        try {
            if (failed.failure().reason() != Reason.CONFLICT) {
                calls.attempts().beforeAttemptAfter(failed, failures, deadline);
            }
            return calls.get(ref, deadline);
        } catch (FailedCall e) {
            throw maybe(exception, ref, open);
        } catch (KubernetesCallException e) {
            if (exception.reason() == Reason.CONFLICT && open == null) {
                // Somebody wrote in between, which is nothing to complain of; that it cannot be read is.
                throw e;
            }
            KubernetesCallException whole = maybe(exception, ref, open);
            whole.addSuppressed(e);
            throw whole;
        }
    }

    /** What 429 answered was tried again already, below. */
    private static boolean mayPass(Failure failure) {
        return failure.reason() != Reason.THROTTLED
                && (failure.isTransient()
                        || failure.reason() == Reason.UNREADABLE
                        || failure.reason() == Reason.OTHER_OBJECT);
    }

    Change create(ObjectRef ref, KubernetesObject wanted, Deadline deadline) {
        if (mode == WriteMode.READ_ONLY) {
            calls.find(ref, deadline).ifPresent(there -> {
                throw Calls.exception(ApiRequest.create(ref, wanted.tree()), Failure.of(Reason.ALREADY_EXISTS, null));
            });
            return created(ref, wanted, Optional.empty());
        }
        ApiRequest create = ApiRequest.create(ref, wanted.tree()).withQuery(manager());
        boolean open = false;
        Connection connection = Connection.ANY;
        for (int attempt = 1; ; attempt++) {
            try {
                return created(ref, wanted, Optional.of(calls.writeOrFail(create, ref, connection, deadline)));
            } catch (FailedCall e) {
                KubernetesCallException exception = Calls.exception(create, e.failure());
                if (exception.outcomeUnknown() && mode.writes()) {
                    open = true;
                    connection = Connection.NEW;
                }
                Optional<Change> maybe = open
                        ? Optional.of(created(ref, wanted, Optional.empty()).withNote(MAYBE))
                        : Optional.empty();
                boolean mine = open && exception.reason() == Reason.ALREADY_EXISTS;
                if (!mine && !(mayPass(e.failure()) && attempt < attempts)) {
                    throw maybe(exception, maybe);
                }
                Optional<KubernetesObject> there = lookAgain(ref, deadline, e, exception, maybe, attempt);
                if (there.isPresent()) {
                    if (open && NotKept.of(wanted, there.get()).isEmpty()) {
                        // Others may have written to it by now, so what is there is not what was answered.
                        return created(ref, wanted, Optional.empty())
                                .withInverse(Inverses.delete(ref, Inverses.uid(there.get())));
                    }
                    throw Calls.exception(create, Failure.of(Reason.ALREADY_EXISTS, null));
                }
            }
        }
    }

    private Change created(ObjectRef ref, KubernetesObject wanted, Optional<KubernetesObject> live) {
        Change.Builder change =
                Change.builder(Inverses.subject(ref), Effect.CREATED, mode).intended(wanted.tree());
        List<String> notKept = live.map(there -> NotKept.of(wanted, there)).orElse(List.of());
        if (mode.writes()) {
            change.inverse(Inverses.delete(ref, live.flatMap(Inverses::uid)));
        }
        return finished(change, live, notKept);
    }

    private static KubernetesCallException maybe(KubernetesCallException exception, Optional<Change> maybe) {
        return maybe.map(exception::withOutcomeUnknown).orElse(exception);
    }

    private Optional<KubernetesObject> lookAgain(
            ObjectRef ref,
            Deadline deadline,
            FailedCall failed,
            KubernetesCallException exception,
            Optional<Change> maybe,
            int attempt) {
        try {
            if (failed.failure().reason() != Reason.ALREADY_EXISTS) {
                calls.attempts().beforeAttemptAfter(failed, attempt, deadline);
            }
            return calls.find(ref, deadline);
        } catch (FailedCall e) {
            throw maybe(exception, maybe);
        } catch (KubernetesCallException e) {
            KubernetesCallException whole = maybe(exception, maybe);
            whole.addSuppressed(e);
            throw whole;
        }
    }

    Change createOrChange(ObjectRef ref, KubernetesObject wanted, Computing computing, Deadline deadline) {
        Optional<KubernetesObject> there = calls.find(ref, deadline);
        if (there.isPresent()) {
            return change(there.get(), ref, computing, deadline);
        }
        try {
            return create(ref, wanted, deadline);
        } catch (KubernetesCallException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            return change(ref, computing, deadline);
        }
    }

    Change delete(ObjectRef ref, KubernetesObject object, Deadline deadline) {
        String uid = Inverses.uid(object).orElse("");
        String version = object.resourceVersion().orElse("");
        if (uid.isEmpty() || version.isEmpty()) {
            throw new IllegalArgumentException(
                    object + " has no uid or resourceVersion: it was not read from a server");
        }
        if (mode == WriteMode.READ_ONLY) {
            return calls.find(ref, deadline).isPresent() ? deleted(ref, object) : gone(ref);
        }
        ApiRequest delete = ApiRequest.delete(ref, deleteOptions(uid, version, mode == WriteMode.DRY_RUN));
        boolean open = false;
        Connection connection = Connection.ANY;
        for (int attempt = 1; ; attempt++) {
            try {
                calls.deleteOrFail(delete, connection, deadline);
                return deleted(ref, object);
            } catch (FailedCall e) {
                KubernetesCallException exception = Calls.exception(delete, e.failure());
                if (exception.reason() == Reason.NOT_FOUND) {
                    return open ? deleted(ref, object) : gone(ref);
                }
                if (exception.outcomeUnknown() && mode.writes()) {
                    open = true;
                    connection = Connection.NEW;
                }
                Optional<Change> maybe = open ? Optional.of(deleted(ref, object).withNote(MAYBE)) : Optional.empty();
                if (!mayPass(e.failure()) || attempt >= attempts) {
                    throw maybe(exception, maybe);
                }
                // The preconditions make it safe to send again: what was deleted is not found, or is another object.
                try {
                    calls.attempts().beforeAttemptAfter(e, attempt, deadline);
                } catch (FailedCall late) {
                    throw maybe(exception, maybe);
                }
            }
        }
    }

    private Change deleted(ObjectRef ref, KubernetesObject object) {
        Change change = Change.builder(Inverses.subject(ref), Effect.DELETED, mode)
                .before(object.tree())
                .build();
        return mode.writes() ? change.withInverse(Inverses.create(ref, object)) : change;
    }

    /** There was nothing to do, and there is no state. */
    Change gone(ObjectRef ref) {
        return Change.builder(Inverses.subject(ref), Effect.UNCHANGED, mode).build();
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

    private static Map<String, String> manager() {
        return Map.of("fieldManager", KubernetesApi.FIELD_MANAGER);
    }
}
