// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.text.JsonLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes whose answers are lost: what is reported, and how often they are tried. */
class WritesTest {
    private static final ObjectRef REF = CONFIG_MAPS.named("a", "b");

    private final Answers answers = new Answers();

    @AfterEach
    void stop() {
        answers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 504})
    void reportsTheStateBeforeAWriteThatWasMadeAlthoughItsAnswerWasLost(int status) {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        KubernetesObject made = configMap("2", Map.of("theirs", "1", "ours", "1", "more", "1"));
        answers.then(200, json(read)).then(status, "{}").then(200, json(made));

        assertChange(change(), Map.of("theirs", "1"), made);
        assertThat(methods()).isEqualTo("GET PATCH GET");
    }

    @Test
    void reportsTheStateBeforeAWriteWhoseAnswerWasCutOff() {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        KubernetesObject made = configMap("2", Map.of("theirs", "1", "ours", "1", "more", "1"));
        answers.then(200, json(read)).thenCutOff(json(made).substring(0, 30)).then(200, json(made));

        assertChange(change(), Map.of("theirs", "1"), made);
        assertThat(methods()).isEqualTo("GET PATCH GET");
    }

    /** OkHttp would send the PATCH again, and the conflict with our own first one would look like somebody else's write. */
    @Test
    void reportsTheStateBeforeAWriteThatWasMadeAlthoughTheServerAsksForItAgainAtOnce() {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        KubernetesObject made = configMap("2", Map.of("theirs", "1", "ours", "1", "more", "1"));
        answers.then(200, json(read)).then(503, "{}", "Retry-After", "0").then(200, json(made));

        assertChange(change(), Map.of("theirs", "1"), made);
        assertThat(methods()).isEqualTo("GET PATCH GET");
    }

    /** What is left of the first write is ours, too: undoing the second alone would leave it there. */
    @Test
    void reportsTheStateBeforeTheFirstWriteWhereSomebodyTookPartOfItBack() {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        KubernetesObject partly = configMap("3", Map.of("theirs", "1", "more", "1"));
        KubernetesObject made = configMap("4", Map.of("theirs", "1", "ours", "1", "more", "1"));
        answers.then(200, json(read)).then(503, "{}").then(200, json(partly)).then(200, json(made));

        assertChange(change(), Map.of("theirs", "1"), made);
        assertThat(methods()).isEqualTo("GET PATCH GET PATCH");
    }

    @Test
    void reportsTheStateBeforeTheFirstOfTwoWritesWhoseAnswersWereLost() {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        KubernetesObject partly = configMap("3", Map.of("theirs", "1", "more", "1"));
        KubernetesObject made = configMap("4", Map.of("theirs", "1", "ours", "1", "more", "1"));
        answers.then(200, json(read))
                .then(503, "{}")
                .then(200, json(partly))
                .then(503, "{}")
                .then(200, json(made));

        assertChange(change(), Map.of("theirs", "1"), made);
        assertThat(methods()).isEqualTo("GET PATCH GET PATCH GET");
    }

    /** A conflict is an answer: nothing of ours was written, and what others wrote is not ours to take back. */
    @Test
    void reportsTheStateThatItReadAgainAfterAConflict() {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        KubernetesObject theirs = configMap("2", Map.of("theirs", "2"));
        KubernetesObject made = configMap("3", Map.of("theirs", "2", "ours", "1", "more", "1"));
        answers.then(200, json(read)).then(409, "{}").then(200, json(theirs)).then(200, json(made));

        assertChange(change(), Map.of("theirs", "2"), made);
    }

    /** What was before, what was asked for, and what the server has. */
    private static void assertChange(Change change, Map<String, String> before, KubernetesObject made) {
        assertThat(change).hasToString("CHANGED ConfigMap a/b");
        assertThat(change.before().orElseThrow().at("data")).isEqualTo(before);
        assertThat(change.intended().orElseThrow().at("data"))
                .isEqualTo(made.tree().at("data"));
        assertThat(change.live()).contains(made.tree());
    }

    private Change change() {
        return answers.api().change(REF, WritesTest::ours);
    }

    @Test
    void triesAWriteWhoseAnswerIsLostAsOftenAsThePolicySays() {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        for (int i = 0; i < 10; i++) {
            answers.then(200, json(read)).then(503, "{}");
        }

        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, this::change);

        assertThat(failed).hasMessage("patch ConfigMap a/b: SERVER_ERROR (503); whether it took effect is not known");
        assertThat(methods()).isEqualTo("GET PATCH GET PATCH GET PATCH");
    }

    @Test
    void readsAgainAfterConflictsAsOftenAsThePolicySays() {
        KubernetesObject read = configMap("1", Map.of("theirs", "1"));
        for (int i = 0; i < 10; i++) {
            answers.then(200, json(read)).then(409, "{}");
        }
        KubernetesApi api = answers.api().withRereads(2);

        KubernetesCallException failed =
                catchThrowableOfType(KubernetesCallException.class, () -> api.change(REF, WritesTest::ours));

        assertThat(failed).hasMessage("patch ConfigMap a/b: CONFLICT (409)");
        assertThat(methods()).isEqualTo("GET PATCH GET PATCH GET PATCH");
    }

    @Test
    void triesADeleteAsOftenAsThePolicySays() {
        for (int i = 0; i < 10; i++) {
            answers.then(503, "{}");
        }
        answers.then(404, "{}");

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().delete(CONFIG_MAPS, configMap("1", Map.of())));

        assertThat(failed).hasMessage("delete ConfigMap a/b: SERVER_ERROR (503); whether it took effect is not known");
        assertThat(methods()).isEqualTo("DELETE DELETE DELETE");
    }

    @Test
    void triesAReadAsOftenAsThePolicySays() {
        for (int i = 0; i < 10; i++) {
            answers.then(503, "{}");
        }
        answers.then(404, "{}");

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().get(REF));

        assertThat(failed).hasMessage("get ConfigMap a/b: SERVER_ERROR (503)");
        assertThat(methods()).isEqualTo("GET GET GET");
    }

    @Test
    void triesAThrottledWriteAsOftenAsThePolicySays() {
        answers.then(200, json(configMap("1", Map.of("theirs", "1"))));
        for (int i = 0; i < 10; i++) {
            answers.then(429, "{}");
        }
        answers.then(404, "{}");

        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, this::change);

        assertThat(failed).hasMessage("patch ConfigMap a/b: THROTTLED (429)");
        assertThat(methods()).isEqualTo("GET PATCH PATCH PATCH");
    }

    private static ObjectChange ours(KubernetesObject object) {
        Map<String, @Nullable Object> data =
                new LinkedHashMap<>(object.root().member("data").object());
        data.put("ours", "1");
        data.put("more", "1");
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(object.root().object());
        tree.put("data", data);
        return ObjectChange.of(object, tree);
    }

    private static KubernetesObject configMap(String version, Map<String, String> data) {
        return KubernetesObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "b", "namespace", "a", "uid", "u", "resourceVersion", version),
                "data",
                data));
    }

    private static String json(KubernetesObject object) {
        return object.tree().toJson(JsonLayout.COMPACT);
    }

    private String methods() {
        return answers.asked().stream().map(Answers.Asked::method).collect(Collectors.joining(" "));
    }
}
