// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.node.TaintEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A toleration of a pod (k8s.io/api core/v1, Toleration.ToleratesTaint). A text that is empty stands for one that is not
 * there. Comparisons other than equality, which newer versions know, tolerate nothing here.
 */
record Toleration(String key, String operator, String value, String effect) {
    /**
     * What the DaemonSet controller adds to every pod of a DaemonSet, so that no node is too ill for one (kubernetes
     * pkg/controller/daemon/util/daemonset_util.go, AddOrUpdateDaemonPodTolerations).
     */
    static List<Toleration> addedByController(boolean hostNetwork) {
        List<Toleration> added = new ArrayList<>(List.of(
                exists("node.kubernetes.io/not-ready", TaintEffect.NO_EXECUTE),
                exists("node.kubernetes.io/unreachable", TaintEffect.NO_EXECUTE),
                exists("node.kubernetes.io/disk-pressure", TaintEffect.NO_SCHEDULE),
                exists("node.kubernetes.io/memory-pressure", TaintEffect.NO_SCHEDULE),
                exists("node.kubernetes.io/pid-pressure", TaintEffect.NO_SCHEDULE),
                exists("node.kubernetes.io/unschedulable", TaintEffect.NO_SCHEDULE)));
        if (hostNetwork) {
            added.add(exists("node.kubernetes.io/network-unavailable", TaintEffect.NO_SCHEDULE));
        }
        return added;
    }

    private static Toleration exists(String key, TaintEffect effect) {
        return new Toleration(key, "Exists", "", effect.toString());
    }

    static List<Toleration> read(TreeNode tolerations) {
        return tolerations.elements().stream()
                .map(one -> new Toleration(
                        text(one, "key"), text(one, "operator"), text(one, "value"), text(one, "effect")))
                .toList();
    }

    private static String text(TreeNode toleration, String name) {
        return toleration.member(name).optionalString().orElse("");
    }

    boolean tolerates(Taint taint) {
        if (!effect.isEmpty() && !effect.equals(taint.effect().toString())) {
            return false;
        }
        if (!key.isEmpty() && !key.equals(taint.key())) {
            return false;
        }
        return switch (operator) {
            case "Exists" -> true;
            // Without a key, the API server takes no other operator than Exists.
            case "", "Equal" -> !key.isEmpty() && value.equals(taint.value());
            default -> false;
        };
    }

    /** Returns the first taint that keeps pods off and that none of these tolerates. */
    static Optional<Taint> untolerated(List<Taint> taints, List<Toleration> tolerations) {
        return taints.stream()
                .filter(taint -> taint.effect() != TaintEffect.PREFER_NO_SCHEDULE)
                .filter(taint -> tolerations.stream().noneMatch(one -> one.tolerates(taint)))
                .findFirst();
    }
}
