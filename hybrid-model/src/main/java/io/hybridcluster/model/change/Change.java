// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.Redaction;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did to one subject, or would do: the states before and after it, what it restarts, and how to undo it.
 *
 * <p>There are two states after a change. {@link #intended} is what was asked for; {@link #live} is what the server answered, with
 * the server's own defaults. Where the server dropped or changed a part of what was asked for, the effect is
 * {@link Effect#NOT_KEPT} and {@link #notKept} has the paths.
 *
 * <p>If the answer to a write was lost and the subject was read again, {@link #before} and {@link #intended} both have what
 * others wrote meanwhile, so that an undo leaves it.
 *
 * <p>The states may hold secrets; {@link #toString} shows none of a state, and {@link #toDocument} takes secrets out by {@link Redaction}.
 * Immutable and thread-safe.
 */
public final class Change {
    private final Subject subject;
    private final Effect effect;
    private final WriteMode mode;
    private final Optional<Document> before;
    private final Optional<Document> intended;
    private final Optional<Document> live;
    private final List<String> notKept;
    private final List<String> restarts;
    private final Optional<Inverse> inverse;
    private final Optional<String> note;

    private Change(Builder builder) {
        this.subject = builder.subject;
        this.effect = builder.effect;
        this.mode = builder.mode;
        this.before = builder.before;
        this.intended = builder.intended;
        this.live = builder.live;
        this.notKept = builder.notKept;
        this.restarts = builder.restarts;
        this.inverse = builder.inverse;
        this.note = builder.note;
    }

    /** Returns a builder of a change of this subject with this effect. */
    public static Builder builder(Subject subject, Effect effect, WriteMode mode) {
        return new Builder(subject, effect, mode);
    }

    /** Returns what was changed. */
    public Subject subject() {
        return subject;
    }

    /** Returns what was done; what would be done, if {@link #mode} is not {@link WriteMode#WRITE}. */
    public Effect effect() {
        return effect;
    }

    /** Returns what became of the write. */
    public WriteMode mode() {
        return mode;
    }

    /** Returns whether the subject is, or would be, another than before. */
    public boolean isChange() {
        return effect != Effect.UNCHANGED;
    }

    /** Returns the state before; empty if the subject was created, or its state was not read. */
    public Optional<Document> before() {
        return before;
    }

    /** Returns the state that was asked for; empty if the subject was deleted, or is not described by a state. */
    public Optional<Document> intended() {
        return intended;
    }

    /** Returns the state that the server answered; empty if nothing was sent, or the answer has no state. */
    public Optional<Document> live() {
        return live;
    }

    /** Returns the paths that the server dropped or changed, such as {@code spec.allowedUses}; empty but for {@link Effect#NOT_KEPT}. */
    public List<String> notKept() {
        return notKept;
    }

    /** Returns what the change restarts, a sentence each, such as {@code calico-node on 3 nodes, one at a time}. */
    public List<String> restarts() {
        return restarts;
    }

    /** Returns how to undo it; empty if nothing was changed, if it was not written, or if it cannot be undone. */
    public Optional<Inverse> inverse() {
        return inverse;
    }

    /** Returns what else there is to know, such as why it cannot be undone. */
    public Optional<String> note() {
        return note;
    }

    /** Returns this change with this beside it. */
    public Change withNote(String text) {
        return toBuilder().note(text).build();
    }

    /** Returns this change as one that restarts this. */
    public Change withRestarts(List<String> sentences) {
        return toBuilder().restarts(sentences).build();
    }

    /** Returns this change with another inverse. */
    public Change withInverse(Inverse other) {
        return toBuilder().inverse(other).build();
    }

    /** Returns a builder with everything that this change has. */
    public Builder toBuilder() {
        Builder builder = new Builder(subject, effect, mode);
        builder.before = before;
        builder.intended = intended;
        builder.live = live;
        builder.notKept = notKept;
        builder.restarts = restarts;
        builder.inverse = inverse;
        builder.note = note;
        return builder;
    }

    /**
     * Returns the change as data, with secrets taken out: {@link Changes#read} reads it again. A state that had a secret can then no
     * longer be restored from it.
     */
    public Document toDocument() {
        ObjectBuilder document = Document.object()
                .put(
                        "subject",
                        Document.object()
                                .put("system", subject.system())
                                .put("kind", subject.kind())
                                .put("name", subject.name()))
                .put("effect", effect.name())
                .put("mode", mode.name())
                .putIfPresent("before", before.map(Document::root))
                .putIfPresent("intended", intended.map(Document::root))
                .putIfPresent("live", live.map(Document::root))
                .putIfPresent("notKept", Optional.of(notKept).filter(list -> !list.isEmpty()))
                .putIfPresent("restarts", Optional.of(restarts).filter(list -> !list.isEmpty()))
                .putIfPresent(
                        "inverse",
                        inverse.map(how -> Document.object()
                                .put("action", how.action())
                                .put("arguments", how.arguments().root())))
                .putIfPresent("note", note);
        return Redaction.of(document.build());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Change that
                && subject.equals(that.subject)
                && effect == that.effect
                && mode == that.mode
                && before.equals(that.before)
                && intended.equals(that.intended)
                && live.equals(that.live)
                && notKept.equals(that.notKept)
                && restarts.equals(that.restarts)
                && inverse.equals(that.inverse)
                && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, effect, mode, before, intended, live, notKept, restarts, inverse, note);
    }

    /**
     * Returns effect and subject, such as {@code CHANGED DaemonSet kube-system/calico-node}, with the mode behind it if nothing was
     * written, and the paths that were not kept; nothing of a state.
     */
    @Override
    public String toString() {
        return effect + " " + subject + (mode.writes() ? "" : " (" + mode + ")")
                + (notKept.isEmpty() ? "" : ": " + String.join(", ", notKept));
    }

    /** Builds a {@link Change}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final Subject subject;
        private final WriteMode mode;
        private Effect effect;
        private Optional<Document> before = Optional.empty();
        private Optional<Document> intended = Optional.empty();
        private Optional<Document> live = Optional.empty();
        private List<String> notKept = List.of();
        private List<String> restarts = List.of();
        private Optional<Inverse> inverse = Optional.empty();
        private Optional<String> note = Optional.empty();

        private Builder(Subject subject, Effect effect, WriteMode mode) {
            this.subject = requireNonNull(subject, "subject");
            this.effect = requireNonNull(effect, "effect");
            this.mode = requireNonNull(mode, "mode");
        }

        /** Sets the state before. */
        public Builder before(Document state) {
            before = Optional.of(state);
            return this;
        }

        /** Sets the state that was asked for. */
        public Builder intended(Document state) {
            intended = Optional.of(state);
            return this;
        }

        /** Sets the state that the server answered. */
        public Builder live(Document state) {
            live = Optional.of(state);
            return this;
        }

        /** Sets the paths that the server did not keep; the effect is {@link Effect#NOT_KEPT} then. An empty list changes nothing. */
        public Builder notKept(List<String> paths) {
            notKept = List.copyOf(paths);
            effect = notKept.isEmpty() ? effect : Effect.NOT_KEPT;
            return this;
        }

        /** Sets what the change restarts. */
        public Builder restarts(List<String> sentences) {
            restarts = List.copyOf(sentences);
            return this;
        }

        /** Sets how to undo it. */
        public Builder inverse(Inverse how) {
            inverse = Optional.of(how);
            return this;
        }

        /** Sets what else there is to know. */
        public Builder note(String text) {
            note = Optional.of(text);
            return this;
        }

        /**
         * Builds the change.
         *
         * @throws IllegalArgumentException if {@link Effect#NOT_KEPT} has no path, or another effect has one
         */
        public Change build() {
            if ((effect == Effect.NOT_KEPT) == notKept.isEmpty()) {
                throw new IllegalArgumentException(effect + " " + subject + " has the paths " + notKept
                        + ": NOT_KEPT has at least one, other effects have none");
            }
            return new Change(this);
        }
    }
}
