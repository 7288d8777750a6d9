// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The admission webhooks of a fake, in the order and the words of kube-apiserver 1.20.2 with webhooks like these. */
class FakeAdmissionTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private final FakeKubernetes fake = FakeKubernetes.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void letsAWebhookChangeObjectsBeforeTheyAreStored() throws Exception {
        fake.admit(Admission.mutating("marks.example.com", object -> with(object, "ours", "data", "mark"))
                .resource("configmaps")
                .name("a"));
        fake.admit(Admission.mutating(
                        "again.example.com", object -> with(object, object.at("data", "mark") + "!", "data", "mark"))
                .resource("configmaps")
                .name("a"));

        HttpResponse<String> dryRun = send("POST", CONFIG_MAPS + "?dryRun=All", configMap("a"));
        assertThat(Trees.at(Json.readObject(dryRun.body()), "data")).isEqualTo(Trees.of("k", "v", "mark", "ours!"));
        assertThat(fake.find("ConfigMap", "default", "a")).isEmpty();
        send("POST", CONFIG_MAPS, configMap("a"));
        send("POST", CONFIG_MAPS, configMap("b"));
        assertThat(fake.find("ConfigMap", "default", "a").orElseThrow().at("data", "mark"))
                .isEqualTo("ours!");
        assertThat(fake.find("ConfigMap", "default", "b").orElseThrow().at("data", "mark"))
                .isNull();
        send("PATCH", CONFIG_MAPS + "/a", "{'data':{'mark':'theirs','more':'m'}}");
        assertThat(fake.find("ConfigMap", "default", "a").orElseThrow().at("data"))
                .isEqualTo(Map.of("k", "v", "mark", "ours!", "more", "m"));
        fake.clearAdmissions();
        send("PATCH", CONFIG_MAPS + "/a", "{'data':{'mark':'theirs'}}");
        assertThat(fake.find("ConfigMap", "default", "a").orElseThrow().at("data", "mark"))
                .isEqualTo("theirs");
    }

    @Test
    void cutsToTheSchemaWhatAWebhookAdds() throws Exception {
        put(
                "{'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition','metadata':{'name':'pools.a.io'},"
                        + "'spec':{'group':'a.io','scope':'Cluster','names':{'plural':'pools','kind':'Pool'},'versions':[{'name':"
                        + "'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':{'type':'object','properties':{'spec':"
                        + "{'type':'object','properties':{'cidr':{'type':'string'},'mode':{'type':'string'}}}}}}}]}}");
        List<Object> seen = new ArrayList<>();
        fake.admit(Admission.mutating("modes.example.com", object -> {
            seen.add(object.at("spec"));
            return with(with(object, "Never", "spec", "mode"), "x", "spec", "bogus");
        }));

        HttpResponse<String> made = send(
                "POST",
                "/apis/a.io/v1/pools",
                "{'apiVersion':'a.io/v1','kind':'Pool','metadata':{'name':'p'},'spec':{'cidr':'c','other':1}}");

        assertThat(seen).containsExactly(Map.of("cidr", "c"));
        assertThat(Trees.at(Json.readObject(made.body()), "spec")).isEqualTo(Trees.of("cidr", "c", "mode", "Never"));
        assertThat(fake.find("Pool", "", "p").orElseThrow().at("spec")).isEqualTo(Map.of("cidr", "c", "mode", "Never"));
    }

    @Test
    void letsAWebhookRefuseWhatIsValid() throws Exception {
        fake.admit(Admission.validating(
                        "policy.example.com",
                        object -> object.at("data", "k") == null ? Optional.empty() : Optional.of("k is not for you"))
                .resource("configmaps"));
        Object refusal = Json.read(
                "{'kind':'Status','apiVersion':'v1','metadata':{},'status':'Failure','message':".replace('\'', '"')
                        + "\"admission webhook \\\"policy.example.com\\\" denied the request: k is not for you\","
                        + "\"reason\":\"Forbidden\",\"code\":403}");

        for (String query : List.of("", "?dryRun=All")) {
            HttpResponse<String> answer = send("POST", CONFIG_MAPS + query, configMap("a"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Json.read(answer.body())).isEqualTo(refusal);
        }
        assertThat(send("POST", CONFIG_MAPS, configMap("A")).statusCode()).isEqualTo(422);
        assertThat(fake.objects("ConfigMap")).isEmpty();
        put(configMap("a"));
        assertThat(send("PATCH", CONFIG_MAPS + "/a", "{'data':{'l':'w'}}").statusCode())
                .isEqualTo(403);
        assertThat(send("PATCH", CONFIG_MAPS + "/a", "{'data':{'k':null,'l':'w'}}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static Document with(Document object, String value, String parent, String member) {
        Map<String, Object> changed = Trees.copy(Trees.object(object.root()));
        Trees.need(changed, parent).put(member, value);
        return Document.of(changed);
    }

    private static String configMap(String name) {
        return "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name + "'},'data':{'k':'v'}}";
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(fake.server().resolve(path))
                .header("Authorization", "Bearer " + fake.adminToken())
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private void put(String json) {
        fake.put(Document.of(Json.readObject(json.replace('\'', '"'))));
    }
}
