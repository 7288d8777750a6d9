// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of one Kubernetes object: its tree before and after, and the patch that makes it, in each form that Kubernetes
 * takes.
 *
 * <p>If the state before has a {@code metadata.resourceVersion}, as everything read from a server has, each form carries
 * it as a precondition, and the server refuses it when somebody wrote in between: the merge forms with 409 Conflict, the
 * JSON patch with 422 Invalid, which is how a failed {@code test} is answered (kube-apiserver). {@link
 * #withoutPrecondition} leaves it out, for a patch that a person applies later.
 *
 * <p>It prints as the object and the changed paths: the patches themselves may hold a Secret's data or an AccessKey.
 * Immutable and thread-safe.
 */
public final class ObjectChange {
    /** Lists without a merge key: a strategic merge patch replaces them whole (kubernetes staging/src/k8s.io/api/core/v1/types.go). */
    private static final Set<String> ATOMIC_LISTS = Set.of("nodeSelectorTerms");

    /** Kinds whose patch tags the API server knows. Resources of a CRD have none. */
    private static final Set<String> BUILT_IN = Set.of("v1", "apps/v1");

    private final KubernetesObject before;
    private final Document after;
    private final Optional<String> precondition;

    private ObjectChange(KubernetesObject before, Document after, Optional<String> precondition) {
        this.before = before;
        this.after = after;
        this.precondition = precondition;
    }

    /**
     * Returns the change from one state to another.
     *
     * @throws IllegalArgumentException if the state after is not of the same object, or has another resourceVersion
     */
    public static ObjectChange of(KubernetesObject before, Map<?, ?> after) {
        requireNonNull(before, "before");
        KubernetesObject target = KubernetesObject.of(requireNonNull(after, "after"));
        if (!target.isSameObjectAs(before) || !target.resourceVersion().equals(before.resourceVersion())) {
            throw new IllegalArgumentException(target + " at resourceVersion "
                    + target.resourceVersion().orElse("none") + " is not a state to change " + before
                    + " at resourceVersion " + before.resourceVersion().orElse("none") + " into");
        }
        return new ObjectChange(before, target.tree(), before.resourceVersion());
    }

    /** Returns the object as it was. */
    public KubernetesObject before() {
        return before;
    }

    /** Returns the whole tree of the object as it will be. */
    public Document after() {
        return after;
    }

    /** Returns whether there is anything to write. */
    public boolean isChange() {
        return !before.tree().equals(after);
    }

    /** Returns this change with patches that apply to whatever version of the object a server has. */
    public ObjectChange withoutPrecondition() {
        return new ObjectChange(before, after, Optional.empty());
    }

    /**
     * Returns the change as a JSON merge patch (RFC 7396, {@code application/merge-patch+json}), {@code {}} if there is
     * none. Lists are replaced whole; a member that was explicitly null before cannot be made so again, and is deleted.
     */
    public Document mergePatch() {
        Map<String, @Nullable Object> difference = MergePatch.between(object(before.tree()), object(after));
        if (difference.isEmpty() || precondition.isEmpty()) {
            return Document.of(difference);
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("resourceVersion", precondition.get());
        if (difference.get("metadata") instanceof Map<?, ?> changed) {
            changed.forEach((name, member) -> metadata.put((String) name, member));
        }
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        patch.put("metadata", metadata);
        difference.forEach(patch::putIfAbsent);
        return Document.of(patch);
    }

    /**
     * Returns the change as a strategic merge patch ({@code application/strategic-merge-patch+json}), kubectl's default,
     * or empty where there is none that does exactly this: Kubernetes refuses it for resources of a CRD, and merges lists
     * with a merge key instead of replacing them.
     */
    public Optional<Document> strategicMergePatch() {
        boolean exact = BUILT_IN.contains(before.apiVersion())
                && onlyAtomicListsDiffer("", before.tree().root(), after.root());
        return exact ? Optional.of(mergePatch()) : Optional.empty();
    }

    /**
     * Returns the change as a JSON patch (RFC 6902, {@code application/json-patch+json}), {@code []} if there is none.
     * Each operation stands behind a {@code test} of what it changes, so the patch fails when somebody changed that
     * meanwhile; that a member is absent is tested as null, as kubectl and the API server take it.
     */
    public Document jsonPatch() {
        List<Map<String, @Nullable Object>> operations = new ArrayList<>();
        precondition
                .filter(version -> isChange())
                .ifPresent(
                        version -> operations.add(JsonPatch.operation("test", "/metadata/resourceVersion", version)));
        operations.addAll(JsonPatch.between(object(before.tree()), object(after)));
        return Document.of(operations);
    }

    private static Map<?, ?> object(Document tree) {
        return (Map<?, ?>) tree.root();
    }

    private static boolean onlyAtomicListsDiffer(String name, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return true;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> changed) {
            return changed.entrySet().stream()
                    .allMatch(member -> onlyAtomicListsDiffer(
                            (String) member.getKey(), old.get(member.getKey()), member.getValue()));
        }
        // Into a list that is not there yet, a merge by key puts every element just as a replacement does.
        return before == null || !(before instanceof List<?>) || ATOMIC_LISTS.contains(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectChange that
                && before.equals(that.before)
                && after.equals(that.after)
                && precondition.equals(that.precondition);
    }

    @Override
    public int hashCode() {
        return Objects.hash(before, after, precondition);
    }

    /** Returns the object and what changes, such as {@code ConfigMap a/b: /data/c, /data/d}; never a value. */
    @Override
    public String toString() {
        List<String> paths = JsonPatch.between(object(before.tree()), object(after)).stream()
                .map(operation -> String.valueOf(operation.get("path")))
                .distinct()
                .toList();
        return before + ": " + (paths.isEmpty() ? "no change" : String.join(", ", paths));
    }
}
