// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.DAEMON_SETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Strategic merge patches of the built-in kinds. */
final class StrategicCases {
    private static final String[] CONTAINERS = {"spec", "template", "spec", "containers"};
    private static final String[] POD = {"spec", "template", "spec"};

    private StrategicCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("containers are merged by name", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "")).is(201);
                    Reply reply = patch(api, "{'containers':[{'name':'one','image':'one:2'}]}");
                    assertThat(reply.namesIn(CONTAINERS)).containsExactly("one", "two");
                    assertThat(Trees.text(Trees.list(reply.tree(), CONTAINERS).get(0), "image"))
                            .isEqualTo("one:2");
                    assertThat(Trees.list(Trees.list(reply.tree(), CONTAINERS).get(0), "env"))
                            .hasSize(1);
                }),
                new Case("a new container comes first", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "")).is(201);
                    Reply reply = patch(api, "{'containers':[{'name':'new','image':'new:1'}]}");
                    assertThat(reply.namesIn(CONTAINERS)).containsExactly("new", "one", "two");
                }),
                new Case("a container is deleted by a directive", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "")).is(201);
                    Reply reply = patch(api, "{'containers':[{'name':'one','$patch':'delete'}]}");
                    assertThat(reply.namesIn(CONTAINERS)).containsExactly("two");
                }),
                new Case("a list is replaced by a directive", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "")).is(201);
                    Reply reply = patch(api, "{'containers':[{'name':'only','image':'o:1'},{'$patch':'replace'}]}");
                    assertThat(reply.namesIn(CONTAINERS)).containsExactly("only");
                }),
                new Case("environment variables are merged by name", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "")).is(201);
                    Reply reply = patch(
                            api,
                            "{'containers':[{'name':'one','env':[{'name':'E','value':'2'},{'name':'F','value':'3'}]}]}");
                    assertThat(Trees.list(Trees.list(reply.tree(), CONTAINERS).get(0), "env"))
                            .isEqualTo(
                                    List.of(Trees.of("name", "E", "value", "2"), Trees.of("name", "F", "value", "3")));
                }),
                new Case("volumes are merged by name", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "'volumes':[{'name':'v','emptyDir':{}}],"))
                            .is(201);
                    Reply reply = patch(api, "{'volumes':[{'name':'w','emptyDir':{}}]}");
                    assertThat(reply.namesIn("spec", "template", "spec", "volumes"))
                            .containsExactlyInAnyOrder("v", "w");
                }),
                new Case("tolerations are replaced", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "'tolerations':[{'key':'a','operator':'Exists'}],"))
                            .is(201);
                    Reply reply = patch(api, "{'tolerations':[{'key':'b','operator':'Exists'}]}");
                    assertThat(reply.at("spec", "template", "spec", "tolerations"))
                            .isEqualTo(List.of(Trees.of("key", "b", "operator", "Exists")));
                }),
                new Case("node selector terms are replaced", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", affinity("old") + ",")).is(201);
                    Reply reply = patch(api, "{" + affinity("new") + "}");
                    assertThat(Trees.at(
                                    Trees.at(reply.tree(), POD),
                                    "affinity",
                                    "nodeAffinity",
                                    "requiredDuringSchedulingIgnoredDuringExecution",
                                    "nodeSelectorTerms"))
                            .isEqualTo(List.of(Trees.of(
                                    "matchExpressions", List.of(Trees.of("key", "new", "operator", "Exists")))));
                }),
                new Case("a null removes a part", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", affinity("old") + ",")).is(201);
                    Reply reply = patch(api, "{'affinity':null}");
                    assertThat(Trees.at(reply.tree(), "spec", "template", "spec", "affinity"))
                            .isNull();
                }),
                new Case("an object is replaced by a directive", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "'nodeSelector':{'a':'1'},"))
                            .is(201);
                    Reply reply = patch(api, "{'nodeSelector':{'$patch':'replace','b':'2'}}");
                    assertThat(reply.at("spec", "template", "spec", "nodeSelector"))
                            .isEqualTo(Trees.of("b", "2"));
                }),
                new Case("an element needs the member that tells it apart", api -> {
                    api.post(DAEMON_SETS, daemonSet("a", "")).is(201);
                    api.strategic(DAEMON_SETS + "/a", "{'spec':{'template':{'spec':{'containers':[{'image':'x'}]}}}}")
                            .is(500);
                }),
                new Case("taints are merged by key", api -> {
                    api.node("n", "", "{'key':'a','value':'1','effect':'NoSchedule'}");
                    Reply reply = api.strategic(
                                    "/api/v1/nodes/n-{id}",
                                    "{'spec':{'taints':[{'key':'a','value':'2','effect':'NoExecute'},"
                                            + "{'key':'b','effect':'NoSchedule'}]}}")
                            .is(200);
                    assertThat(Trees.list(reply.tree(), "spec", "taints"))
                            .contains(
                                    Trees.of("key", "a", "value", "2", "effect", "NoExecute"),
                                    Trees.of("key", "b", "effect", "NoSchedule"))
                            .doesNotContain(Trees.of("key", "a", "value", "1", "effect", "NoSchedule"));
                }),
                new Case("a status is merged by its conditions' types", api -> {
                    api.node("n", "", "");
                    Reply reply = api.strategic(
                                    "/api/v1/nodes/n-{id}/status",
                                    "{'status':{'addresses':[{'type':'InternalIP','address':'10.0.0.1'}],"
                                            + "'conditions':[{'type':'DiskPressure','status':'False'}]}}")
                            .is(200);
                    assertThat(Trees.list(reply.tree(), "status", "conditions").stream()
                                    .map(each -> Trees.text(each, "type")))
                            .contains("Ready", "DiskPressure");
                    assertThat(reply.at("status", "addresses"))
                            .isEqualTo(List.of(Trees.of("type", "InternalIP", "address", "10.0.0.1")));
                }));
    }

    private static Reply patch(Api api, String podSpec) throws Exception {
        return api.strategic(DAEMON_SETS + "/a", "{'spec':{'template':{'spec':" + podSpec + "}}}")
                .is(200);
    }

    private static String affinity(String key) {
        return "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':"
                + "[{'matchExpressions':[{'key':'" + key + "','operator':'Exists'}]}]}}}";
    }

    /** One that runs on the nodes of its case only. */
    static String daemonSet(String name, String podSpec) {
        return "{'metadata':{'name':'" + name + "'},'spec':{'selector':{'matchLabels':{'app':'" + name + "'}},"
                + "'template':{'metadata':{'labels':{'app':'" + name + "'}},'spec':{"
                + (podSpec.contains("'nodeSelector'") ? "" : "'nodeSelector':{'contract/case':'{id}'},") + podSpec
                + "'containers':[{'name':'one','image':'one:1','env':[{'name':'E','value':'1'}]},"
                + "{'name':'two','image':'two:1'}]}}}}";
    }
}
