// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hybridcluster.k8s.health.TerwayHealth;
import io.hybridcluster.k8s.live.LiveAddresses;
import io.hybridcluster.k8s.live.LiveDaemonSet;
import io.hybridcluster.k8s.live.LiveEvent;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.node.ClusterAddresses;
import io.hybridcluster.k8s.node.NodeCapacity;
import io.hybridcluster.k8s.node.NodeSide;
import io.hybridcluster.k8s.node.NodeVerification;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.HybridPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public entry point refuses null, and says for what. */
class NullsTest {
    private static final HybridPlan PLAN = Plans.guide();
    private static final InstanceTypes TYPES = InstanceTypes.none();
    private static final Instant NOW = GoldenCluster.NOW;
    private static final Map<String, Object> TREE = Map.of("metadata", Map.of("name", "n"));

    private static Arguments call(String parameter, ThrowingCallable call) {
        return Arguments.of(parameter, call);
    }

    static List<Arguments> calls() {
        Examination examination = Examination.of(PLAN, TYPES, NOW);
        NodeVerification verification = NodeVerification.of(PLAN);
        ClusterAddresses addresses = ClusterAddresses.of(PLAN);
        TerwayHealth health = TerwayHealth.of(PLAN, NOW);
        LiveNode node = LiveNode.of(PLAN, TREE);
        return List.of(
                call("plan", () -> Examination.of(null, TYPES, NOW)),
                call("types", () -> Examination.of(PLAN, null, NOW)),
                call("now", () -> Examination.of(PLAN, TYPES, null)),
                call("kind", () -> Examination.fieldsOf(null)),
                call("kind", () -> examination.add(null, TREE)),
                call("object", () -> examination.add("Pod", null)),
                call("findings", () -> examination.add((List<LiveFinding>) null)),
                call("kind", () -> examination.notExamined(null, "x")),
                call("why", () -> examination.notExamined("Pod", null)),
                call("plan", () -> NodeVerification.of(null)),
                call("types", () -> verification.withInstanceTypes(null)),
                call("version", () -> verification.withTerwayVersion(null)),
                call("node", () -> verification.verify((LiveNode) null)),
                call("node", () -> verification.verify((Map<?, ?>) null)),
                call("plan", () -> new NodeCapacity(null, TYPES)),
                call("types", () -> new NodeCapacity(PLAN, null)),
                call("plan", () -> NodeSide.of(null, node)),
                call("node", () -> NodeSide.of(PLAN, null)),
                call("plan", () -> ClusterAddresses.of(null)),
                call("endpoints", () -> addresses.addEndpoints(null)),
                call("slice", () -> addresses.addEndpointSlice(null)),
                call("configMap", () -> addresses.addConfigMap(null)),
                call("service", () -> addresses.addService(null)),
                call("node", () -> addresses.addNode(null)),
                call("plan", () -> TerwayHealth.of(null, NOW)),
                call("now", () -> TerwayHealth.of(PLAN, null)),
                call("pod", () -> TerwayHealth.isTerway(null)),
                call("source", () -> health.notRead(null)),
                call("node", () -> health.add((LiveNode) null)),
                call("daemonSet", () -> health.add((LiveDaemonSet) null)),
                call("pod", () -> health.add((LivePod) null)),
                call("event", () -> health.add((LiveEvent) null)),
                call("plan", () -> LiveNode.of(null, TREE)),
                call("tree", () -> LiveNode.of(PLAN, null)),
                call("shared", () -> LiveNode.of(PLAN, TREE, null)),
                call("key", () -> node.label(null)),
                call("tree", () -> LivePod.of(null)),
                call("tree", () -> LiveDaemonSet.of(null)),
                call("tree", () -> LiveEvent.of(null)),
                call("slice", () -> LiveAddresses.ofEndpointSlice(null)),
                call("endpoints", () -> LiveAddresses.ofEndpoints(null)),
                call("configMap", () -> LiveAddresses.ofClusterInfo(null)),
                call("service", () -> LiveAddresses.ofService(null)),
                call("text", () -> Shown.text(null)),
                call("name", () -> Shown.name(null)),
                call("finding", () -> new FindingGroups().add(null)),
                call("findings", () -> new FindingGroups().addAll(null)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void areRefusedByName(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }
}
