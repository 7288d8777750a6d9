// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Lists, selectors, watches. */
final class ListCases {
    private static final String MINE = "labelSelector=" + encoded("case={id}");

    private ListCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("a list says of what, and its version", api -> {
                    labelled(api);
                    Reply reply = api.get(CONFIG_MAPS + "?" + MINE).is(200);
                    assertThat(reply.text("kind")).isEqualTo("ConfigMapList");
                    assertThat(reply.text("apiVersion")).isEqualTo("v1");
                    assertThat(reply.version()).matches("[1-9][0-9]*");
                    assertThat(reply.names()).containsExactly("a", "b", "c", "d");
                    assertThat(Trees.at(Trees.list(reply.tree(), "items").get(0), "kind"))
                            .isNull();
                }),
                new Case("a list goes over all namespaces", api -> {
                    labelled(api);
                    assertThat(api.get("/api/v1/configmaps?" + MINE).names()).containsExactly("a", "b", "c", "d");
                }),
                new Case(
                        "a list of nothing is empty",
                        api -> assertThat(api.get("/apis/apps/v1/namespaces/{ns}/daemonsets")
                                        .is(200)
                                        .at("items"))
                                .isEqualTo(List.of())),
                new Case("labels are equal or not", api -> {
                    labelled(api);
                    assertThat(selected(api, "tier=front")).containsExactly("a");
                    assertThat(selected(api, "tier==front")).containsExactly("a");
                    assertThat(selected(api, "tier!=front")).containsExactly("b", "c", "d");
                }),
                new Case("labels are in a set or not", api -> {
                    labelled(api);
                    assertThat(selected(api, "tier in (front, back)")).containsExactly("a", "b");
                    assertThat(selected(api, "tier notin (front)")).containsExactly("b", "c", "d");
                }),
                new Case("labels are there or not", api -> {
                    labelled(api);
                    assertThat(selected(api, "example.org/flag")).containsExactly("c");
                    assertThat(selected(api, "!example.org/flag")).containsExactly("a", "b", "d");
                    assertThat(selected(api, "tier,tier!=back")).containsExactly("a");
                }),
                new Case(
                        "a label selector has a grammar",
                        api -> assertThat(api.get(CONFIG_MAPS + "?labelSelector=" + encoded("a in ("))
                                        .is(400)
                                        .text("reason"))
                                .isEqualTo("BadRequest")),
                new Case("fields select by name", api -> {
                    labelled(api);
                    assertThat(api.get(CONFIG_MAPS + "?fieldSelector=metadata.name%3Db")
                                    .names())
                            .containsExactly("b");
                    assertThat(api.get("/api/v1/configmaps?" + MINE + "&fieldSelector="
                                            + encoded("metadata.namespace={ns},metadata.name!=b"))
                                    .names())
                            .containsExactly("a", "c", "d");
                }),
                new Case(
                        "few fields select",
                        api -> api.get(CONFIG_MAPS + "?fieldSelector=data.k%3Dv")
                                .fails(
                                        400,
                                        "BadRequest",
                                        "\"data.k\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"")),
                new Case(
                        "a pod's fields select, but not all",
                        api -> api.get("/api/v1/pods?fieldSelector=spec.hostNetwork%3Dtrue")
                                .fails(400, "BadRequest", "field label not supported: spec.hostNetwork")),
                new Case("pods are selected by node", api -> {
                    api.post(POD, pod("here", "'nodeName':'n-{id}',")).is(201);
                    api.post(POD, pod("nowhere", "")).is(201);
                    assertThat(api.get("/api/v1/pods?fieldSelector=spec.nodeName%3Dn-{id}")
                                    .names())
                            .containsExactly("here");
                }),
                new Case("Secrets are selected by type", api -> {
                    String secrets = "/api/v1/namespaces/{ns}/secrets";
                    api.post(secrets, "{'metadata':{'name':'a'},'type':'example.org/one'}")
                            .is(201);
                    api.post(secrets, "{'metadata':{'name':'b'},'type':'example.org/two'}")
                            .is(201);
                    assertThat(api.get(secrets + "?fieldSelector=type%3Dexample.org/two")
                                    .names())
                            .containsExactly("b");
                }),
                new Case("events are selected by what they are about", api -> {
                    String events = "/api/v1/namespaces/{ns}/events";
                    for (String name : List.of("a", "b")) {
                        api.post(
                                        events,
                                        "{'metadata':{'name':'" + name + "'},'type':'Warning','reason':'R" + name
                                                + "','involvedObject':{'kind':'Pod','namespace':'{ns}','name':'" + name
                                                + "'}}")
                                .is(201);
                    }
                    assertThat(api.get(events + "?fieldSelector=" + encoded("involvedObject.name=a,type=Warning"))
                                    .names())
                            .containsExactly("a");
                    assertThat(api.get(events + "?fieldSelector=reason%3DRb").names())
                            .containsExactly("b");
                }),
                new Case("pages are of one state", api -> {
                    labelled(api);
                    Reply first = api.get(CONFIG_MAPS + "?limit=2&" + MINE).is(200);
                    api.delete(CONFIG_MAPS + "/d").is(200);
                    api.post(CONFIG_MAPS, "{'metadata':{'name':'cc','labels':{'case':'{id}'}}}")
                            .is(201);
                    assertThat(first.names()).containsExactly("a", "b");
                    String next = encoded(first.text("metadata", "continue"));
                    Reply second = api.get(CONFIG_MAPS + "?limit=2&" + MINE + "&continue=" + next)
                            .is(200);
                    assertThat(second.names()).containsExactly("c", "d");
                    assertThat(second.version()).isEqualTo(first.version());
                }),
                new Case("a page says how many are left", api -> {
                    String secrets = "/api/v1/namespaces/{ns}/secrets";
                    for (String name : List.of("a", "b", "c")) {
                        api.post(secrets, "{'metadata':{'name':'" + name + "'}}")
                                .is(201);
                    }
                    Reply first = api.get(secrets + "?limit=1").is(200);
                    assertThat(Trees.number(first.tree(), 0, "metadata", "remainingItemCount"))
                            .isGreaterThanOrEqualTo(2);
                }),
                new Case(
                        "a token to continue is no nonsense",
                        api -> api.get(CONFIG_MAPS + "?limit=1&continue=nonsense")
                                .is(400)),
                new Case("a watch tells what happened since a version", api -> {
                    String version = api.configMap("a", "").version();
                    api.configMap("b", "");
                    api.merge(CONFIG_MAPS + "/b", "{'data':{'k':'v'}}").is(200);
                    api.delete(CONFIG_MAPS + "/a").is(200);
                    List<Map<String, Object>> events =
                            own(api.watch(CONFIG_MAPS + "?watch=1&timeoutSeconds=1&resourceVersion=" + version));
                    assertThat(events.stream()
                                    .map(event -> Trees.text(event, "type") + " "
                                            + Trees.text(event, "object", "metadata", "name")))
                            .containsExactly("ADDED b", "MODIFIED b", "DELETED a");
                    assertThat(events)
                            .allSatisfy(event -> assertThat(Trees.text(event, "object", "kind"))
                                    .isEqualTo("ConfigMap"));
                }),
                new Case("a watch without a version begins with what is there", api -> {
                    api.configMap("a", "");
                    assertThat(own(api.watch(CONFIG_MAPS + "?watch=true&timeoutSeconds=1")).stream()
                                    .map(event -> Trees.text(event, "type") + " "
                                            + Trees.text(event, "object", "metadata", "name")))
                            .containsExactly("ADDED a");
                }),
                new Case("to a watch with a selector, what no longer matches is gone", api -> {
                    String version = api.post(CONFIG_MAPS, "{'metadata':{'name':'a','labels':{'x':'y'}}}")
                            .version();
                    api.merge(CONFIG_MAPS + "/a", "{'metadata':{'labels':{'x':'z'}}}")
                            .is(200);
                    api.merge(CONFIG_MAPS + "/a", "{'metadata':{'labels':{'x':'y'}}}")
                            .is(200);
                    assertThat(own(api.watch(CONFIG_MAPS + "?watch=1&timeoutSeconds=1&labelSelector=x%3Dy"
                                            + "&resourceVersion=" + version))
                                    .stream()
                                    .map(event -> Trees.text(event, "type")))
                            .containsExactly("DELETED", "ADDED");
                }));
    }

    private static final String POD = "/api/v1/namespaces/{ns}/pods";

    private static String pod(String name, String spec) {
        return "{'metadata':{'name':'" + name + "'},'spec':{" + spec
                + "'containers':[{'name':'c','image':'c:1'}],'nodeSelector':{'contract/case':'{id}'}}}";
    }

    private static void labelled(Api api) throws Exception {
        for (String each : List.of("a:,'tier':'front'", "b:,'tier':'back'", "c:,'example.org/flag':''", "d:")) {
            String name = each.substring(0, 1);
            api.post(
                            CONFIG_MAPS,
                            "{'metadata':{'name':'" + name + "','labels':{'case':'{id}'" + each.substring(2) + "}}}")
                    .is(201);
        }
    }

    /** A controller puts a ConfigMap of its own into each namespace. */
    private static List<Map<String, Object>> own(List<Map<String, Object>> events) {
        return events.stream()
                .filter(event ->
                        !Trees.text(event, "object", "metadata", "name").startsWith("kube-"))
                .toList();
    }

    private static List<String> selected(Api api, String selector) throws Exception {
        return api.get(CONFIG_MAPS + "?labelSelector=" + encoded("case={id},") + encoded(selector))
                .is(200)
                .names();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%7Bid%7D", "{id}")
                .replace("%7Bns%7D", "{ns}");
    }
}
