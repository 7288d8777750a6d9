// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Deleting, and requests that only ask what would happen. */
final class DeletionCases {
    private DeletionCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("a deletion says what it deleted", api -> {
                    Reply created = api.configMap("a", "");
                    Reply reply = api.delete(CONFIG_MAPS + "/a").is(200);
                    assertThat(reply.text("status")).isEqualTo("Success");
                    assertThat(reply.at("details"))
                            .isEqualTo(Trees.of(
                                    "name", "a", "kind", "configmaps", "uid", created.text("metadata", "uid")));
                    api.get(CONFIG_MAPS + "/a").is(404);
                }),
                new Case(
                        "what is not there cannot be deleted",
                        api -> api.delete(CONFIG_MAPS + "/a").fails(404, "NotFound", "configmaps \"a\" not found")),
                new Case("a deletion of another uid is a conflict", api -> {
                    String uid = api.configMap("a", "").text("metadata", "uid");
                    api.delete(CONFIG_MAPS + "/a", "{'preconditions':{'uid':'other'}}")
                            .fails(
                                    409,
                                    "Conflict",
                                    "Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition"
                                            + " (other) does not match the UID in record (" + uid
                                            + "). The object might have been deleted and then recreated");
                    api.delete(CONFIG_MAPS + "/a", "{'preconditions':{'uid':'" + uid + "'}}")
                            .is(200);
                }),
                new Case("a deletion of another version is a conflict", api -> {
                    String version = api.configMap("a", "").version();
                    api.delete(CONFIG_MAPS + "/a", "{'preconditions':{'resourceVersion':'1'}}")
                            .fails(
                                    409,
                                    "Conflict",
                                    "Operation cannot be fulfilled on ConfigMap \"a\": the ResourceVersion in the"
                                            + " precondition (1) does not match the ResourceVersion in record ("
                                            + version + "). The object might have been modified");
                    api.delete(CONFIG_MAPS + "/a", "{'preconditions':{'resourceVersion':'" + version + "'}}")
                            .is(200);
                }),
                new Case("a finalizer keeps an object until it is taken away", api -> {
                    api.post(CONFIG_MAPS, "{'metadata':{'name':'a','finalizers':['example.org/mine']}}")
                            .is(201);
                    Reply reply = api.delete(CONFIG_MAPS + "/a").is(200);
                    assertThat(reply.text("kind")).isEqualTo("ConfigMap");
                    assertThat(api.get(CONFIG_MAPS + "/a").is(200).text("metadata", "deletionTimestamp"))
                            .isNotEmpty();
                    api.merge(CONFIG_MAPS + "/a", "{'metadata':{'finalizers':null}}")
                            .is(200);
                    api.get(CONFIG_MAPS + "/a").is(404);
                }),
                new Case("many are deleted by a selector", api -> {
                    for (String name : List.of("a", "b", "c")) {
                        api.post(
                                        CONFIG_MAPS,
                                        "{'metadata':{'name':'" + name + "','labels':{'x':'"
                                                + (name.equals("b") ? "no" : "yes") + "'}}}")
                                .is(201);
                    }
                    api.delete(CONFIG_MAPS + "?labelSelector=x%3Dyes").is(200);
                    assertThat(api.get(CONFIG_MAPS).names()).contains("b").doesNotContain("a", "c");
                }),
                new Case("a dry run creates nothing", api -> {
                    Reply reply = api.post(CONFIG_MAPS + "?dryRun=All", "{'metadata':{'name':'a'}}")
                            .is(201);
                    assertThat(reply.text("metadata", "uid")).isNotEmpty();
                    assertThat(reply.version()).isEmpty();
                    api.get(CONFIG_MAPS + "/a").is(404);
                }),
                new Case("a dry run changes nothing", api -> {
                    Reply old = api.configMap("a", "'k':'v'");
                    Reply reply = api.merge(CONFIG_MAPS + "/a?dryRun=All", "{'data':{'k':'w'}}")
                            .is(200);
                    assertThat(reply.at("data")).isEqualTo(Trees.of("k", "w"));
                    assertThat(reply.version()).isEqualTo(old.version());
                    assertThat(api.get(CONFIG_MAPS + "/a").tree()).isEqualTo(old.tree());
                }),
                new Case("a dry run replaces nothing", api -> {
                    Reply old = api.configMap("a", "'k':'v'");
                    api.put(CONFIG_MAPS + "/a?dryRun=All", "{'metadata':{'name':'a'},'data':{'k':'w'}}")
                            .is(200);
                    assertThat(api.get(CONFIG_MAPS + "/a").tree()).isEqualTo(old.tree());
                }),
                new Case("a dry run deletes nothing", api -> {
                    api.configMap("a", "");
                    api.delete(CONFIG_MAPS + "/a?dryRun=All").is(200);
                    api.get(CONFIG_MAPS + "/a").is(200);
                }),
                new Case("a dry run is refused as the real thing would be", api -> {
                    api.configMap("a", "");
                    api.post(CONFIG_MAPS + "?dryRun=All", "{'metadata':{'name':'a'}}")
                            .is(409);
                    api.merge(CONFIG_MAPS + "/a?dryRun=All", "{'metadata':{'resourceVersion':'1'}}")
                            .is(409);
                }),
                new Case(
                        "there is but one way to run dry",
                        api -> api.post(CONFIG_MAPS + "?dryRun=None", "{'metadata':{'name':'a'}}")
                                .fails(
                                        422,
                                        "Invalid",
                                        "CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value:"
                                                + " []string{\"None\"}: supported values: \"All\"")));
    }
}
