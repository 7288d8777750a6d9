// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static io.hybridcluster.k8s.calico.CalicoRules.finding;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of Calico's definitions and objects between two snapshots, and how to put back what was lost.
 *
 * <p><b>Restoring.</b> What the API server prunes when it reads stays in its store until somebody writes the object. So write
 * the definitions first ({@link #definitionSteps}), wait until they are established, <b>take another snapshot</b>, and
 * compare again: many objects may be whole by then. The rest is in {@link #resourceSteps}. Nothing that is new is ever
 * deleted. Blocks and handles of Calico's IPAM are never written: an old state of them would give one address to two pods.
 *
 * <p>Immutable and thread-safe.
 */
public final class CalicoComparison {
    private static final int SHOWN = 4;
    private static final String RESTORE = "put it back by RestoreStep, definitions first, then compare again";

    private final List<LiveFinding> findings = new ArrayList<>();
    private final List<RestoreStep> definitionSteps = new ArrayList<>();
    private final List<RestoreStep> resourceSteps = new ArrayList<>();
    private final List<PrunedObject> pruned = new ArrayList<>();

    private CalicoComparison() {}

    /** Returns what became of the one snapshot by the time of the other. */
    public static CalicoComparison between(CalicoSnapshot before, CalicoSnapshot after) {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        CalicoComparison comparison = new CalicoComparison();
        comparison.definitions(before, byKey(after.definitions()));
        comparison.resources(before, byKey(after.resources()), byKey(after.definitions()));
        comparison.added(before, after);
        return comparison;
    }

    private static Map<String, KubernetesObject> byKey(List<KubernetesObject> objects) {
        Map<String, KubernetesObject> byKey = new LinkedHashMap<>();
        objects.forEach(object -> byKey.put(CalicoSnapshot.key(object), object));
        return byKey;
    }

    private void definitions(CalicoSnapshot before, Map<String, KubernetesObject> after) {
        Map<String, List<KubernetesObject>> objects = before.resources().stream()
                .collect(Collectors.groupingBy(object -> CalicoSnapshot.group(object) + "/" + object.kind()));
        for (KubernetesObject saved : before.definitions()) {
            List<KubernetesObject> defined = objects.getOrDefault(CalicoSnapshot.defines(saved), List.of());
            @Nullable KubernetesObject now = after.get(CalicoSnapshot.key(saved));
            if (now == null || isBeingDeleted(now)) {
                gone(saved, now, defined.size());
                continue;
            }
            TreeDifference difference = TreeDifference.between(Essence.of(saved), Essence.of(now));
            if (!difference.isEmpty()) {
                findings.add(finding(
                        CalicoRules.CRD_CHANGED,
                        Severity.WARNING,
                        saved,
                        "differs at " + shown(difference.paths()),
                        RESTORE));
                definitionSteps.add(RestoreStep.replace(saved, now, RestoreStep.Reason.CHANGED));
                prunes(saved, now, defined);
            }
        }
    }

    private void gone(KubernetesObject saved, @Nullable KubernetesObject now, int objects) {
        findings.add(finding(
                CalicoRules.CRD_REMOVED,
                Severity.ERROR,
                saved,
                (now == null ? "is gone" : "is being deleted") + ", and with it what was left of its " + objects
                        + " objects",
                now == null ? RESTORE : "wait until it is gone, take another snapshot, and put it back from this one"));
        if (now == null) {
            definitionSteps.add(RestoreStep.create(saved));
        }
    }

    private void prunes(KubernetesObject saved, KubernetesObject now, List<KubernetesObject> defined) {
        List<PrunedObject> hit = new ArrayList<>();
        List<KubernetesObject> notServed = new ArrayList<>();
        for (KubernetesObject object : defined) {
            Optional<Map<String, @Nullable Object>> version = version(object, now);
            if (version.isEmpty()) {
                notServed.add(object);
            }
            List<String> paths = pruning(object, now).map(Pruning::paths).orElse(List.of());
            if (!paths.isEmpty()) {
                hit.add(new PrunedObject(object, paths));
            }
        }
        if (!notServed.isEmpty()) {
            findings.add(finding(
                    CalicoRules.CRD_VERSION_NOT_SERVED,
                    Severity.ERROR,
                    saved,
                    "does not serve " + notServed.get(0).apiVersion() + " any more, by which " + notServed.size()
                            + " of " + defined.size() + " objects were read",
                    RESTORE));
        }
        if (!hit.isEmpty()) {
            findings.add(
                    finding(
                            CalicoRules.CRD_PRUNES,
                            Severity.ERROR,
                            saved,
                            "drops fields of " + hit.size() + " of " + defined.size() + " saved objects, such as "
                                    + hit.get(0).saved() + " at "
                                    + shown(hit.get(0).paths()),
                            "put the definition back at once: what is dropped stays in the store until somebody writes the object"));
            pruned.addAll(hit);
        }
    }

    /** What the definition makes of the object, by the version that the object was read by; nothing if that is gone. */
    private static Optional<Pruning> pruning(KubernetesObject object, KubernetesObject definition) {
        if (Boolean.TRUE.equals(definition.tree().at("spec", "preserveUnknownFields"))) {
            return Optional.empty();
        }
        return version(object, definition)
                .map(version -> Pruning.of(object.root().object(), schema(version)));
    }

    private static Optional<Map<String, @Nullable Object>> version(
            KubernetesObject object, KubernetesObject definition) {
        String name = object.apiVersion().substring(object.apiVersion().indexOf('/') + 1);
        return definition.root().member("spec").member("versions").elements().stream()
                .map(TreeNode::object)
                .filter(version -> name.equals(version.get("name")) && Boolean.TRUE.equals(version.get("served")))
                .findFirst();
    }

    private static @Nullable Map<?, ?> schema(Map<?, ?> version) {
        return version.get("schema") instanceof Map<?, ?> validation
                        && validation.get("openAPIV3Schema") instanceof Map<?, ?> schema
                ? schema
                : null;
    }

    private void resources(
            CalicoSnapshot before, Map<String, KubernetesObject> after, Map<String, KubernetesObject> definitions) {
        Map<String, KubernetesObject> definitionsByKind = new LinkedHashMap<>();
        definitions
                .values()
                .forEach(definition -> definitionsByKind.put(CalicoSnapshot.defines(definition), definition));
        for (KubernetesObject saved : before.resources()) {
            @Nullable KubernetesObject now = after.get(CalicoSnapshot.key(saved));
            boolean isRuntimeState = CalicoSnapshot.isRuntimeState(saved);
            if (now == null) {
                if (!isRuntimeState) {
                    findings.add(finding(CalicoRules.RESOURCE_REMOVED, Severity.ERROR, saved, "is gone", RESTORE));
                    resourceSteps.add(RestoreStep.create(saved));
                }
                continue;
            }
            TreeDifference difference = TreeDifference.between(Essence.of(saved), Essence.of(now));
            if (!difference.isEmpty()) {
                Optional<Pruning> pruning = Optional.ofNullable(
                                definitionsByKind.get(CalicoSnapshot.group(saved) + "/" + saved.kind()))
                        .flatMap(definition -> pruning(saved, definition));
                boolean isPruned = pruning.isPresent()
                        && Essence.of(KubernetesObject.of(pruning.get().tree())).equals(Essence.of(now));
                changed(saved, now, difference, isPruned, isRuntimeState);
            }
        }
    }

    private void changed(
            KubernetesObject saved,
            KubernetesObject now,
            TreeDifference difference,
            boolean isPruned,
            boolean isRuntimeState) {
        if (isRuntimeState && !isPruned) {
            return;
        }
        boolean canWrite = saved.apiVersion().equals(now.apiVersion()) && !isBeingDeleted(now) && !isRuntimeState;
        if (isPruned) {
            findings.add(finding(
                    CalicoRules.RESOURCE_PRUNED,
                    Severity.ERROR,
                    saved,
                    "lost " + shown(difference.paths()) + ", which its definition does not name",
                    isRuntimeState
                            ? "put its definition back; what is missing then comes out of Calico's own repair"
                                    + " (calicoctl ipam check), never out of an old state"
                            : RESTORE));
        } else {
            findings.add(finding(
                    CalicoRules.RESOURCE_CHANGED,
                    Severity.WARNING,
                    saved,
                    "differs at " + shown(difference.paths()),
                    "find out who changed it; if nobody meant to, " + RESTORE));
        }
        if (canWrite) {
            resourceSteps.add(
                    RestoreStep.replace(saved, now, isPruned ? RestoreStep.Reason.PRUNED : RestoreStep.Reason.CHANGED));
        }
    }

    private void added(CalicoSnapshot before, CalicoSnapshot after) {
        Map<String, KubernetesObject> definitions = byKey(before.definitions());
        after.definitions().stream()
                .filter(definition -> !definitions.containsKey(CalicoSnapshot.key(definition)))
                .forEach(definition -> findings.add(finding(
                        CalicoRules.CRD_ADDED, Severity.INFO, definition, "is new", "nothing, if somebody meant it")));
        Map<String, KubernetesObject> resources = byKey(before.resources());
        after.resources().stream()
                .filter(object -> !CalicoSnapshot.isRuntimeState(object))
                .filter(object -> !resources.containsKey(CalicoSnapshot.key(object)))
                .forEach(object -> findings.add(finding(
                        CalicoRules.RESOURCE_ADDED, Severity.INFO, object, "is new", "nothing, if somebody meant it")));
    }

    private static boolean isBeingDeleted(KubernetesObject object) {
        return object.tree().at("metadata", "deletionTimestamp") != null;
    }

    private static String shown(List<String> paths) {
        String shown = String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())));
        String visible = shown.replaceAll("\\p{Cntrl}", "?");
        return paths.size() > SHOWN ? visible + " and " + (paths.size() - SHOWN) + " more" : visible;
    }

    /** Returns what became of everything, worst first; paths and never values. */
    public List<LiveFinding> findings() {
        return findings.stream().sorted().toList();
    }

    /** Returns the saved objects of which a changed definition drops something, whether that is seen already or not. */
    public List<PrunedObject> pruned() {
        return List.copyOf(pruned);
    }

    /** Returns the definitions to put back, ordered by name: the first thing to do. */
    public List<RestoreStep> definitionSteps() {
        return List.copyOf(definitionSteps);
    }

    /**
     * Returns the objects to put back, ordered by group, kind, namespace and name; once the definitions are as they were.
     * One that is being deleted, or is read by another version of the API now, has a finding and no step.
     */
    public List<RestoreStep> resourceSteps() {
        return List.copyOf(resourceSteps);
    }

    /** Returns the findings, one a line. */
    @Override
    public String toString() {
        return findings().stream().map(LiveFinding::toString).collect(Collectors.joining("\n"));
    }
}
