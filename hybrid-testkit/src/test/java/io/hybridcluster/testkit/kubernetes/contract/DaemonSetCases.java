// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.DAEMON_SETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Where DaemonSets run, what a status is, and what makes a workload invalid. */
final class DaemonSetCases {
    private static final String EXTERNAL = "alibabacloud.com/external";
    private static final String DATA_CENTRE = ",'" + EXTERNAL + "':'true'";

    private DaemonSetCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("calico-node leaves the cloud's nodes when its affinity is patched", api -> {
                    nodes(api);
                    api.post(DAEMON_SETS, StrategicCases.daemonSet("calico-node", EVERYWHERE))
                            .is(201);
                    api.awaitDesired("calico-node", 5);
                    api.strategic(DAEMON_SETS + "/calico-node", affinityPatch("DoesNotExist"))
                            .is(200);
                    api.awaitDesired("calico-node", 3);
                }),
                new Case("terway runs on the cloud's nodes once they are labelled", api -> {
                    for (int i = 1; i <= 3; i++) {
                        api.node("idc-" + i, "", "");
                    }
                    api.node("ecs-1", "", "");
                    api.node("ecs-2", "", "");
                    api.post(DAEMON_SETS, StrategicCases.daemonSet("terway-eniip", affinity("Exists") + ","))
                            .is(201);
                    api.awaitDesired("terway-eniip", 0);
                    for (int i = 1; i <= 2; i++) {
                        api.merge(
                                        "/api/v1/nodes/ecs-" + i + "-{id}",
                                        "{'metadata':{'labels':{'" + EXTERNAL + "':'true'}}}")
                                .is(200);
                    }
                    api.awaitDesired("terway-eniip", 2);
                }),
                new Case("a DaemonSet has a pod of its own on each node", api -> {
                    nodes(api);
                    Reply set = api.post(DAEMON_SETS, StrategicCases.daemonSet("terway", affinity("Exists") + ","))
                            .is(201);
                    Reply pods = api.until(
                            "/api/v1/namespaces/{ns}/pods?labelSelector=app%3Dterway",
                            reply -> Trees.list(reply.tree(), "items").stream()
                                            .filter(pod -> !Trees.text(pod, "spec", "nodeName")
                                                    .isEmpty())
                                            .count()
                                    == 2,
                            Reply::body);
                    assertThat(Trees.list(pods.tree(), "items")).allSatisfy(pod -> {
                        Object owner =
                                Trees.list(pod, "metadata", "ownerReferences").get(0);
                        assertThat(Trees.text(owner, "uid")).isEqualTo(set.text("metadata", "uid"));
                        assertThat(Trees.text(owner, "kind")).isEqualTo("DaemonSet");
                        assertThat(Trees.text(pod, "metadata", "name")).matches("terway-[a-z0-9]{5}");
                    });
                    assertThat(Trees.list(pods.tree(), "items").stream()
                                    .map(pod -> Trees.text(pod, "spec", "nodeName")))
                            .containsExactlyInAnyOrder(api.filled("ecs-1-{id}"), api.filled("ecs-2-{id}"));
                }),
                new Case("a taint keeps a DaemonSet off until it is tolerated", api -> {
                    api.node("n", "", "{'key':'only','value':'gpu','effect':'NoSchedule'}");
                    api.post(DAEMON_SETS, StrategicCases.daemonSet("a", "")).is(201);
                    api.post(
                                    DAEMON_SETS,
                                    StrategicCases.daemonSet(
                                            "b", "'tolerations':[{'key':'only','operator':'Equal','value':'gpu'}],"))
                            .is(201);
                    api.awaitDesired("b", 1);
                    api.awaitDesired("a", 0);
                    api.merge("/api/v1/nodes/n-{id}", "{'spec':{'taints':null}}")
                            .is(200);
                    api.awaitDesired("a", 1);
                }),
                new Case("a generation counts the changes of what is wanted", api -> {
                    Reply reply = api.post(DAEMON_SETS, StrategicCases.daemonSet("a", ""))
                            .is(201);
                    assertThat(generation(reply)).isEqualTo(1);
                    assertThat(generation(api.merge(DAEMON_SETS + "/a", "{'metadata':{'labels':{'x':'y'}}}")))
                            .isEqualTo(1);
                    assertThat(generation(api.merge(DAEMON_SETS + "/a", "{'spec':{'minReadySeconds':3}}")))
                            .isEqualTo(2);
                }),
                new Case("a status is not changed along with the rest", api -> {
                    Reply reply = api.post(
                                    DAEMON_SETS,
                                    StrategicCases.daemonSet("a", "")
                                            .replaceFirst("[{]", "{'status':{'numberReady':7},"))
                            .is(201);
                    assertThat(Trees.number(reply.tree(), 0, "status", "numberReady"))
                            .isZero();
                    Reply patched = api.merge(DAEMON_SETS + "/a", "{'status':{'numberReady':7}}")
                            .is(200);
                    assertThat(Trees.number(patched.tree(), 0, "status", "numberReady"))
                            .isZero();
                }),
                new Case("nothing but the status is changed by its own path", api -> {
                    api.post("/api/v1/nodes", "{'metadata':{'name':'n-{id}'}}").is(201);
                    Reply reply = api.strategic(
                                    "/api/v1/nodes/n-{id}/status",
                                    "{'spec':{'unschedulable':true},'status':{'capacity':{'pods':'7'}}}")
                            .is(200);
                    assertThat(reply.text("status", "capacity", "pods")).isEqualTo("7");
                    assertThat(reply.at("spec", "unschedulable")).isNull();
                    Reply main = api.merge("/api/v1/nodes/n-{id}", "{'status':{'capacity':{'pods':'8'}}}")
                            .is(200);
                    assertThat(main.text("status", "capacity", "pods")).isEqualTo("7");
                }),
                new Case(
                        "a selector fits its template",
                        api -> api.post(
                                        DAEMON_SETS,
                                        StrategicCases.daemonSet("a", "")
                                                .replace("'matchLabels':{'app':'a'}", "'matchLabels':{'app':'b'}"))
                                .isInvalid("FieldValueInvalid", "spec.template.metadata.labels")),
                new Case("a selector is fixed", api -> {
                    api.post(DAEMON_SETS, StrategicCases.daemonSet("a", "")).is(201);
                    api.merge(
                                    DAEMON_SETS + "/a",
                                    "{'spec':{'selector':{'matchLabels':{'x':'y'}},'template':{'metadata':{'labels':"
                                            + "{'x':'y'}}}}}")
                            .isInvalid("FieldValueInvalid", "spec.selector");
                }),
                new Case(
                        "an affinity that asks for nothing is refused",
                        api -> api.post(DAEMON_SETS, StrategicCases.daemonSet("a", affinity("In") + ","))
                                .isInvalid(
                                        "FieldValueRequired",
                                        "spec.template.spec.affinity.nodeAffinity."
                                                + "requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]."
                                                + "matchExpressions[0].values")),
                new Case(
                        "an affinity has terms",
                        api -> api.post(
                                        DAEMON_SETS,
                                        StrategicCases.daemonSet(
                                                "a",
                                                "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':"
                                                        + "{'nodeSelectorTerms':[]}}},"))
                                .isInvalid(
                                        "FieldValueRequired",
                                        "spec.template.spec.affinity.nodeAffinity."
                                                + "requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms")),
                new Case(
                        "a taint's effect is one of three",
                        api -> api.post(
                                        "/api/v1/nodes",
                                        "{'metadata':{'name':'n-{id}'},'spec':{'taints':[{'key':'a','effect':'Sometimes'}]}}")
                                .isInvalid("FieldValueNotSupported", "metadata.taints[0].effect")));
    }

    private static final String EVERYWHERE = "'tolerations':[{'operator':'Exists'}],";

    private static void nodes(Api api) throws Exception {
        for (int i = 1; i <= 3; i++) {
            api.node("idc-" + i, "", "");
        }
        api.node("ecs-1", DATA_CENTRE, "");
        api.node("ecs-2", DATA_CENTRE, "");
    }

    private static String affinity(String operator) {
        return "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':["
                + "{'matchExpressions':[{'key':'" + EXTERNAL + "','operator':'" + operator + "'}]}]}}}";
    }

    private static String affinityPatch(String operator) {
        return "{'spec':{'template':{'spec':{" + affinity(operator) + "}}}}";
    }

    private static long generation(Reply reply) {
        return Trees.number(reply.is(reply.code()).tree(), 0, "metadata", "generation");
    }
}
