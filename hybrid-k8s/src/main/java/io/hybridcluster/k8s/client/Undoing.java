// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Writes.Computing;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ManagedFields;
import io.hybridcluster.k8s.object.NotKept;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.object.Reversal;
import io.hybridcluster.model.call.Deadline;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.Effect;
import io.hybridcluster.model.secret.Redaction;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Undoes recorded changes: first all objects are read and compared with what was recorded, then the first is written. */
final class Undoing {
    /** Kinds whose data is keys of anybody's: where others added keys, only ours are removed. */
    private static final Set<String> KEYED = Set.of("ConfigMap", "Secret");

    private final Calls calls;
    private final Writes writes;
    private final Deadline deadline;

    Undoing(Calls calls, Writes writes, Deadline deadline) {
        this.calls = calls;
        this.writes = writes;
        this.deadline = deadline;
    }

    /** One change, its inverse and the object as it is now; the object is empty if there is none. */
    private record Step(Change change, Inverses.Read inverse, Optional<KubernetesObject> current) {}

    Changes undo(Changes done) {
        List<Step> steps = new ArrayList<>();
        Changes undone = Changes.none();
        for (Change change : done.reversed()) {
            if (!change.mode().writes()) {
                throw new IllegalArgumentException(change + " was not written, so there is nothing to take back");
            }
            if (change.effect() != Effect.UNCHANGED) {
                steps.add(look(change));
            }
        }
        Set<ObjectRef> written = new HashSet<>();
        for (Step step : steps) {
            try {
                // A second change of an object is taken back from what the first undo left.
                Step now = written.add(step.inverse.ref()) ? step : look(step.change);
                undone = undone.and(Changes.of(undo(now)));
            } catch (KubernetesCallException e) {
                throw e.after(undone);
            } catch (RuntimeException e) {
                if (undone.list().isEmpty()) {
                    throw e;
                }
                throw KubernetesCallException.stopped(step.inverse.ref().toString(), e, undone);
            }
        }
        return undone;
    }

    private Step look(Change change) {
        Inverses.Read inverse = Inverses.read(change);
        if (inverse.action().equals(Inverses.CREATE)) {
            return new Step(change, inverse, Optional.empty());
        }
        boolean mustBeThere = !inverse.action().equals(Inverses.DELETE);
        Optional<KubernetesObject> current =
                mustBeThere ? Optional.of(calls.get(inverse.ref(), deadline)) : calls.find(inverse.ref(), deadline);
        current.ifPresent(object -> requireSame(inverse, object));
        return new Step(change, inverse, current);
    }

    private static void requireSame(Inverses.Read inverse, KubernetesObject current) {
        if (!inverse.isOf(current)) {
            throw KubernetesCallException.of(
                    Failure.of(Reason.REPLACED, null), "undo", inverse.ref().toString(), false);
        }
    }

    private Change undo(Step step) {
        return switch (step.inverse.action()) {
            case Inverses.CREATE -> createAgain(step);
            case Inverses.DELETE -> delete(step);
            case Inverses.REVERT_AFFINITY -> revert(step, Revertible.Way.AFFINITY);
            default -> revert(step, Revertible.Way.MEMBERS);
        };
    }

    private Change revert(Step step, Revertible.Way way) {
        KubernetesObject before = state(step.change, step.change.before());
        KubernetesObject after = state(step.change, step.change.intended());
        Revertible recorded =
                new Revertible(ObjectChange.of(before, after.root().object()), way);
        Change made = change(step, current -> recorded.undo(current));
        Change undone = made.isChange() ? made.withRestarts(restarts(step.change)) : made;
        List<String> left = Reversal.notRestorable(before, after, step.inverse.paths());
        return left.isEmpty()
                ? undone
                : undone.withNote("cannot restore " + String.join(", ", left)
                        + ": the record does not hold secrets; set them yourself");
    }

    /** What a change restarted restarts again. What it removed besides, which stands behind a semicolon, does not. */
    private static List<String> restarts(Change done) {
        return done.restarts().stream()
                .map(sentence -> sentence.replaceFirst("; .*", ""))
                .toList();
    }

    private Change change(Step step, Function<KubernetesObject, ObjectChange> undo) {
        ObjectRef ref = step.inverse.ref();
        Computing computing = Computing.members(current -> {
            requireSame(step.inverse, current);
            return undo.apply(current);
        });
        return writes.change(step.current.orElseThrow(), ref, computing, deadline);
    }

    private static KubernetesObject state(Change change, Optional<Document> state) {
        return KubernetesObject.of(state.orElseThrow(
                () -> new IllegalArgumentException(change + " does not record the states before and after it")));
    }

    private Change createAgain(Step step) {
        KubernetesObject deleted = state(step.change, step.change.before());
        ObjectRef ref = step.inverse.ref();
        if (Redaction.isRedacted(deleted.tree().root())) {
            return writes.gone(ref)
                    .withNote("cannot create it again: the record does not hold its secrets; create it yourself");
        }
        try {
            return writes.create(ref, Reversal.content(deleted), deadline);
        } catch (KubernetesCallException e) {
            if (e.reason() == Reason.ALREADY_EXISTS
                    && calls.find(ref, deadline).filter(step.inverse::isOf).isPresent()) {
                // It was never deleted: the answer was lost, and the request too.
                return writes.gone(ref);
            }
            throw e;
        }
    }

    private Change delete(Step step) {
        ObjectRef ref = step.inverse.ref();
        if (step.current.isEmpty()) {
            return writes.gone(ref);
        }
        KubernetesObject current = step.current.get();
        if (isAsMade(step.change, current)) {
            return writes.delete(ref, current, deadline);
        }
        KubernetesObject wanted = state(step.change, step.change.intended());
        if (KEYED.contains(ref.resource().kind())
                && NotKept.of(wanted, current).isEmpty()
                && !Redaction.isRedacted(wanted.tree().root())) {
            KubernetesObject nothing = nothing(wanted);
            return change(step, now -> Reversal.of(nothing, wanted, now));
        }
        throw KubernetesCallException.of(Failure.of(Reason.CONFLICT, null), "delete", ref.toString(), false);
    }

    /** Whether nobody changed what was created. */
    private static boolean isAsMade(Change change, KubernetesObject current) {
        if (change.live().isPresent()) {
            KubernetesObject live = KubernetesObject.of(change.live().get());
            return live.resourceVersion().isPresent() && live.resourceVersion().equals(current.resourceVersion())
                    || Reversal.isSameContent(live, current);
        }
        // The answer was lost. Ours is what has all that was asked for, nothing more than a server adds, and no other
        // writer.
        KubernetesObject wanted = state(change, change.intended());
        boolean others = ManagedFields.of(current).managers().stream()
                .anyMatch(manager -> !manager.name().equals(KubernetesApi.FIELD_MANAGER));
        Object generation = current.tree().at("metadata", "generation");
        return !others
                && (generation == null || generation.equals(1L))
                && NotKept.of(wanted, current).isEmpty()
                && (!KEYED.contains(current.kind()) || hasNoOtherKeys(wanted, current));
    }

    private static boolean hasNoOtherKeys(KubernetesObject wanted, KubernetesObject current) {
        ObjectChange rest = Reversal.of(nothing(wanted), wanted, current);
        KubernetesObject left = KubernetesObject.of(rest.after());
        return isEmpty(left.tree().at("data"))
                && isEmpty(left.tree().at("binaryData"))
                && isEmpty(left.tree().at("metadata", "labels"))
                && isEmpty(left.tree().at("metadata", "annotations"));
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?> members && members.isEmpty();
    }

    /** An object of which nothing but its name was written. */
    private static KubernetesObject nothing(KubernetesObject object) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        object.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        metadata.put("name", object.name());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("apiVersion", object.apiVersion());
        root.put("kind", object.kind());
        root.put("metadata", metadata);
        Object type = object.tree().at("type");
        if (type != null) {
            root.put("type", type);
        }
        return KubernetesObject.of(root);
    }
}
