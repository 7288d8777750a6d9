// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.affinity.NodeMatch;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.support.DaemonSets;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.NodeName;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random pods on random nodes, beside an implementation that is written from the documentation and knows no unknowns. */
class PlacementGeneratedTest {
    private static final int PODS = 20_000;
    private static final List<String> TAINTS = List.of(
            "dedicated=cloud:NoSchedule",
            "dedicated=idc:NoExecute",
            "spot:PreferNoSchedule",
            "node.kubernetes.io/not-ready:NoExecute",
            "node.kubernetes.io/network-unavailable:NoSchedule",
            "node.kubernetes.io/disk-pressure:NoSchedule",
            "a=b:NoSchedule");

    private static Map<String, @Nullable Object> pod(Random random, long seed) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(new DaemonSets(seed).daemonSet());
        Map<String, @Nullable Object> podSpec =
                new LinkedHashMap<>(object(Document.of(tree).at("spec", "template", "spec")));
        podSpec.put("hostNetwork", random.nextBoolean());
        if (random.nextInt(3) == 0) {
            podSpec.put(
                    "nodeSelector", random.nextBoolean() ? Map.of("rack", "a") : Map.of("gpu", "a10", "spot", "yes"));
        }
        if (random.nextInt(12) == 0) {
            podSpec.put("nodeName", "node-" + (1 + random.nextInt(2)));
        }
        List<Object> tolerations = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tolerations.add(toleration(random));
        }
        podSpec.put("tolerations", tolerations);
        tree.put("kind", random.nextInt(4) == 0 ? "Deployment" : "DaemonSet");
        tree.put("spec", Map.of("template", Map.of("spec", podSpec)));
        return tree;
    }

    private static Map<String, Object> toleration(Random random) {
        Map<String, Object> toleration = new LinkedHashMap<>();
        String[] keys = {"dedicated", "spot", "a", "node.kubernetes.io/not-ready"};
        if (random.nextInt(4) > 0) {
            toleration.put("key", keys[random.nextInt(keys.length)]);
        }
        if (!toleration.containsKey("key") || random.nextBoolean()) {
            toleration.put("operator", "Exists");
        } else {
            if (random.nextBoolean()) {
                toleration.put("operator", "Equal");
            }
            if (random.nextInt(4) > 0) {
                toleration.put("value", List.of("cloud", "idc", "b").get(random.nextInt(3)));
            }
        }
        if (random.nextInt(3) > 0) {
            toleration.put("effect", random.nextBoolean() ? "NoSchedule" : "NoExecute");
        }
        return toleration;
    }

    private static List<Taint> taints(Random random) {
        List<Taint> taints = new ArrayList<>();
        TAINTS.forEach(taint -> {
            if (random.nextInt(5) == 0) {
                taints.add(Taint.parse(taint));
            }
        });
        return taints;
    }

    private static NodeProfile profile(Map<String, String> node, List<Taint> taints) {
        List<Label> labels = node.entrySet().stream()
                .filter(label -> !label.getKey().equals("metadata.name"))
                .map(label -> new Label(label.getKey(), label.getValue()))
                .toList();
        return NodeProfile.exactly(new NodeName(node.get("metadata.name")), labels, taints);
    }

    private static boolean naive(Map<String, ?> tree, Map<String, String> node, List<Taint> taints) {
        Map<String, @Nullable Object> podSpec = object(Document.of(tree).at("spec", "template", "spec"));
        Object name = podSpec.get("nodeName");
        boolean onNode = name == null || name.equals(node.get("metadata.name"));
        boolean selected = podSpec.get("nodeSelector") == null
                || node.entrySet()
                        .containsAll(object(podSpec.get("nodeSelector")).entrySet());
        Object required = Document.of(tree)
                .at(
                        "spec",
                        "template",
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution");
        boolean daemon = "DaemonSet".equals(tree.get("kind"));
        boolean tolerated = taints.stream().allMatch(taint -> tolerates(podSpec, taint, daemon));
        return onNode && selected && NodeMatch.fits(node, required) && tolerated;
    }

    private static boolean tolerates(Map<String, @Nullable Object> podSpec, Taint taint, boolean daemon) {
        String effect = taint.effect().toString();
        if (effect.equals("PreferNoSchedule")) {
            return true;
        }
        boolean addedForAll = taint.key().equals("node.kubernetes.io/not-ready")
                || taint.key().equals("node.kubernetes.io/disk-pressure");
        boolean addedForHost = taint.key().equals("node.kubernetes.io/network-unavailable")
                && Boolean.TRUE.equals(podSpec.get("hostNetwork"));
        if (daemon && (addedForAll || addedForHost)) {
            return true;
        }
        for (Object one : (List<?>) podSpec.get("tolerations")) {
            Map<String, @Nullable Object> toleration = object(one);
            boolean key = toleration.get("key") == null || toleration.get("key").equals(taint.key());
            boolean sameEffect =
                    toleration.get("effect") == null || toleration.get("effect").equals(effect);
            Object value = toleration.get("value");
            boolean sameValue =
                    "Exists".equals(toleration.get("operator")) || taint.value().equals(value == null ? "" : value);
            if (key && sameEffect && sameValue) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object tree) {
        return (Map<String, @Nullable Object>) tree;
    }

    @Test
    void agreesOnNodesOfWhichAllIsKnown() {
        List<Map<String, String>> nodes = NodeMatch.nodes();
        Random random = new Random(7);
        Map<Landing, Integer> seen = new EnumMap<>(Landing.class);
        for (int i = 0; i < PODS; i++) {
            Map<String, @Nullable Object> pod = pod(random, i);
            Map<String, String> node = nodes.get(random.nextInt(nodes.size()));
            List<Taint> taints = taints(random);

            Placement placement = Placement.of(KubernetesObject.of(pod), profile(node, taints));

            assertThat(placement.landing())
                    .as("%s on %s %s: %s", pod, node, taints, placement)
                    .isEqualTo(naive(pod, node, taints) ? Landing.LANDS : Landing.STAYS_AWAY);
            seen.merge(placement.landing(), 1, Integer::sum);
        }
        assertThat(seen.get(Landing.LANDS)).isGreaterThan(PODS / 20);
        assertThat(seen.get(Landing.STAYS_AWAY)).isGreaterThan(PODS / 2);
    }

    /** What is said of cloud nodes in general holds on each one that there may be. */
    @Test
    void saysNothingOfCloudNodesThatOneOfThemBelies() {
        List<Map<String, String>> cloudNodes = NodeMatch.nodes().stream()
                .filter(node -> "true".equals(node.get("alibabacloud.com/external")))
                .filter(node -> "linux".equals(node.get("kubernetes.io/os")))
                .filter(node -> node.get("type") == null)
                .toList();
        assertThat(cloudNodes).hasSizeGreaterThan(50);
        Random random = new Random(8);
        Map<Landing, Integer> seen = new EnumMap<>(Landing.class);
        for (int i = 0; i < PODS; i++) {
            Map<String, @Nullable Object> pod = pod(random, i);
            Placement general = Placement.of(KubernetesObject.of(pod), NodeProfile.cloudNode());
            seen.merge(general.landing(), 1, Integer::sum);
            if (general.landing() != Landing.DEPENDS) {
                for (int j = 0; j < 8; j++) {
                    Map<String, String> node = cloudNodes.get(random.nextInt(cloudNodes.size()));
                    assertThat(naive(pod, node, List.of()))
                            .as("%s on %s: %s", pod, node, general)
                            .isEqualTo(general.landing() == Landing.LANDS);
                }
            }
        }
        assertThat(seen.keySet()).containsExactly(Landing.values());
    }
}
