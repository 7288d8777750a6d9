// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.object.Reversal;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Inverse;
import io.hybridcluster.model.change.Subject;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The inverses of this package's changes, as data. Their arguments name the object and its uid, by which another cluster and an object
 * that was made anew are known; the states stand in the change itself.
 */
final class Inverses {
    /** Takes back members that were changed. */
    static final String REVERT = "kubernetes.revert";

    /** Takes back the requirements that a change of the required node affinity added. */
    static final String REVERT_AFFINITY = "kubernetes.revert-affinity";

    /** Deletes what was created. */
    static final String DELETE = "kubernetes.delete";

    /** Creates what was deleted. */
    static final String CREATE = "kubernetes.create";

    private Inverses() {}

    static Subject subject(ObjectRef ref) {
        return new Subject(
                Subject.KUBERNETES,
                ref.resource().kind(),
                ref.namespace().map(namespace -> namespace + "/").orElse("") + ref.name());
    }

    static Inverse revert(ObjectRef ref, Revertible done) {
        List<List<String>> paths = Reversal.paths(done.change().before(), done.after());
        return Inverse.of(
                done.way() == Revertible.Way.AFFINITY ? REVERT_AFFINITY : REVERT,
                arguments(ref, uid(done.change().before())).put("paths", paths).build());
    }

    /** @param uid empty where the answer was lost */
    static Inverse delete(ObjectRef ref, Optional<String> uid) {
        return Inverse.of(DELETE, arguments(ref, uid).build());
    }

    static Inverse create(ObjectRef ref, KubernetesObject deleted) {
        return Inverse.of(CREATE, arguments(ref, uid(deleted)).build());
    }

    static Optional<String> uid(KubernetesObject object) {
        return object.root().member("metadata").member("uid").optionalString();
    }

    private static ObjectBuilder arguments(ObjectRef ref, Optional<String> uid) {
        ApiResource resource = ref.resource();
        return Document.object()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("plural", resource.plural())
                .put("kind", resource.kind())
                .put("namespaced", resource.namespaced())
                .putIfPresent("namespace", ref.namespace())
                .put("name", ref.name())
                .putIfPresent("uid", uid);
    }

    /**
     * An inverse that was read.
     *
     * @param uid of the object that was changed; empty where the answer was lost
     * @param paths the members that a change was of
     */
    record Read(String action, ObjectRef ref, Optional<String> uid, List<List<String>> paths) {
        boolean isOf(KubernetesObject current) {
            return uid.isEmpty() || uid.equals(Inverses.uid(current));
        }
    }

    /** @throws IllegalArgumentException if the change has no inverse, or one of another client, or arguments that are none */
    static Read read(Change change) {
        Inverse inverse = change.inverse()
                .orElseThrow(() -> new IllegalArgumentException(change + " cannot be undone"
                        + change.note().map(note -> ": " + note).orElse("")));
        if (!List.of(REVERT, REVERT_AFFINITY, DELETE, CREATE).contains(inverse.action())) {
            throw new IllegalArgumentException(change + ": \"" + inverse.action()
                    + "\" is not an action of Kubernetes; undo it with the client that made the change");
        }
        TreeNode root = TreeNode.at("arguments", inverse.arguments().root());
        boolean namespaced = Boolean.TRUE.equals(root.object().get("namespaced"));
        ApiResource resource = new ApiResource(
                root.member("group").optionalString().orElse(""),
                root.member("version").string(),
                root.member("plural").string(),
                root.member("kind").string(),
                namespaced);
        List<List<String>> paths = new ArrayList<>();
        for (TreeNode path : root.member("paths").elements()) {
            paths.add(path.elements().stream().map(TreeNode::string).toList());
        }
        return new Read(
                inverse.action(),
                new ObjectRef(
                        resource,
                        root.member("namespace").optionalString(),
                        root.member("name").string()),
                root.member("uid").optionalString(),
                List.copyOf(paths));
    }
}
