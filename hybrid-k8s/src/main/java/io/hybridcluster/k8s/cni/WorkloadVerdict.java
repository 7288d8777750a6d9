// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to become of one workload, and why. Immutable and thread-safe. */
public final class WorkloadVerdict {
    private final KubernetesObject object;
    private final Verdict verdict;
    private final String reason;
    private final Optional<Recognition> recognition;
    private final Optional<NetworkMode> mode;
    private final Optional<AffinityChange> change;
    private final Optional<SourceOfTruth> source;

    private WorkloadVerdict(
            KubernetesObject object,
            Verdict verdict,
            String reason,
            Optional<Recognition> recognition,
            Optional<NetworkMode> mode,
            Optional<AffinityChange> change,
            Optional<SourceOfTruth> source) {
        this.object = object;
        this.verdict = verdict;
        this.reason = reason;
        this.recognition = recognition;
        this.mode = mode;
        this.change = change;
        this.source = source;
    }

    static WorkloadVerdict of(
            KubernetesObject object, Verdict verdict, String reason, Optional<Recognition> recognition) {
        return new WorkloadVerdict(
                requireNonNull(object, "object"),
                requireNonNull(verdict, "verdict"),
                requireNonNull(reason, "reason"),
                recognition,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    WorkloadVerdict withChange(AffinityChange made, Optional<SourceOfTruth> kept) {
        return new WorkloadVerdict(object, verdict, reason, recognition, mode, Optional.of(made), kept);
    }

    WorkloadVerdict withMode(NetworkMode seen) {
        return new WorkloadVerdict(object, verdict, reason, recognition, Optional.of(seen), change, source);
    }

    /** Returns the workload. */
    public KubernetesObject object() {
        return object;
    }

    /** Returns what is to become of it. */
    public Verdict verdict() {
        return verdict;
    }

    /** Returns why, on one line. */
    public String reason() {
        return reason;
    }

    /** Returns what it was recognised as and by what; empty if it was not. */
    public Optional<Recognition> recognition() {
        return recognition;
    }

    /** Returns how it carries packets, for a network plug-in that must stay away. */
    public Optional<NetworkMode> mode() {
        return mode;
    }

    /**
     * Returns the change that keeps it off cloud nodes: for what must stay away, and for what the caller chose to. It is
     * empty where there is nothing to write.
     */
    public Optional<AffinityChange> change() {
        return change;
    }

    /** Returns who writes the object too, and where the change has to be put for it to last. */
    public Optional<SourceOfTruth> source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkloadVerdict that
                && object.equals(that.object)
                && verdict == that.verdict
                && reason.equals(that.reason)
                && recognition.equals(that.recognition)
                && mode.equals(that.mode)
                && change.equals(that.change)
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return object.hashCode() * 31 + reason.hashCode();
    }

    /** Returns the object, what is to become of it and why; nothing of its contents but that. */
    @Override
    public String toString() {
        return object + ": " + verdict + ", " + reason;
    }
}
