// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubernetesCallExceptionTest {
    private final Answers answers = new Answers();

    @AfterEach
    void stop() {
        answers.close();
    }

    @Test
    void isTheSameAfterItWasSerialized() throws IOException, ClassNotFoundException {
        answers.then(
                422,
                "{\"details\":{\"causes\":[{\"field\":\"spec.a[0]\"},{\"field\":\"is bad\"},{\"field\":\"spec.a[0]\"}]}}");
        KubernetesCallException failed = failed();

        KubernetesCallException read = copy(failed);

        assertThat(read).hasMessage("get ConfigMap a/b: INVALID (422) at spec.a[0]");
        assertThat(read.fields()).containsExactly("spec.a[0]");
        assertThat(read.reason()).isEqualTo(KubernetesCallException.Reason.INVALID);
        assertThat(read.status()).isEqualTo(422);
        assertThat(read.verb()).isEqualTo("get");
        assertThat(read.object()).isEqualTo("ConfigMap a/b");
        assertThat(read.outcomeUnknown()).isFalse();
    }

    @Test
    void canBeSerializedWithItsCause() throws IOException, ClassNotFoundException {
        answers.then(200, "{\"a\":nul}");

        KubernetesCallException read = copy(failed());

        assertThat(read).hasMessage("get ConfigMap a/b: UNREADABLE (200)");
        assertThat(read.getCause()).hasMessage("com.google.gson.stream.MalformedJsonException at line 1 column 6");
    }

    @Test
    void namesAtMostEightFields() {
        StringBuilder causes = new StringBuilder("{\"field\":\"f0\"}");
        for (int i = 1; i < 20; i++) {
            causes.append(",{\"field\":\"f").append(i).append("\"}");
        }
        answers.then(422, "{\"details\":{\"causes\":[" + causes + "]}}");

        assertThat(failed()).hasMessage("get ConfigMap a/b: INVALID (422) at f0, f1, f2, f3, f4, f5, f6, f7");
    }

    @Test
    void readsNoMoreOfAHugeRefusalThanAStatusHas() {
        String head = "{\"message\":\"";
        String tail = "\",\"details\":{\"causes\":[{\"field\":\"spec.a\"}]}}";
        int room = 256 * 1024 - head.length() - tail.length();
        answers.then(422, head + "x".repeat(room) + tail).then(422, head + "x".repeat(room + 1) + tail);

        assertThat(failed()).hasMessage("get ConfigMap a/b: INVALID (422) at spec.a");
        assertThat(failed()).hasMessage("get ConfigMap a/b: INVALID (422)");
    }

    @Test
    void comesAfterThePauseThatTheBodyWishesFor() {
        answers.then(429, "{\"details\":{\"retryAfterSeconds\":1}}").then(200, Answers.object("b", "1"));
        long start = System.nanoTime();

        assertThat(answers.api().get(CONFIG_MAPS.named("a", "b")).name()).isEqualTo("b");

        assertThat(System.nanoTime() - start).isGreaterThan(990_000_000L);
    }

    private KubernetesCallException failed() {
        return catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().get(CONFIG_MAPS.named("a", "b")));
    }

    private static KubernetesCallException copy(KubernetesCallException failed)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failed);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (KubernetesCallException) in.readObject();
        }
    }
}
