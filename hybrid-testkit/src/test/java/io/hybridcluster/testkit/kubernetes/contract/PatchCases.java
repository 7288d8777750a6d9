// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Merge patch, JSON patch, and what is common to all patches. */
final class PatchCases {
    private static final String REJECTED = "the server rejected our request due to an error in our request";

    private PatchCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("a merge patch sets, adds and removes", api -> {
                    api.configMap("a", "'k':'v','gone':'x','kept':'y'");
                    Reply reply = api.merge(CONFIG_MAPS + "/a", "{'data':{'k':'w','new':'z','gone':null}}")
                            .is(200);
                    assertThat(reply.at("data")).isEqualTo(Trees.of("k", "w", "kept", "y", "new", "z"));
                }),
                new Case("a merge patch makes objects on its way", api -> {
                    api.configMap("a", "");
                    Reply reply = api.merge(CONFIG_MAPS + "/a", "{'metadata':{'annotations':{'x':'y','no':null}}}")
                            .is(200);
                    assertThat(reply.at("metadata", "annotations")).isEqualTo(Trees.of("x", "y"));
                }),
                new Case("a patch at the current version is stored", api -> {
                    String version = api.configMap("a", "").version();
                    api.merge(CONFIG_MAPS + "/a", "{'metadata':{'resourceVersion':'" + version + "'},'data':{'k':'v'}}")
                            .is(200);
                }),
                new Case("a merge patch of an old version is a conflict", api -> {
                    api.configMap("a", "");
                    Reply reply = api.merge(CONFIG_MAPS + "/a", "{'metadata':{'resourceVersion':'1'},'data':{'k':'v'}}")
                            .fails(
                                    409,
                                    "Conflict",
                                    "Operation cannot be fulfilled on configmaps \"a\": the object has been modified;"
                                            + " please apply your changes to the latest version and try again");
                    assertThat(reply.at("details")).isEqualTo(Trees.of("name", "a", "kind", "configmaps"));
                }),
                new Case("a strategic merge patch of an old version is a conflict", api -> {
                    api.configMap("a", "");
                    api.strategic(CONFIG_MAPS + "/a", "{'metadata':{'resourceVersion':'1'},'data':{'k':'v'}}")
                            .is(409);
                }),
                new Case("a JSON patch of an old version is a conflict", api -> {
                    api.configMap("a", "");
                    api.json(
                                    CONFIG_MAPS + "/a",
                                    "[{'op':'replace','path':'/metadata/resourceVersion','value':'1'},"
                                            + "{'op':'add','path':'/data','value':{'k':'v'}}]")
                            .is(409);
                }),
                new Case("a patch of another name is refused", api -> {
                    api.configMap("a", "");
                    api.merge(CONFIG_MAPS + "/a", "{'metadata':{'name':'b'}}").is(400);
                }),
                new Case(
                        "a patch creates nothing",
                        api -> api.merge(CONFIG_MAPS + "/a", "{}")
                                .fails(404, "NotFound", "configmaps \"a\" not found")),
                new Case("a patch that changes nothing keeps the version", api -> {
                    Reply old = api.configMap("a", "'k':'v'");
                    Reply reply =
                            api.merge(CONFIG_MAPS + "/a", "{'data':{'k':'v'}}").is(200);
                    assertThat(reply.tree()).isEqualTo(old.tree());
                }),
                new Case("a patch that makes an object invalid is refused", api -> {
                    api.configMap("a", "");
                    api.merge(CONFIG_MAPS + "/a", "{'data':{'a/b':'x'}}").isInvalid("FieldValueInvalid", "data[a/b]");
                }),
                new Case("plain JSON is no patch", api -> {
                    api.configMap("a", "");
                    Reply reply = api.call("PATCH", CONFIG_MAPS + "/a", "application/json", "{}")
                            .is(415);
                    assertThat(reply.text("reason")).isEqualTo("UnsupportedMediaType");
                }),
                new Case("a JSON patch does its operations in turn", api -> {
                    api.configMap("a", "'k':'v','gone':'x'");
                    Reply reply = api.json(
                                    CONFIG_MAPS + "/a",
                                    "[{'op':'test','path':'/data/k','value':'v'},"
                                            + "{'op':'replace','path':'/data/k','value':'w'},"
                                            + "{'op':'add','path':'/data/new~1','value':'z'},"
                                            + "{'op':'move','from':'/data/new~1','path':'/data/moved'},"
                                            + "{'op':'copy','from':'/data/k','path':'/data/copied'},"
                                            + "{'op':'remove','path':'/data/gone'}]")
                            .is(200);
                    assertThat(reply.at("data")).isEqualTo(Trees.of("k", "w", "moved", "z", "copied", "w"));
                }),
                new Case("a JSON patch whose test fails changes nothing", api -> {
                    Reply old = api.configMap("a", "'k':'v'");
                    api.json(
                                    CONFIG_MAPS + "/a",
                                    "[{'op':'add','path':'/data/x','value':'y'},"
                                            + "{'op':'test','path':'/data/k','value':'other'}]")
                            .fails(422, "Invalid", REJECTED);
                    assertThat(api.get(CONFIG_MAPS + "/a").tree()).isEqualTo(old.tree());
                }),
                new Case("a JSON patch of a path that is not there is refused", api -> {
                    api.configMap("a", "'k':'v'");
                    api.json(CONFIG_MAPS + "/a", "[{'op':'remove','path':'/data/none'}]")
                            .fails(422, "Invalid", REJECTED);
                    api.json(CONFIG_MAPS + "/a", "[{'op':'add','path':'/none/at/all','value':'x'}]")
                            .fails(422, "Invalid", REJECTED);
                }),
                new Case("a JSON patch puts into lists by their index", api -> {
                    api.post(CONFIG_MAPS, "{'metadata':{'name':'a','finalizers':['example.org/a','example.org/c']}}")
                            .is(201);
                    Reply reply = api.json(
                                    CONFIG_MAPS + "/a",
                                    "[{'op':'add','path':'/metadata/finalizers/1','value':'example.org/b'},"
                                            + "{'op':'add','path':'/metadata/finalizers/-','value':'example.org/d'},"
                                            + "{'op':'remove','path':'/metadata/finalizers/0'}]")
                            .is(200);
                    assertThat(reply.at("metadata", "finalizers"))
                            .isEqualTo(List.of("example.org/b", "example.org/c", "example.org/d"));
                    api.merge(CONFIG_MAPS + "/a", "{'metadata':{'finalizers':null}}")
                            .is(200);
                }),
                new Case("a JSON patch is a list", api -> {
                    api.configMap("a", "");
                    api.json(CONFIG_MAPS + "/a", "{'op':'remove'}")
                            .fails(
                                    400,
                                    "BadRequest",
                                    "json: cannot unmarshal object into Go value of type jsonpatch.Patch");
                }));
    }
}
