// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.call.CallListener;
import io.hybridcluster.model.change.Changes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not those of an API server to what was asked. */
class AnswersOfOthersTest {
    private static final ObjectRef REF = CONFIG_MAPS.named("a", "x");

    private final Answers answers = new Answers();

    @AfterEach
    void stop() {
        answers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'y','namespace':'a'}}",
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x','namespace':'b'}}",
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x'}}",
                "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'x','namespace':'a'}}",
                "{'apiVersion':'v2','kind':'ConfigMap','metadata':{'name':'x','namespace':'a'}}",
            })
    void takesNoOtherObjectForTheOneThatWasAskedFor(String object) {
        answers.then(200, object.replace('\'', '"'));

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().get(REF));

        assertThat(failed).hasMessage("get ConfigMap a/x: OTHER_OBJECT");
        assertThat(answers.asked()).hasSize(1);
    }

    /** Readers differ in which of the two they take. */
    @ParameterizedTest
    @ValueSource(strings = {"'kind':'ConfigMap',", "'data':{'k':'1'},'data':{'k':'2'},", "'data':{'k':'1','k':'2'},"})
    void refusesAMemberThatStandsTwice(String more) {
        answers.then(200, ("{" + more + Answers.object("x", "1").substring(1)).replace('\'', '"'));

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().get(REF));

        assertThat(failed).hasMessage("get ConfigMap a/x: UNREADABLE (200)");
        assertThat(failed.getCause()).hasMessageNotContaining("data");
    }

    @Test
    void readsNoMoreThanThePolicyAllowsAfterDecompression() throws IOException {
        answers.thenGzip(gzip("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"k\":\"" + "z".repeat(2_000_000)
                + "\"},\"metadata\":{\"name\":\"x\",\"namespace\":\"a\"}}"));
        KubernetesApi strict = answers.api().with(Answers.quick().withAnswerLimit(1_000_000));
        KubernetesApi generous = answers.api().with(Answers.quick().withAnswerLimit(3_000_000));

        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, () -> strict.get(REF));

        assertThat(failed).hasMessage("get ConfigMap a/x: ANSWER_TOO_LONG");
        assertThat(failed.getCause()).hasMessage("the answer has more than 1000000 bytes");
        assertThat(answers.asked()).hasSize(1);
        assertThat(String.valueOf(generous.get(REF).tree().at("data", "k"))).hasSize(2_000_000);
    }

    /** The heap of the tests is small, and so may be that of an embedder. */
    @Test
    void readsNoTextThatIsLongerThanAnyOfAnObject() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"k\":\"".getBytes(UTF_8));
            byte[] part = "z".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 40; i++) {
                gzip.write(part);
            }
        }
        answers.thenGzip(packed.toByteArray());

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().get(REF));

        assertThat(failed).hasMessage("get ConfigMap a/x: ANSWER_TOO_LONG");
        assertThat(failed.getCause()).hasMessage("the answer has a text of more than 16777216 bytes");
    }

    @Test
    void takesNoOtherObjectForTheAnswerOfAWrite() {
        answers.then(200, Answers.object("x", "1")).then(200, Answers.object("y", "2"));

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class,
                () -> answers.api()
                        .with(Answers.quick().withAttempts(1))
                        .change(REF, object -> Changed.data(object, "1")));

        assertThat(failed.reason()).isEqualTo(Reason.OTHER_OBJECT);
        assertThat(failed.outcomeUnknown()).isTrue();
        assertThat(failed.changes()).hasToString("[CHANGED ConfigMap a/x]");
    }

    @Test
    void tellsAListenerOfEachRequestWithoutNames() {
        List<CallListener.Attempt> told = new ArrayList<>();
        answers.then(503, "{}").then(200, Answers.object("x", "1"));

        answers.api().withListener(told::add).get(REF);

        assertThat(told)
                .extracting(
                        CallListener.Attempt::operation,
                        CallListener.Attempt::number,
                        attempt -> attempt.failure().orElse("none"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("get ConfigMap", 1, "SERVER_ERROR"),
                        org.assertj.core.groups.Tuple.tuple("get ConfigMap", 2, "none"));
    }

    @Test
    void hasNoChangesWhereNothingWasDone() {
        answers.then(403, "{}");

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().get(REF));

        assertThat(failed.changes()).isEqualTo(Changes.none());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
