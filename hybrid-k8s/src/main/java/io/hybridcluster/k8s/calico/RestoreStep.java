// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.text.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object to be put back as it was: to be created, or to be changed where there is one.
 *
 * <p>It prints without a value.
 *
 * @param saved the object as it was
 * @param reason what happened to it
 * @param target the whole tree to write
 * @param change the change of the object that is there; none if it has to be created
 */
public record RestoreStep(KubernetesObject saved, Reason reason, Document target, Optional<ObjectChange> change) {
    /** What happened to an object. */
    public enum Reason {
        /** It is gone. */
        REMOVED,

        /** It lost fields that its new definition does not name, and nothing else. */
        PRUNED,

        /** It is another one; somebody may have meant it. */
        CHANGED
    }

    public RestoreStep {
        requireNonNull(saved, "saved");
        requireNonNull(reason, "reason");
        requireNonNull(target, "target");
        requireNonNull(change, "change");
    }

    /** What a server fills in is left out, owners too: they are known by a uid, and one that is gone takes this along. */
    static RestoreStep create(KubernetesObject saved) {
        return new RestoreStep(saved, Reason.REMOVED, Document.of(Essence.toCreate(saved)), Optional.empty());
    }

    /** The status and others' metadata stay as they are now; labels and annotations that were there come back. */
    static RestoreStep replace(KubernetesObject saved, KubernetesObject now, Reason reason) {
        Map<String, @Nullable Object> before = saved.root().object();
        Map<String, @Nullable Object> current = now.root().object();
        Map<String, @Nullable Object> target = new LinkedHashMap<>();
        before.forEach((name, member) -> {
            if (!name.equals("status")) {
                target.put(name, name.equals("metadata") ? metadata(saved, now) : member);
            }
        });
        if (current.containsKey("status")) {
            target.put("status", current.get("status"));
        }
        ObjectChange change = ObjectChange.of(now, target);
        return new RestoreStep(saved, reason, change.after(), Optional.of(change));
    }

    private static Map<String, @Nullable Object> metadata(KubernetesObject saved, KubernetesObject now) {
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(now.root().member("metadata").object());
        for (String entries : new String[] {"labels", "annotations"}) {
            if (saved.tree().at("metadata", entries) instanceof Map<?, ?> old) {
                Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
                if (metadata.get(entries) instanceof Map<?, ?> current) {
                    merged.putAll(current);
                }
                merged.putAll(old);
                metadata.put(entries, merged);
            }
        }
        return metadata;
    }

    /** Returns what is done, and the paths that change. */
    @Override
    public String toString() {
        return change.map(changed -> "change " + changed).orElse("create " + saved) + " (" + reason + ")";
    }
}
