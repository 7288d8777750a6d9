// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did to one object, and the states before and after it: before is what undoing it needs.
 *
 * <p>It prints as the effect and the object, never as its contents. Immutable and thread-safe.
 */
public final class Applied {
    /** What was done. */
    public enum Effect {
        /** Nothing: the object was as it should be. */
        UNCHANGED,
        /** The object was made. */
        CREATED,
        /** The object was changed. */
        CHANGED,
        /** The object was removed. */
        DELETED
    }

    private final Effect effect;
    private final WriteMode mode;
    private final ObjectRef ref;
    private final Optional<KubernetesObject> before;
    private final Optional<KubernetesObject> after;

    private Applied(
            Effect effect,
            WriteMode mode,
            ObjectRef ref,
            Optional<KubernetesObject> before,
            Optional<KubernetesObject> after) {
        this.effect = effect;
        this.mode = mode;
        this.ref = ref;
        this.before = before;
        this.after = after;
    }

    static Applied unchanged(WriteMode mode, ObjectRef ref, KubernetesObject object) {
        return new Applied(Effect.UNCHANGED, mode, ref, Optional.of(object), Optional.of(object));
    }

    static Applied created(WriteMode mode, ObjectRef ref, KubernetesObject after) {
        return new Applied(Effect.CREATED, mode, ref, Optional.empty(), Optional.of(after));
    }

    static Applied changed(WriteMode mode, ObjectRef ref, KubernetesObject before, KubernetesObject after) {
        return new Applied(Effect.CHANGED, mode, ref, Optional.of(before), Optional.of(after));
    }

    static Applied deleted(WriteMode mode, ObjectRef ref, KubernetesObject before) {
        return new Applied(Effect.DELETED, mode, ref, Optional.of(before), Optional.empty());
    }

    /** Returns what was done, or what would have been, see {@link #mode}. */
    public Effect effect() {
        return effect;
    }

    /** Returns what became of the write; only with {@link WriteMode#WRITE} was anything done. */
    public WriteMode mode() {
        return mode;
    }

    /** Returns which object. */
    public ObjectRef ref() {
        return ref;
    }

    /** Returns the object as it was read before; empty if it was created. */
    public Optional<KubernetesObject> before() {
        return before;
    }

    /**
     * Returns the object afterwards, as the server answered; as it was computed where nothing was sent; empty if it was
     * deleted.
     */
    public Optional<KubernetesObject> after() {
        return after;
    }

    /** Returns the object afterwards, or before if it was deleted. */
    public KubernetesObject object() {
        return requireNonNull(after.or(() -> before).orElse(null));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Applied that
                && effect == that.effect
                && mode == that.mode
                && ref.equals(that.ref)
                && before.equals(that.before)
                && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(effect, mode, ref, before, after);
    }

    /** Returns such as {@code CHANGED DaemonSet kube-system/calico-node}, with {@code (DRY_RUN)} behind it. */
    @Override
    public String toString() {
        return effect + " " + ref + (mode == WriteMode.WRITE ? "" : " (" + mode + ")");
    }
}
