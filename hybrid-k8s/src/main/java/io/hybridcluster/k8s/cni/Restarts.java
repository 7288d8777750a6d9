// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.InstallationComponent;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the affinity restarts. The affinity is a part of the pod template, so the DaemonSet controller replaces every pod as
 * the update strategy says, and removes those on nodes that no longer fit, whatever it says (Kubernetes: Perform a Rolling Update
 * on a DaemonSet; kubernetes pkg/controller/daemon/update.go).
 */
final class Restarts {
    private static final String LEAVES = "; its pods on cloud nodes, if any, are removed";

    private final List<KubernetesObject> objects;

    Restarts(List<KubernetesObject> objects) {
        this.objects = objects;
    }

    /** Returns a sentence for each workload, without a verb; nothing for a change that changes nothing. */
    List<String> of(AffinityChange change) {
        if (!change.isChange()) {
            return List.of();
        }
        if (change.before().kind().equals("DaemonSet")) {
            return List.of(daemonSet(change.before()));
        }
        List<String> restarts = new ArrayList<>();
        for (InstallationComponent component : InstallationComponent.values()) {
            if (change.paths().stream().anyMatch(path -> startsWith(path, component.path()))) {
                restarts.add(component(component));
            }
        }
        return restarts;
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }

    private String component(InstallationComponent component) {
        String name = component.workload().substring(component.workload().indexOf('/') + 1);
        return objects.stream()
                .filter(object -> InstallationComponent.of(object)
                        .filter(component::equals)
                        .isPresent())
                .findFirst()
                .map(object -> object.kind().equals("DaemonSet") ? daemonSet(object) : deployment(name))
                .orElseGet(() -> component == InstallationComponent.TYPHA
                        ? deployment(name)
                        : name + " on all its nodes, as the tigera-operator rolls it out" + LEAVES);
    }

    private static String deployment(String name) {
        return name + ", as its Deployment rolls it out";
    }

    private static String daemonSet(KubernetesObject daemonSet) {
        TreeNode strategy = daemonSet.root().member("spec").member("updateStrategy");
        long pods = number(daemonSet.tree().at("status", "desiredNumberScheduled"));
        if ("OnDelete".equals(strategy.isNothing() ? null : strategy.object().get("type"))) {
            return daemonSet.name() + " on no node: its update strategy is OnDelete" + LEAVES;
        }
        String where = pods == 0 ? "all its nodes" : pods == 1 ? "1 node" : pods + " nodes";
        return daemonSet.name() + " on " + where + ", " + pace(rollingUpdate(daemonSet), pods) + LEAVES;
    }

    private static TreeNode rollingUpdate(KubernetesObject daemonSet) {
        return daemonSet.root().member("spec").member("updateStrategy").member("rollingUpdate");
    }

    private static String pace(TreeNode rollingUpdate, long pods) {
        Object unavailable =
                rollingUpdate.isNothing() ? null : rollingUpdate.object().get("maxUnavailable");
        Object surge = rollingUpdate.isNothing() ? null : rollingUpdate.object().get("maxSurge");
        boolean surges = number(surge) > 0 || isPercentage(surge);
        Object atOnce = surges ? surge : unavailable;
        if (atOnce == null) {
            return "one at a time";
        }
        if (isPercentage(atOnce)) {
            String percentage = atOnce.toString();
            long count = pods == 0 ? 0 : rounded(percentage, pods);
            return count == 0 ? percentage + " at a time" : words(count);
        }
        return words(Math.max(1, number(atOnce)));
    }

    private static String words(long count) {
        return count == 1 ? "one at a time" : count + " at a time";
    }

    private static boolean isPercentage(@Nullable Object value) {
        return value instanceof String text && text.matches("[1-9][0-9]{0,3}%");
    }

    /** A percentage is rounded up (kubernetes pkg/controller/daemon/util, UnavailableCount). */
    private static long rounded(String percentage, long pods) {
        long percent = Long.parseLong(percentage.substring(0, percentage.length() - 1));
        return Math.min(pods, (percent * Math.min(pods, 1_000_000) + 99) / 100);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number && number > 0 ? number : 0;
    }
}
