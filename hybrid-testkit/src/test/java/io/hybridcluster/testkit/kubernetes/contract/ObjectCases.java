// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.CONFIG_MAPS;
import static io.hybridcluster.testkit.kubernetes.contract.Api.DAEMON_SETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Creating, reading, replacing, deleting. */
final class ObjectCases {
    private static final String SECRETS = "/api/v1/namespaces/{ns}/secrets";
    private static final String MODIFIED = "Operation cannot be fulfilled on configmaps \"a\": the object has been"
            + " modified; please apply your changes to the latest version and try again";

    private ObjectCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("a created object has what the server gives", api -> {
                    Reply reply = api.post(
                                    CONFIG_MAPS,
                                    "{'metadata':{'name':'a','labels':{'x':'y'}},'data':{'k':'v','n':null}}")
                            .is(201);
                    assertThat(reply.text("kind")).isEqualTo("ConfigMap");
                    assertThat(reply.text("apiVersion")).isEqualTo("v1");
                    assertThat(reply.text("metadata", "namespace")).isEqualTo(api.filled("{ns}"));
                    assertThat(reply.text("metadata", "uid")).hasSize(36);
                    assertThat(reply.version()).matches("[1-9][0-9]*");
                    assertThat(reply.text("metadata", "creationTimestamp"))
                            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                    assertThat(reply.at("metadata", "generation")).isNull();
                    assertThat(reply.contentType()).isEqualTo("application/json");
                    Reply read = api.get(CONFIG_MAPS + "/a").is(200);
                    assertThat(read.tree()).isEqualTo(reply.tree());
                }),
                new Case("a name is taken once", api -> {
                    api.configMap("a", "");
                    Reply reply = api.post(CONFIG_MAPS, "{'metadata':{'name':'a'}}")
                            .fails(409, "AlreadyExists", "configmaps \"a\" already exists");
                    assertThat(reply.at("details")).isEqualTo(Trees.of("name", "a", "kind", "configmaps"));
                }),
                new Case("a generated name has five more characters", api -> {
                    Reply reply = api.post(CONFIG_MAPS, "{'metadata':{'generateName':'a-'}}")
                            .is(201);
                    assertThat(reply.text("metadata", "name")).matches("a-[a-z0-9]{5}");
                }),
                new Case(
                        "a name is a DNS subdomain",
                        api -> api.post(CONFIG_MAPS, "{'metadata':{'name':'Bad_Name'}}")
                                .isInvalid("FieldValueInvalid", "metadata.name")),
                new Case(
                        "there has to be a name",
                        api -> api.post(CONFIG_MAPS, "{'metadata':{}}")
                                .isInvalid("FieldValueRequired", "metadata.name")
                                .fails(
                                        422,
                                        "Invalid",
                                        "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is"
                                                + " required")),
                new Case(
                        "a label's value is checked",
                        api -> api.post(CONFIG_MAPS, "{'metadata':{'name':'a','labels':{'x':'-y-'}}}")
                                .isInvalid("FieldValueInvalid", "metadata.labels")),
                new Case(
                        "a ConfigMap's keys are checked",
                        api -> api.post(CONFIG_MAPS, "{'metadata':{'name':'a'},'data':{'a/b':'x'}}")
                                .isInvalid("FieldValueInvalid", "data[a/b]")),
                new Case("a new object has no resourceVersion", api -> {
                    Reply reply = api.post(CONFIG_MAPS, "{'metadata':{'name':'a','resourceVersion':'5'}}")
                            .is(500);
                    assertThat(reply.text("message"))
                            .isEqualTo("resourceVersion should not be set on objects to be created");
                }),
                new Case(
                        "an object of another kind is refused",
                        api -> api.post(CONFIG_MAPS, "{'kind':'Secret','apiVersion':'v1','metadata':{'name':'a'}}")
                                .is(400)),
                new Case(
                        "an object of another namespace is refused",
                        api -> api.post(CONFIG_MAPS, "{'metadata':{'name':'a','namespace':'other'}}")
                                .fails(
                                        400,
                                        "BadRequest",
                                        "the namespace of the provided object does not match the namespace sent on the"
                                                + " request")),
                new Case(
                        "what is no JSON is refused",
                        api -> assertThat(api.post(CONFIG_MAPS, "{bad").is(400).text("reason"))
                                .isEqualTo("BadRequest")),
                new Case(
                        "a namespace has to exist",
                        api -> api.post("/api/v1/namespaces/nowhere-{id}/configmaps", "{'metadata':{'name':'a'}}")
                                .fails(404, "NotFound", api.filled("namespaces \"nowhere-{id}\" not found"))),
                new Case("an object that is not there is named", api -> {
                    Reply reply = api.get(DAEMON_SETS + "/a").fails(404, "NotFound", "daemonsets.apps \"a\" not found");
                    assertThat(reply.at("details"))
                            .isEqualTo(Trees.of("name", "a", "group", "apps", "kind", "daemonsets"));
                }),
                new Case(
                        "a resource that is not there is told apart",
                        api -> api.get("/api/v1/nope")
                                .fails(404, "NotFound", "the server could not find the requested resource")),
                new Case(
                        "a group that is not there is no API",
                        api -> assertThat(api.get("/apis/none.example.org/v1/things")
                                        .is(404)
                                        .body())
                                .isEqualTo("404 page not found\n")),
                new Case(
                        "a method that makes no sense is not allowed",
                        api -> api.put(CONFIG_MAPS, "{}")
                                .fails(
                                        405,
                                        "MethodNotAllowed",
                                        "the server does not allow this method on the requested resource")),
                new Case("a replacement at the current version is stored", api -> {
                    Reply old = api.configMap("a", "'k':'v'");
                    Reply reply = api.put(CONFIG_MAPS + "/a", replacement(old.version()))
                            .is(200);
                    assertThat(reply.at("data")).isEqualTo(Trees.of("k", "w"));
                    assertThat(reply.version()).isNotEqualTo(old.version());
                    assertThat(reply.text("metadata", "uid")).isEqualTo(old.text("metadata", "uid"));
                }),
                new Case("a replacement of an old version is a conflict", api -> {
                    Reply old = api.configMap("a", "'k':'v'");
                    api.put(CONFIG_MAPS + "/a", replacement(old.version())).is(200);
                    api.put(CONFIG_MAPS + "/a", replacement(old.version())).fails(409, "Conflict", MODIFIED);
                }),
                new Case("a replacement without a version always wins", api -> {
                    api.configMap("a", "'k':'v'");
                    api.put(CONFIG_MAPS + "/a", "{'metadata':{'name':'a'},'data':{'k':'w'}}")
                            .is(200);
                }),
                new Case("a replacement that changes nothing keeps the version", api -> {
                    Reply old = api.configMap("a", "'k':'v'");
                    Reply reply = api.put(CONFIG_MAPS + "/a", "{'metadata':{'name':'a'},'data':{'k':'v'}}")
                            .is(200);
                    assertThat(reply.version()).isEqualTo(old.version());
                }),
                new Case("a replacement of another name is refused", api -> {
                    api.configMap("a", "");
                    api.put(CONFIG_MAPS + "/a", "{'metadata':{'name':'b'}}")
                            .fails(
                                    400,
                                    "BadRequest",
                                    "the name of the object (b) does not match the name on the URL (a)");
                }),
                new Case("a replacement of another uid is a conflict", api -> {
                    api.configMap("a", "");
                    Reply reply = api.put(CONFIG_MAPS + "/a", "{'metadata':{'name':'a','uid':'other'}}")
                            .is(409);
                    assertThat(reply.text("reason")).isEqualTo("Conflict");
                }),
                new Case(
                        "a replacement creates nothing",
                        api -> api.put(CONFIG_MAPS + "/a", replacement(""))
                                .fails(404, "NotFound", "configmaps \"a\" not found")),
                new Case("a Secret's plain strings are folded in", api -> {
                    Reply reply = api.post(
                                    SECRETS,
                                    "{'metadata':{'name':'a'},'data':{'b':'Yg==','c':'Yw=='},'stringData':{'c':'x y'}}")
                            .is(201);
                    assertThat(reply.at("data")).isEqualTo(Trees.of("b", "Yg==", "c", "eCB5"));
                    assertThat(reply.at("stringData")).isNull();
                    assertThat(reply.text("type")).isEqualTo("Opaque");
                }),
                new Case("a Secret's type is fixed", api -> {
                    api.post(SECRETS, "{'metadata':{'name':'a'}}").is(201);
                    api.merge(SECRETS + "/a", "{'type':'other'}").isInvalid("FieldValueInvalid", "type");
                }),
                new Case("an immutable ConfigMap keeps its data", api -> {
                    api.post(CONFIG_MAPS, "{'metadata':{'name':'a'},'immutable':true,'data':{'k':'v'}}")
                            .is(201);
                    api.merge(CONFIG_MAPS + "/a", "{'data':{'k':'w'}}").isInvalid("FieldValueForbidden", "data");
                }),
                new Case("a ConfigMap of more than one MiB is too large", api -> {
                    Reply reply = api.post(
                                    CONFIG_MAPS,
                                    "{'metadata':{'name':'a'},'data':{'k':'" + "x".repeat(1024 * 1024) + "','j':'y'}}")
                            .is(422);
                    assertThat(Trees.text(
                                    Trees.list(reply.tree(), "details", "causes")
                                            .get(0),
                                    "reason"))
                            .isEqualTo("FieldValueTooLong");
                }),
                new Case("a body of more than three MiB is too large", api -> {
                    Reply reply = api.post(
                                    CONFIG_MAPS,
                                    "{'metadata':{'name':'a'},'data':{'k':'" + "x".repeat(3 * 1024 * 1024) + "'}}")
                            .is(413);
                    assertThat(reply.text("reason")).isEqualTo("RequestEntityTooLarge");
                }));
    }

    private static String replacement(String version) {
        return "{'metadata':{'name':'a','resourceVersion':'" + version + "'},'data':{'k':'w'}}";
    }
}
