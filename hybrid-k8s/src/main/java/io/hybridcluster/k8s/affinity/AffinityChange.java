// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object's required node affinity, and its inverse. Made by {@link CloudNodeExclusion#applyTo}, of which
 * it is a pure function: the state before is all that has to be recorded to undo the change later, in another process.
 *
 * <p>Immutable and thread-safe.
 */
public final class AffinityChange {
    private final List<AffinityPlace> places;
    private final ObjectChange change;

    AffinityChange(List<AffinityPlace> places, ObjectChange change) {
        this.places = List.copyOf(places);
        this.change = change;
    }

    /**
     * Returns the change between two recorded states of an object, such as those of a stored change: of the required affinities that
     * differ.
     *
     * @throws IllegalArgumentException if it is neither a DaemonSet nor an Installation, or the states are not of the same version of
     *     one object
     */
    public static AffinityChange between(KubernetesObject before, Document after) {
        requireNonNull(before, "before");
        ObjectChange change = ObjectChange.of(
                before, (Map<?, ?>) requireNonNull(after, "after").root());
        KubernetesObject target = KubernetesObject.of(after);
        AffinityPlace usual = AffinityPlace.of(before);
        List<AffinityPlace> places = AffinityPlace.allOf(before).stream()
                .filter(place -> !place.read(before).equals(place.read(target)))
                .toList();
        return new AffinityChange(places.isEmpty() ? List.of(usual) : places, change);
    }

    /** Returns the required affinities that the change is of, as paths of member names, in order. */
    public List<List<String>> paths() {
        return places.stream().map(AffinityPlace::path).toList();
    }

    /** Returns whether there is anything to write. */
    public boolean isChange() {
        return change.isChange();
    }

    /** Returns the object as it was. */
    public KubernetesObject before() {
        return change.before();
    }

    /** Returns the whole tree of the object as it will be. */
    public Document after() {
        return change.after();
    }

    /** As {@link ObjectChange#strategicMergePatch}: empty for an Installation, which has only the other two forms. */
    public Optional<Document> strategicMergePatch() {
        return change.strategicMergePatch();
    }

    /** As {@link ObjectChange#mergePatch}. */
    public Document mergePatch() {
        return change.mergePatch();
    }

    /** As {@link ObjectChange#jsonPatch}. */
    public Document jsonPatch() {
        return change.jsonPatch();
    }

    /** As {@link ObjectChange#withoutPrecondition}. */
    public AffinityChange withoutPrecondition() {
        return new AffinityChange(places, change.withoutPrecondition());
    }

    /**
     * Returns the change that takes this one back from the object as it is now.
     *
     * <p>If the affinity is still as this change left it, it becomes exactly what it was, down to the objects that had to
     * be made. Otherwise only requirements that this change added are removed, each from the term it was added to, and
     * whatever others put there since stays. A term that would be left without any requirement is removed, since it would
     * match no node; so is the required affinity with its last term, and an object that this change made once it is
     * empty. Undoing twice changes nothing more, unless others wrote the same requirements since: which of two equal ones
     * is theirs cannot be told.
     *
     * @param current the object's whole tree as it is now
     * @throws IllegalArgumentException if it is not the object of this change, or its affinity is not one that Kubernetes
     *     accepts
     */
    public ObjectChange undo(Map<?, ?> current) {
        KubernetesObject now = KubernetesObject.of(requireNonNull(current, "current"));
        if (!now.isSameObjectAs(before())) {
            throw new IllegalArgumentException(now + " is not " + before() + ", whose affinity was changed");
        }
        KubernetesObject undone = now;
        for (AffinityPlace place : places) {
            place.read(now);
            if (isChange()) {
                undone = KubernetesObject.of(new AffinityUndo(place, change).from(undone));
            }
        }
        return ObjectChange.of(now, undone.root().object());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AffinityChange that && change.equals(that.change);
    }

    @Override
    public int hashCode() {
        return change.hashCode();
    }

    /** Returns the object and the changed paths, as {@link ObjectChange#toString}; never a value. */
    @Override
    public String toString() {
        return change.toString();
    }
}
