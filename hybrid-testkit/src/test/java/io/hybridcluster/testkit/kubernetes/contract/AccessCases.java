// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.CONFIG_MAPS;
import static io.hybridcluster.testkit.kubernetes.contract.Api.DAEMON_SETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.support.Planes;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Who may do what. */
final class AccessCases {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String TO_NOBODY =
            "'subjects':[{'kind':'User','name':'nobody'," + "'apiGroup':'rbac.authorization.k8s.io'}]";

    private AccessCases() {}

    static List<Case> cases() {
        return List.of(
                new Case(
                        "an unknown token is nobody's",
                        api -> api.as("unknown").get("/api/v1/nodes").fails(401, "Unauthorized", "Unauthorized")),
                new Case(
                        "who comes without a token is anonymous",
                        api -> api.as("")
                                .get("/api/v1/nodes")
                                .fails(
                                        403,
                                        "Forbidden",
                                        "nodes is forbidden: User \"system:anonymous\" cannot list resource \"nodes\" in API"
                                                + " group \"\" at the cluster scope")),
                new Case(
                        "everybody may ask for the version",
                        api -> assertThat(api.as("").get("/version").is(200).text("gitVersion"))
                                .matches("v1\\..*")),
                new Case(
                        "everybody may ask whether the server is ready",
                        api -> assertThat(api.as("").get("/readyz").is(200).body())
                                .isEqualTo("ok")),
                new Case("a refusal says who, what and where", api -> {
                    Reply reply = api.as(Planes.NOBODY.token())
                            .merge(DAEMON_SETS + "/a", "{}")
                            .fails(
                                    403,
                                    "Forbidden",
                                    api.filled("daemonsets.apps \"a\" is forbidden: User \"nobody\" cannot patch"
                                            + " resource \"daemonsets\" in API group \"apps\" in the namespace"
                                            + " \"{ns}\""));
                    assertThat(reply.at("details"))
                            .isEqualTo(Trees.of("name", "a", "group", "apps", "kind", "daemonsets"));
                }),
                new Case(
                        "a refusal names the subresource",
                        api -> api.as(Planes.NOBODY.token())
                                .strategic("/api/v1/nodes/n/status", "{}")
                                .fails(
                                        403,
                                        "Forbidden",
                                        "nodes \"n\" is forbidden: User \"nobody\" cannot patch resource \"nodes/status\" in"
                                                + " API group \"\" at the cluster scope")),
                new Case(
                        "a refusal comes before everything else",
                        api -> api.as(Planes.NOBODY.token())
                                .post(CONFIG_MAPS, "{bad")
                                .is(403)),
                new Case("a role allows in its namespace", api -> {
                    api.configMap("a", "");
                    grant(api, "'verbs':['get','list'],'apiGroups':[''],'resources':['configmaps']");
                    Api nobody = api.as(Planes.NOBODY.token());
                    nobody.until(CONFIG_MAPS + "/a", reply -> reply.code() == 200, Reply::code);
                    nobody.get(CONFIG_MAPS).is(200);
                    nobody.get("/api/v1/configmaps").is(403);
                    nobody.get("/api/v1/namespaces/default/configmaps").is(403);
                    nobody.delete(CONFIG_MAPS + "/a").is(403);
                }),
                new Case("a role is for some names only", api -> {
                    api.configMap("a", "");
                    api.configMap("b", "");
                    grant(
                            api,
                            "'verbs':['get','list'],'apiGroups':[''],'resources':['configmaps'],"
                                    + "'resourceNames':['a']");
                    Api nobody = api.as(Planes.NOBODY.token());
                    nobody.until(CONFIG_MAPS + "/a", reply -> reply.code() == 200, Reply::code);
                    nobody.get(CONFIG_MAPS + "/b").is(403);
                    nobody.get(CONFIG_MAPS).is(403);
                    nobody.get(CONFIG_MAPS + "?fieldSelector=metadata.name%3Da").is(200);
                }),
                new Case("a subresource is granted on its own", api -> {
                    api.post(DAEMON_SETS, StrategicCases.daemonSet("a", "")).is(201);
                    grant(api, "'verbs':['get'],'apiGroups':['apps'],'resources':['daemonsets/status']");
                    Api nobody = api.as(Planes.NOBODY.token());
                    nobody.until(DAEMON_SETS + "/a/status", reply -> reply.code() == 200, Reply::code);
                    nobody.get(DAEMON_SETS + "/a").is(403);
                }),
                new Case("a cluster role allows a group everywhere", api -> {
                    api.configMap("a", "");
                    api.post(
                                    RBAC + "/clusterroles",
                                    "{'metadata':{'name':'{id}'},'rules':[{'verbs':['*'],'apiGroups':['*'],"
                                            + "'resources':['configmaps']}]}")
                            .is(201);
                    api.post(
                                    RBAC + "/clusterrolebindings",
                                    "{'metadata':{'name':'{id}'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io',"
                                            + "'kind':'ClusterRole','name':'{id}'},'subjects':[{'kind':'Group',"
                                            + "'name':'staff','apiGroup':'rbac.authorization.k8s.io'}]}")
                            .is(201);
                    Api reader = api.as(Planes.READER.token());
                    reader.until("/api/v1/configmaps", reply -> reply.code() == 200, Reply::code);
                    reader.merge(CONFIG_MAPS + "/a", "{'data':{'k':'v'}}").is(200);
                    api.delete(RBAC + "/clusterrolebindings/{id}").is(200);
                    reader.until("/api/v1/configmaps", reply -> reply.code() == 403, Reply::code);
                }),
                new Case("a binding keeps its role", api -> {
                    grant(api, "'verbs':['get'],'apiGroups':[''],'resources':['pods']");
                    api.merge(RBAC + "/namespaces/{ns}/rolebindings/a", "{'roleRef':{'name':'b'}}")
                            .isInvalid("FieldValueInvalid", "roleRef");
                }),
                new Case("everybody may ask what he may", api -> {
                    assertThat(mayList(api, "nodes")).isEqualTo(true);
                    assertThat(mayList(api.as(Planes.NOBODY.token()), "nodes")).isEqualTo(false);
                    grant(api, "'verbs':['list'],'apiGroups':[''],'resources':['secrets']");
                    Api nobody = api.as(Planes.NOBODY.token());
                    nobody.until("/api/v1/namespaces/{ns}/secrets", reply -> reply.code() == 200, Reply::code);
                    assertThat(mayList(nobody, "secrets")).isEqualTo(true);
                }));
    }

    private static Object mayList(Api api, String resource) throws Exception {
        return api.post(
                        REVIEWS,
                        "{'kind':'SelfSubjectAccessReview','apiVersion':'authorization.k8s.io/v1','spec':"
                                + "{'resourceAttributes':{'namespace':'{ns}','verb':'list','resource':'" + resource
                                + "'}}}")
                .is(201)
                .at("status", "allowed");
    }

    private static void grant(Api api, String rule) throws Exception {
        api.post(RBAC + "/namespaces/{ns}/roles", "{'metadata':{'name':'a'},'rules':[{" + rule + "}]}")
                .is(201);
        api.post(
                        RBAC + "/namespaces/{ns}/rolebindings",
                        "{'metadata':{'name':'a'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'Role',"
                                + "'name':'a'}," + TO_NOBODY + "}")
                .is(201);
    }
}
