// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;

/** Custom resources. */
final class CustomCases {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String INSTALLATIONS = "/apis/{id}.tigera.io/v1/installations";
    private static final String POOLS = "/apis/{id}.projectcalico.org/v1/namespaces/{ns}/ippools";
    private static final String INSTALLATION = "{'kind':'Installation','apiVersion':'{id}.tigera.io/v1',"
            + "'metadata':{'name':'default'},'spec':{'nodes':[{'a':'1'},{'b':'2'}],'typha':{'on':true}}}";

    private CustomCases() {}

    static List<Case> cases() {
        return List.of(
                new Case(
                        "a definition has the name of what it defines",
                        api -> api.post(
                                        DEFINITIONS,
                                        definition("installations", "Installation", "{id}.tigera.io", "Cluster", "")
                                                .replace("'name':'installations.", "'name':'other."))
                                .isInvalid("FieldValueInvalid", "metadata.name")),
                new Case("custom resources are served once they are defined", api -> {
                    api.get(INSTALLATIONS).is(404);
                    installations(api);
                    Reply reply = api.post(INSTALLATIONS, INSTALLATION).is(201);
                    assertThat(generation(reply)).isEqualTo(1);
                    Reply list = api.get(INSTALLATIONS).is(200);
                    assertThat(list.text("kind")).isEqualTo("InstallationList");
                    assertThat(Trees.text(Trees.list(list.tree(), "items").get(0), "kind"))
                            .isEqualTo("Installation");
                    api.get(INSTALLATIONS + "/other")
                            .fails(404, "NotFound", api.filled("installations.{id}.tigera.io \"other\" not found"));
                }),
                new Case("custom resources take merge and JSON patches", api -> {
                    installations(api);
                    api.post(INSTALLATIONS, INSTALLATION).is(201);
                    Reply reply = api.merge(INSTALLATIONS + "/default", "{'spec':{'nodes':[{'c':'3'}]}}")
                            .is(200);
                    assertThat(reply.at("spec", "nodes")).isEqualTo(List.of(Trees.of("c", "3")));
                    assertThat(generation(reply)).isEqualTo(2);
                    Reply second = api.json(INSTALLATIONS + "/default", "[{'op':'remove','path':'/spec/typha/on'}]")
                            .is(200);
                    assertThat(second.at("spec", "typha")).isEqualTo(Trees.of());
                }),
                new Case("custom resources take no strategic merge patch", api -> {
                    installations(api);
                    api.post(INSTALLATIONS, INSTALLATION).is(201);
                    Reply reply = api.strategic(INSTALLATIONS + "/default", "{'spec':{}}")
                            .is(415);
                    assertThat(reply.text("reason")).isEqualTo("UnsupportedMediaType");
                }),
                new Case("a custom resource is replaced at a version only", api -> {
                    installations(api);
                    String version =
                            api.post(INSTALLATIONS, INSTALLATION).is(201).version();
                    api.put(INSTALLATIONS + "/default", INSTALLATION)
                            .isInvalid("FieldValueInvalid", "metadata.resourceVersion");
                    api.put(
                                    INSTALLATIONS + "/default",
                                    INSTALLATION.replace("'name':", "'resourceVersion':'" + version + "','name':"))
                            .is(200);
                    api.merge(INSTALLATIONS + "/default", "{'metadata':{'resourceVersion':'1'},'spec':{'x':'y'}}")
                            .is(409);
                }),
                new Case("custom resources are in namespaces if they are said to be", api -> {
                    define(api, definition("ippools", "IPPool", "{id}.projectcalico.org", "Namespaced", ""), POOLS);
                    api.post(
                                    POOLS,
                                    "{'kind':'IPPool','apiVersion':'{id}.projectcalico.org/v1','metadata':{'name':'a'},"
                                            + "'spec':{'cidr':'10.0.0.0/8'}}")
                            .is(201);
                    assertThat(api.get(POOLS + "/a").text("metadata", "namespace"))
                            .isEqualTo(api.filled("{ns}"));
                    assertThat(api.get("/apis/{id}.projectcalico.org/v1/ippools")
                                    .names())
                            .containsExactly("a");
                }),
                new Case("a custom resource's status is apart if it is said to be", api -> {
                    define(
                            api,
                            definition(
                                    "installations",
                                    "Installation",
                                    "{id}.tigera.io",
                                    "Cluster",
                                    ",'subresources':{'status':{}}"),
                            INSTALLATIONS);
                    api.post(INSTALLATIONS, INSTALLATION).is(201);
                    Reply main = api.merge(INSTALLATIONS + "/default", "{'status':{'ok':'no'}}")
                            .is(200);
                    assertThat(main.at("status")).isNull();
                    Reply reply = api.merge(
                                    INSTALLATIONS + "/default/status", "{'spec':{'typha':null},'status':{'ok':'yes'}}")
                            .is(200);
                    assertThat(reply.text("status", "ok")).isEqualTo("yes");
                    assertThat(reply.at("spec", "typha")).isNotNull();
                    assertThat(generation(reply)).isEqualTo(1);
                }),
                new Case("a custom resource's lists are managed as one", api -> {
                    installations(api);
                    Reply reply = api.post(INSTALLATIONS + "?fieldManager=one", INSTALLATION)
                            .is(201);
                    Object entry = Trees.list(reply.tree(), "metadata", "managedFields")
                            .get(0);
                    assertThat(Trees.text(entry, "manager")).isEqualTo("one");
                    assertThat(Trees.at(entry, "fieldsV1", "f:spec"))
                            .isEqualTo(Trees.of(
                                    ".",
                                    Trees.of(),
                                    "f:nodes",
                                    Trees.of(),
                                    "f:typha",
                                    Trees.of(".", Trees.of(), "f:on", Trees.of())));
                }),
                new Case("discovery tells of custom resources", api -> {
                    installations(api);
                    Reply reply = api.until("/apis/{id}.tigera.io/v1", each -> each.code() == 200, Reply::body);
                    assertThat(reply.text("kind")).isEqualTo("APIResourceList");
                    assertThat(reply.namesIn("resources")).contains("installations");
                }));
    }

    private static void installations(Api api) throws Exception {
        define(api, definition("installations", "Installation", "{id}.tigera.io", "Cluster", ""), INSTALLATIONS);
    }

    /** The real server serves a kind a moment after its definition, and first without taking writes. */
    static void define(Api api, String definition, String path) throws Exception {
        String name = api.post(DEFINITIONS, definition).is(201).text("metadata", "name");
        api.until(
                DEFINITIONS + "/" + name,
                reply -> Trees.list(reply.tree(), "status", "conditions").stream()
                        .anyMatch(each -> Trees.text(each, "type").equals("Established")
                                && Trees.text(each, "status").equals("True")),
                Reply::body);
        api.until(path, reply -> reply.code() == 200, Reply::body);
    }

    static String definition(String plural, String kind, String group, String scope, String more) {
        return "{'metadata':{'name':'" + plural + "." + group + "'},'spec':{'group':'" + group + "','scope':'" + scope
                + "','names':{'plural':'" + plural + "','kind':'" + kind
                + "'},'versions':[{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':"
                + "{'type':'object','x-kubernetes-preserve-unknown-fields':true}}" + more + "}]}}";
    }

    private static long generation(Reply reply) {
        return Trees.number(reply.tree(), 0, "metadata", "generation");
    }
}
