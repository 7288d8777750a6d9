// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.CONFIG_MAPS;
import static io.hybridcluster.testkit.kubernetes.contract.Api.DAEMON_SETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who set what. */
final class ManagerCases {
    private ManagerCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("who creates manages what he gave", api -> {
                    Reply reply = api.post(
                                    CONFIG_MAPS + "?fieldManager=one",
                                    "{'metadata':{'name':'a','labels':{'x':'y'}},'data':{'k':'v'}}")
                            .is(201);
                    assertThat(managers(reply))
                            .isEqualTo(
                                    Map.of(
                                            "one",
                                            fields(
                                                    "{'f:data':{'.':{},'f:k':{}},'f:metadata':{'f:labels':{'.':{},'f:x':{}}}}")));
                    Object entry = Trees.list(reply.tree(), "metadata", "managedFields")
                            .get(0);
                    assertThat(Trees.text(entry, "operation")).isEqualTo("Update");
                    assertThat(Trees.text(entry, "apiVersion")).isEqualTo("v1");
                    assertThat(Trees.text(entry, "fieldsType")).isEqualTo("FieldsV1");
                    assertThat(Trees.text(entry, "time")).isNotEmpty();
                }),
                new Case(
                        "without a name, the manager is the client's",
                        api -> assertThat(managers(api.configMap("a", "'k':'v'")))
                                .containsOnlyKeys("contract")),
                new Case(
                        "an object that says nothing has no manager",
                        api -> assertThat(managers(api.configMap("a", ""))).isEmpty()),
                new Case("who changes a field takes it over", api -> {
                    api.post(CONFIG_MAPS + "?fieldManager=one", "{'metadata':{'name':'a'},'data':{'k':'v','j':'w'}}")
                            .is(201);
                    Reply reply = api.merge(CONFIG_MAPS + "/a?fieldManager=two", "{'data':{'k':'new','n':'x'}}")
                            .is(200);
                    assertThat(managers(reply))
                            .isEqualTo(Map.of(
                                    "one", fields("{'f:data':{'.':{},'f:j':{}}}"),
                                    "two", fields("{'f:data':{'f:k':{},'f:n':{}}}")));
                }),
                new Case("who sets a field to what it is does not take it over", api -> {
                    api.post(CONFIG_MAPS + "?fieldManager=one", "{'metadata':{'name':'a'},'data':{'k':'v'}}")
                            .is(201);
                    Reply reply = api.merge(CONFIG_MAPS + "/a?fieldManager=two", "{'data':{'k':'v','n':'x'}}")
                            .is(200);
                    assertThat(managers(reply))
                            .isEqualTo(Map.of(
                                    "one", fields("{'f:data':{'.':{},'f:k':{}}}"),
                                    "two", fields("{'f:data':{'f:n':{}}}")));
                }),
                new Case("what is removed has no manager", api -> {
                    api.post(CONFIG_MAPS + "?fieldManager=one", "{'metadata':{'name':'a'},'data':{'k':'v'}}")
                            .is(201);
                    Reply reply = api.merge(CONFIG_MAPS + "/a?fieldManager=two", "{'data':null}")
                            .is(200);
                    assertThat(managers(reply)).isEmpty();
                }),
                new Case("a manager has one entry", api -> {
                    api.post(CONFIG_MAPS + "?fieldManager=one", "{'metadata':{'name':'a'},'data':{'k':'v'}}")
                            .is(201);
                    Reply reply = api.merge(CONFIG_MAPS + "/a?fieldManager=one", "{'data':{'n':'x'}}")
                            .is(200);
                    assertThat(Trees.list(reply.tree(), "metadata", "managedFields"))
                            .hasSize(1);
                    assertThat(managers(reply))
                            .isEqualTo(Map.of("one", fields("{'f:data':{'.':{},'f:k':{},'f:n':{}}}")));
                }),
                new Case("a dry run tells who would manage what", api -> {
                    api.post(CONFIG_MAPS + "?fieldManager=one", "{'metadata':{'name':'a'},'data':{'k':'v'}}")
                            .is(201);
                    Reply reply = api.merge(CONFIG_MAPS + "/a?dryRun=All&fieldManager=two", "{'data':{'k':'w'}}")
                            .is(200);
                    assertThat(managers(reply))
                            .isEqualTo(Map.of("one", fields("{'f:data':{}}"), "two", fields("{'f:data':{'f:k':{}}}")));
                }),
                new Case("a replacement manages what it changes", api -> {
                    api.post(CONFIG_MAPS + "?fieldManager=one", "{'metadata':{'name':'a'},'data':{'k':'v','j':'w'}}")
                            .is(201);
                    Reply reply = api.put(
                                    CONFIG_MAPS + "/a?fieldManager=two",
                                    "{'metadata':{'name':'a'},'data':{'k':'new','j':'w'}}")
                            .is(200);
                    assertThat(managers(reply))
                            .isEqualTo(Map.of(
                                    "one", fields("{'f:data':{'.':{},'f:j':{}}}"),
                                    "two", fields("{'f:data':{'f:k':{}}}")));
                }),
                new Case("elements are managed by what tells them apart", api -> {
                    api.post(DAEMON_SETS + "?fieldManager=one", StrategicCases.daemonSet("a", ""))
                            .is(201);
                    Reply reply = api.strategic(
                                    DAEMON_SETS + "/a?fieldManager=two",
                                    "{'spec':{'template':{'spec':{'containers':[{'name':'one','image':'one:2',"
                                            + "'env':[{'name':'E','value':'2'}]}]}}}}")
                            .is(200);
                    assertThat(managers(reply))
                            .containsEntry(
                                    "two",
                                    fields("{'f:spec':{'f:template':{'f:spec':{'f:containers':{"
                                            + "'k:{\\'name\\':\\'one\\'}':{'f:image':{},'f:env':{"
                                            + "'k:{\\'name\\':\\'E\\'}':{'f:value':{}}}}}}}}}"));
                }),
                new Case("an affinity is managed as one", api -> {
                    api.post(DAEMON_SETS + "?fieldManager=one", StrategicCases.daemonSet("a", ""))
                            .is(201);
                    Reply reply = api.strategic(
                                    DAEMON_SETS + "/a?fieldManager=two",
                                    "{'spec':{'template':{'spec':{'affinity':{'nodeAffinity':{"
                                            + "'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':["
                                            + "{'matchExpressions':[{'key':'x','operator':'Exists'}]}]}}}}}}}")
                            .is(200);
                    assertThat(managers(reply))
                            .containsEntry(
                                    "two",
                                    fields("{'f:spec':{'f:template':{'f:spec':{'f:affinity':{'.':{},"
                                            + "'f:nodeAffinity':{'.':{},"
                                            + "'f:requiredDuringSchedulingIgnoredDuringExecution':{'.':{},"
                                            + "'f:nodeSelectorTerms':{}}}}}}}}"));
                }),
                new Case("a node's labels and taints are managed one by one", api -> {
                    api.post("/api/v1/nodes?fieldManager=one", "{'metadata':{'name':'n-{id}','labels':{'a':'1'}}}")
                            .is(201);
                    Reply reply = api.merge(
                                    "/api/v1/nodes/n-{id}?fieldManager=two", "{'metadata':{'labels':{'b':'2'}}}")
                            .is(200);
                    assertThat(managers(reply)).containsEntry("two", fields("{'f:metadata':{'f:labels':{'f:b':{}}}}"));
                }));
    }

    private static Map<String, Object> managers(Reply reply) {
        Map<String, Object> managers = new TreeMap<>();
        Trees.list(reply.tree(), "metadata", "managedFields")
                .forEach(entry -> managers.put(Trees.text(entry, "manager"), Trees.map(entry, "fieldsV1")));
        // What the server's own controllers did in between.
        managers.remove("kube-controller-manager");
        return managers;
    }

    private static Object fields(String json) {
        return Json.readObject(json.replace("\\'", "\\\"").replace('\'', '"'));
    }
}
