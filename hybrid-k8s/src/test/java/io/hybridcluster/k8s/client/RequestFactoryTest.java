// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.k8s.client.Answers.Asked;
import io.kubernetes.client.openapi.ApiClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestFactoryTest {
    private final Answers answers = new Answers();

    @AfterEach
    void stop() {
        answers.close();
    }

    @Test
    void asksTheSameWithTheOfficialClientAsWithout() {
        List<Asked> official = asked(KubernetesApi.of(answers.apiClient()));
        List<Asked> alone = asked(KubernetesApi.of(answers.http(), answers.uri(), () -> ""));

        assertThat(official).hasSize(4);
        assertThat(alone).isEqualTo(official);
    }

    private List<Asked> asked(KubernetesApi api) {
        answers.clear();
        answers.then(200, Answers.object("b", "1"))
                .then(200, Answers.object("b", "2"))
                .then(200, Answers.object("b", "1"))
                .then(200, Answers.list("3", null));
        api.change(CONFIG_MAPS.named("a", "b"), object -> Changed.data(object, "x"));
        api.get(CONFIG_MAPS.named("a", "b"));
        api.list(Listing.of(CONFIG_MAPS).withLabels("a=b,c"), object -> {});
        return answers.asked().stream().map(RequestFactoryTest::comparable).toList();
    }

    /** Without the name of the client, and the type of a body that is not there. */
    private static Asked comparable(Asked asked) {
        Map<String, List<String>> headers = new TreeMap<>(asked.headers());
        headers.remove("User-agent");
        if (asked.method().equals("GET")) {
            headers.remove("Content-type");
        }
        String query = asked.uri().getQuery();
        URI uri = URI.create(asked.uri().getPath() + (query == null ? "" : "?" + query));
        return new Asked(asked.method(), uri, headers, asked.body());
    }

    @Test
    void asksForTheTokenEachTime() {
        answers.then(200, Answers.object("b", "1"));
        AtomicInteger count = new AtomicInteger();
        KubernetesApi api = KubernetesApi.of(answers.http(), answers.uri(), () -> "t" + count.incrementAndGet());

        api.get(CONFIG_MAPS.named("a", "b"));
        api.get(CONFIG_MAPS.named("a", "b"));

        assertThat(answers.asked())
                .extracting(asked -> asked.header("Authorization"))
                .containsExactly("Bearer t1", "Bearer t2");
    }

    @Test
    void sendsTheHeadersOfTheOfficialClient() {
        answers.then(200, Answers.object("b", "1"));
        ApiClient client = answers.apiClient().addDefaultHeader("Impersonate-User", "jane");
        client.setUserAgent("embedder/1");

        KubernetesApi.of(client).get(CONFIG_MAPS.named("a", "b"));

        Asked asked = answers.asked().get(0);
        assertThat(asked.header("Impersonate-user")).isEqualTo("jane");
        assertThat(asked.header("User-agent")).isEqualTo("embedder/1");
    }

    @Test
    void keepsThePathOfAServerBehindAProxy() {
        answers.then(200, Answers.object("b", "1"));
        for (String path : List.of("/k8s/c-1", "/k8s/c-1/")) {
            KubernetesApi.of(answers.http(), URI.create(answers.uri() + path), () -> "")
                    .get(CONFIG_MAPS.named("a", "b"));
        }

        assertThat(answers.asked())
                .extracting(asked -> asked.uri().getPath())
                .containsOnly("/k8s/c-1/api/v1/namespaces/a/configmaps/b");
    }

    @Test
    void takesHttpOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubernetesApi.of(answers.http(), URI.create("ftp://a"), () -> ""))
                .withMessage("server ftp://a is not an http or https address");
    }
}
