// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.call.CallPolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static final ObjectRef REF = CONFIG_MAPS.named("a", "b");

    private final Answers answers = new Answers();

    @AfterEach
    void stop() {
        answers.close();
    }

    /** OkHttp's own read timeout begins anew with each byte. */
    @Test
    void givesUpAnAttemptWhoseAnswerTricklesBeyondItsTimeAndMakesTheNext() {
        answers.thenTrickling(Answers.object("b", "1"), Duration.ofMillis(50)).then(200, Answers.object("b", "2"));
        KubernetesApi api = answers.api().with(Answers.quick().withAttemptTimeout(Duration.ofMillis(400)));

        assertThat(api.get(REF).resourceVersion()).contains("2");
        assertThat(answers.asked()).hasSize(2);
    }

    @Test
    void givesUpTheOnlyAttempt() {
        answers.thenTrickling(Answers.object("b", "1"), Duration.ofMillis(50));
        CallPolicy policy =
                Answers.quick().withAttemptTimeout(Duration.ofMillis(200)).withAttempts(1);

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().with(policy).get(REF));

        assertThat(failed).hasMessage("get ConfigMap a/b: UNREACHABLE");
    }
}
