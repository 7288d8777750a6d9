// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.affinity.NodeSelectorOperator;
import io.hybridcluster.k8s.affinity.NodeSelectorRequirement;
import io.hybridcluster.k8s.affinity.NodeSelectorTerm;
import io.hybridcluster.k8s.affinity.RequiredNodeAffinity;
import io.hybridcluster.k8s.object.FieldOwner;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ManagedFields;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.live.LiveFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the requirements that keep a workload off cloud nodes, and who wrote there since.
 *
 * <p>A requirement is in place when the term has it, or a stricter one on the same label: {@code NotIn} with more values,
 * {@code DoesNotExist}, {@code In} with other values. Terms without any requirement match no node and lack nothing. Who wrote
 * is what the API server recorded in {@code metadata.managedFields}, so it is told only of objects read with that. Immutable
 * and thread-safe.
 */
public final class SeparationDrift {
    /** What is left. */
    public enum State {
        /** Every term has every requirement. */
        IN_PLACE,

        /** Some term lacks some requirement. */
        PARTLY,

        /** No term has any of them. */
        GONE,

        /** The object is another one of the same name; {@link #missing} tells what it lacks. */
        OBJECT_REPLACED
    }

    private final KubernetesObject current;
    private final State state;
    private final boolean gone;
    private final List<MissingRequirement> missing;
    private final String written;
    private final List<FieldOwner> writers;

    private SeparationDrift(
            KubernetesObject current,
            State state,
            boolean gone,
            List<MissingRequirement> missing,
            String written,
            List<FieldOwner> writers) {
        this.current = current;
        this.state = state;
        this.gone = gone;
        this.missing = List.copyOf(missing);
        this.written = written;
        this.writers = List.copyOf(writers);
    }

    /**
     * Returns what became of a recorded change.
     *
     * @throws IllegalArgumentException if the object is not that of the change, or its affinity is not one that Kubernetes
     *     accepts
     */
    public static SeparationDrift of(AffinityChange recorded, KubernetesObject current) {
        requireNonNull(recorded, "recorded");
        if (!requireNonNull(current, "current").isSameObjectAs(recorded.before())) {
            throw new IllegalArgumentException(
                    current + " is not " + recorded.before() + ", whose affinity was changed");
        }
        Optional<String> before = uid(recorded.before());
        Optional<String> now = uid(current);
        boolean replaced = before.isPresent() && now.isPresent() && !before.equals(now);
        return of(current, recorded.paths(), replaced);
    }

    /**
     * Returns whether an object keeps its pods off cloud nodes, where no change of it was recorded: a DaemonSet, or an
     * Installation for calico-node.
     *
     * @throws IllegalArgumentException if it is of another kind, or its affinity is not one that Kubernetes accepts
     */
    public static SeparationDrift of(KubernetesObject current) {
        return of(
                requireNonNull(current, "current"),
                CloudNodeExclusion.applyTo(current.root().object()).paths(),
                false);
    }

    private static SeparationDrift of(KubernetesObject current, List<List<String>> paths, boolean replaced) {
        List<MissingRequirement> missing = new ArrayList<>();
        int wanted = 0;
        for (List<String> path : paths) {
            TreeNode node = current.root();
            for (String name : path) {
                node = node.member(name);
            }
            RequiredNodeAffinity affinity = RequiredNodeAffinity.fromTree(node.isNothing() ? null : node.object());
            List<NodeSelectorTerm> terms =
                    affinity.isPresent() ? affinity.terms() : List.of(NodeSelectorTerm.of(List.of()));
            for (int i = 0; i < terms.size(); i++) {
                if (affinity.isPresent() && terms.get(i).isEmpty()) {
                    continue;
                }
                String place = node.path() + (affinity.isPresent() ? ".nodeSelectorTerms[" + i + "]" : "");
                for (NodeSelectorRequirement requirement : CloudNodeExclusion.requirements()) {
                    wanted++;
                    if (!implies(terms.get(i), requirement)) {
                        missing.add(new MissingRequirement(place, requirement));
                    }
                }
            }
        }
        return ofMissing(current, paths, replaced, missing, wanted);
    }

    private static SeparationDrift ofMissing(
            KubernetesObject current,
            List<List<String>> paths,
            boolean replaced,
            List<MissingRequirement> missing,
            int wanted) {
        State state = missing.isEmpty() ? State.IN_PLACE : missing.size() == wanted ? State.GONE : State.PARTLY;
        ManagedFields fields = ManagedFields.of(current);
        List<String> path = paths.get(0);
        List<FieldOwner> writers = List.of();
        while (!missing.isEmpty() && path.size() > 1 && writers.isEmpty()) {
            writers = fields.ownersOf(path);
            path = writers.isEmpty() ? path.subList(0, path.size() - 1) : path;
        }
        return new SeparationDrift(
                current,
                replaced ? State.OBJECT_REPLACED : state,
                state == State.GONE,
                missing,
                String.join(".", path),
                writers);
    }

    private static boolean implies(NodeSelectorTerm term, NodeSelectorRequirement wanted) {
        return term.matchExpressions().stream()
                .filter(one -> one.key().equals(wanted.key()))
                .anyMatch(one -> one.operator() == NodeSelectorOperator.DOES_NOT_EXIST
                        || (one.operator() == NodeSelectorOperator.NOT_IN
                                && one.values().containsAll(wanted.values()))
                        || (one.operator() == NodeSelectorOperator.IN
                                && wanted.values().stream().noneMatch(one.values()::contains)));
    }

    private static Optional<String> uid(KubernetesObject object) {
        return object.tree().at("metadata", "uid") instanceof String uid ? Optional.of(uid) : Optional.empty();
    }

    /** Returns what is left. */
    public State state() {
        return state;
    }

    /** Returns what terms lack; nothing if all is in place. */
    public List<MissingRequirement> missing() {
        return missing;
    }

    /**
     * Returns who wrote the required affinity, newest first; where nobody owns it, as when it was removed, who wrote the
     * nearest thing around it. Nothing if all is in place, or the object does not tell.
     */
    public List<FieldOwner> writers() {
        return writers;
    }

    /** Returns what is to be said: nothing if all is in place, in the object that was changed. */
    public List<LiveFinding> findings() {
        List<LiveFinding> findings = new ArrayList<>();
        if (state == State.OBJECT_REPLACED) {
            findings.add(SeparationRule.DRIFT_REPLACED.at(
                    current,
                    "was deleted and made again since it was changed, and "
                            + (missing.isEmpty() ? "has the requirements" : "lacks requirements"),
                    "forget the recorded change"
                            + (missing.isEmpty() ? "" : ", and keep the new object off cloud nodes too")));
        }
        if (!missing.isEmpty()) {
            SeparationRule rule = gone ? SeparationRule.DRIFT_GONE : SeparationRule.DRIFT_PARTLY;
            findings.add(
                    rule.at(
                            current,
                            "its pods may run on cloud or virtual nodes, since "
                                    + missing.stream()
                                            .map(one -> one.place() + " lacks " + one.requirement())
                                            .collect(Collectors.joining(", "))
                                    + writtenBy(),
                            "keep it off again; if something writes it time and again, put the affinity where that takes it from"));
        }
        return findings.stream().sorted().toList();
    }

    private String writtenBy() {
        return writers.isEmpty()
                ? ""
                : "; " + written + " was written by "
                        + writers.stream().map(FieldOwner::toString).collect(Collectors.joining(", "));
    }

    /** Returns the object and what is left. */
    @Override
    public String toString() {
        return current + ": " + state + (missing.isEmpty() ? "" : " " + missing);
    }
}
