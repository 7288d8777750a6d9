// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.support.Planes;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Who may appear as somebody else, and who may ask what others may do. */
final class GuiseCases {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";
    private static final String SELF = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
    private static final String USER = "Impersonate-User";
    private static final String GROUP = "Impersonate-Group";
    private static final String LIST_NODES = "'resourceAttributes':{'verb':'list','resource':'nodes'}";

    private GuiseCases() {}

    static List<Case> cases() {
        return List.of(
                new Case(
                        "an administrator in the guise of somebody may what that one may",
                        api -> api.with(USER, "bob-{id}")
                                .get("/api/v1/nodes")
                                .fails(
                                        403,
                                        "Forbidden",
                                        api.filled(
                                                "nodes is forbidden: User \"bob-{id}\" cannot list resource \"nodes\" in"
                                                        + " API group \"\" at the cluster scope"))),
                new Case("a guise has the groups that it names", api -> {
                    api.with(USER, "bob-{id}", GROUP, "system:masters")
                            .get("/api/v1/nodes")
                            .is(200);
                    grant(api, "'verbs':['list'],'apiGroups':[''],'resources':['nodes']", "devs-{id}");
                    Api dev = api.with(USER, "bob-{id}", GROUP, "ops", GROUP, "devs-{id}");
                    dev.until("/api/v1/nodes", reply -> reply.code() == 200, Reply::code);
                    api.with(USER, "bob-{id}", GROUP, "ops")
                            .get("/api/v1/nodes")
                            .is(403);
                }),
                new Case("a service account's guise has the groups of its namespace", api -> {
                    grant(
                            api,
                            "'verbs':['list'],'apiGroups':[''],'resources':['nodes']",
                            "system:serviceaccounts:ns-{id}");
                    Api account = api.with(USER, "system:serviceaccount:ns-{id}:a");
                    account.until("/api/v1/nodes", reply -> reply.code() == 200, Reply::code);
                    api.with(USER, "system:serviceaccount:other:a")
                            .get("/api/v1/nodes")
                            .is(403);
                }),
                new Case(
                        "a guise without a user is none",
                        api -> assertThat(api.with(GROUP, "system:masters")
                                        .get("/api/v1/nodes")
                                        .is(500)
                                        .body())
                                .contains("without impersonating a user")),
                new Case("nobody may appear as somebody else", api -> {
                    Api nobody = api.as(Planes.NOBODY.token());
                    Reply refused = nobody.with(USER, "bob")
                            .get("/api/v1/nodes")
                            .fails(
                                    403,
                                    "Forbidden",
                                    "users \"bob\" is forbidden: User \"nobody\" cannot impersonate resource \"users\""
                                            + " in API group \"\" at the cluster scope");
                    assertThat(refused.at("details")).isEqualTo(Trees.of("name", "bob", "kind", "users"));
                    nobody.with(USER, "system:serviceaccount:ns:sa")
                            .get("/version")
                            .fails(
                                    403,
                                    "Forbidden",
                                    "serviceaccounts \"sa\" is forbidden: User \"nobody\" cannot impersonate resource"
                                            + " \"serviceaccounts\" in API group \"\" in the namespace \"ns\"");
                }),
                new Case("the verb impersonate lets one appear as some users, not as their groups", api -> {
                    api.post(
                                    RBAC + "/clusterroles",
                                    "{'metadata':{'name':'{id}'},'rules':[{'verbs':['impersonate'],'apiGroups':[''],"
                                            + "'resources':['users'],'resourceNames':['bob-{id}']}]}")
                            .is(201);
                    api.post(
                                    RBAC + "/clusterrolebindings",
                                    "{'metadata':{'name':'{id}'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io',"
                                            + "'kind':'ClusterRole','name':'{id}'},'subjects':[{'kind':'User',"
                                            + "'name':'nobody','apiGroup':'rbac.authorization.k8s.io'}]}")
                            .is(201);
                    Api bob = api.as(Planes.NOBODY.token()).with(USER, "bob-{id}");
                    bob.until("/version", reply -> reply.code() == 200, Reply::code);
                    assertThat(bob.get("/api/v1/nodes").is(403).text("message"))
                            .contains(api.filled("User \"bob-{id}\" cannot list"));
                    api.as(Planes.NOBODY.token())
                            .with(USER, "bob-{id}", GROUP, "devs")
                            .get("/version")
                            .fails(
                                    403,
                                    "Forbidden",
                                    "groups \"devs\" is forbidden: User \"nobody\" cannot impersonate resource"
                                            + " \"groups\" in API group \"\" at the cluster scope");
                    api.delete(RBAC + "/clusterrolebindings/{id}").is(200);
                }),
                new Case(
                        "a guise asks for itself what it may",
                        api -> assertThat(api.with(USER, "bob-{id}")
                                        .post(SELF, review("SelfSubjectAccessReview", LIST_NODES))
                                        .is(201)
                                        .at("status", "allowed"))
                                .isEqualTo(false)),
                new Case("an administrator may ask what others may", api -> {
                    assertThat(allowed(api, "'user':'bob-{id}'," + LIST_NODES)).isEqualTo(false);
                    assertThat(allowed(api, "'user':'bob-{id}','groups':['system:masters']," + LIST_NODES))
                            .isEqualTo(true);
                    grant(api, "'verbs':['list'],'apiGroups':[''],'resources':['nodes']", "devs-{id}");
                    Api dev = api.with(USER, "x", GROUP, "devs-{id}");
                    dev.until("/api/v1/nodes", reply -> reply.code() == 200, Reply::code);
                    assertThat(allowed(api, "'user':'bob-{id}','groups':['devs-{id}']," + LIST_NODES))
                            .isEqualTo(true);
                }),
                new Case("a review of a path is by the groups that it names", api -> {
                    String version = "'nonResourceAttributes':{'path':'/version','verb':'get'}";
                    assertThat(allowed(api, "'user':'bob'," + version)).isEqualTo(false);
                    assertThat(allowed(api, "'user':'bob','groups':['system:authenticated']," + version))
                            .isEqualTo(true);
                }),
                new Case("a review is of somebody and of something", api -> {
                    Reply nobody = api.post(REVIEWS, review("SubjectAccessReview", LIST_NODES))
                            .isInvalid("FieldValueInvalid", "spec.user");
                    assertThat(nobody.text("message"))
                            .isEqualTo(".authorization.k8s.io \"\" is invalid: spec.user: Invalid value: \"\": at least"
                                    + " one of user or group must be specified");
                    api.post(REVIEWS, review("SubjectAccessReview", "'user':'bob'"))
                            .isInvalid("FieldValueInvalid", "spec.resourceAttributes");
                }),
                new Case(
                        "nobody may ask what others may",
                        api -> api.as(Planes.NOBODY.token())
                                .post(REVIEWS, review("SubjectAccessReview", "'user':'bob'," + LIST_NODES))
                                .fails(
                                        403,
                                        "Forbidden",
                                        "subjectaccessreviews.authorization.k8s.io is forbidden: User \"nobody\" cannot"
                                                + " create resource \"subjectaccessreviews\" in API group"
                                                + " \"authorization.k8s.io\" at the cluster scope")));
    }

    private static Object allowed(Api api, String spec) throws Exception {
        return api.post(REVIEWS, review("SubjectAccessReview", spec)).is(201).at("status", "allowed");
    }

    private static String review(String kind, String spec) {
        return "{'kind':'" + kind + "','apiVersion':'authorization.k8s.io/v1','spec':{" + spec + "}}";
    }

    private static void grant(Api api, String rule, String group) throws Exception {
        api.post(RBAC + "/clusterroles", "{'metadata':{'name':'{id}'},'rules':[{" + rule + "}]}")
                .is(201);
        api.post(
                        RBAC + "/clusterrolebindings",
                        "{'metadata':{'name':'{id}'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':"
                                + "'ClusterRole','name':'{id}'},'subjects':[{'kind':'Group','name':'" + group
                                + "','apiGroup':'rbac.authorization.k8s.io'}]}")
                .is(201);
    }
}
