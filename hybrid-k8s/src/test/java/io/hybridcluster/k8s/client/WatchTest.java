// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.model.call.CallPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Listing LISTING = Listing.of(CONFIG_MAPS).inNamespace("a");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Answers answers = new Answers();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void stop() {
        answers.close();
    }

    @Test
    void takesUpAgainWhatBrokeOffFromTheLastVersion() {
        answers.then(200, Answers.list("5", null, Answers.object("x", "4")))
                .thenCutOff(event("ADDED", Answers.object("y", "6")) + "{\"type\":\"MODI")
                .then(200, event("MODIFIED", Answers.object("y", "7")));

        assertThat(watchUntil(3)).isTrue();

        assertThat(told).containsExactly("ADDED x 4", "ADDED y 6", "MODIFIED y 7");
        assertThat(versions()).containsExactly("5", "6");
    }

    @Test
    void movesOnWithBookmarks() {
        answers.then(200, Answers.list("5", null))
                .then(200, event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"50\"}}"))
                .then(200, event("ADDED", Answers.object("x", "51")));

        assertThat(watchUntil(1)).isTrue();

        assertThat(told).containsExactly("ADDED x 51");
        assertThat(versions()).containsExactly("5", "50");
    }

    @Test
    void listsAgainWhereItIsTooFarBehindAndTellsTheDifference() {
        answers.then(
                        200,
                        Answers.list(
                                "5",
                                null,
                                Answers.object("x", "1"),
                                Answers.object("y", "2"),
                                Answers.object("z", "3")))
                .then(200, event("ERROR", "{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}"))
                .then(
                        200,
                        Answers.list(
                                "9",
                                null,
                                Answers.object("x", "1"),
                                Answers.object("z", "8"),
                                Answers.object("n", "9")))
                .then(200, event("DELETED", Answers.object("n", "10")));

        assertThat(watchUntil(7)).isTrue();

        assertThat(told)
                .containsExactly(
                        "ADDED x 1",
                        "ADDED y 2",
                        "ADDED z 3",
                        "MODIFIED z 8",
                        "ADDED n 9",
                        "DELETED y 2",
                        "DELETED n 10");
        assertThat(versions()).containsExactly("5", "9");
    }

    @Test
    void passesOnWhatItsCallerThrows() {
        answers.then(200, Answers.list("5", null)).then(200, event("ADDED", Answers.object("x", "6")));
        IllegalStateException own = new IllegalStateException("own");

        assertThatThrownBy(() -> answers.api().watch(LISTING, LONG, event -> {
                    throw own;
                }))
                .isSameAs(own);
    }

    @Test
    void doesNotSpinWhereEachStreamEndsAtOnce() {
        answers.then(200, Answers.list("5", null)).then(200, "");
        CallPolicy policy = Answers.quick().withPause(Duration.ofMillis(100));

        assertThat(answers.api().with(policy).watch(LISTING, Duration.ofSeconds(1), event -> true))
                .isFalse();

        // Each pause is 50 ms at least.
        assertThat(answers.asked()).hasSizeBetween(3, 22);
    }

    @Test
    void endsWithWhatTheServerRefuses() {
        answers.then(200, Answers.list("5", null)).then(403, "{}");

        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, () -> watchUntil(1));

        assertThat(failed).hasMessage("watch configmaps in a: FORBIDDEN (403)");
    }

    @Test
    void triesAServerThatFailsAsOftenAsThePolicySays() {
        answers.then(200, Answers.list("5", null));
        for (int i = 0; i < 10; i++) {
            answers.then(503, "{}");
        }
        answers.then(404, "{}");

        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, () -> watchUntil(1));

        assertThat(failed).hasMessage("watch configmaps in a: SERVER_ERROR (503)");
        assertThat(versions()).containsExactly("5", "5", "5");
    }

    @Test
    void listsAgainAsOftenAsThePolicySays() {
        for (int i = 0; i < 10; i++) {
            answers.then(200, Answers.list("5", null)).then(410, "{}");
        }
        answers.then(404, "{}");

        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, () -> watchUntil(1));

        assertThat(failed).hasMessage("watch configmaps in a: EXPIRED (410)");
        assertThat(versions()).containsExactly("5", "5", "5");
    }

    @Test
    void tellsOfAnInterruptAndKeepsIt() {
        answers.then(200, Answers.list("5", null, Answers.object("x", "4"))).then(200, "");

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class,
                () -> answers.api().watch(LISTING, LONG, event -> {
                    Thread.currentThread().interrupt();
                    return true;
                }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.reason()).isEqualTo(Reason.INTERRUPTED);
    }

    private boolean watchUntil(int count) {
        return answers.api().watch(LISTING, LONG, event -> {
            told.add(event.type() + " " + event.object().name() + " "
                    + event.object().resourceVersion().orElse(""));
            return told.size() < count;
        });
    }

    /** The versions that watches began with. */
    private List<String> versions() {
        return answers.asked().stream()
                .map(asked -> asked.uri().getQuery())
                .filter(query -> query.contains("watch=true"))
                .map(query -> query.replaceAll(".*resourceVersion=([0-9]*).*", "$1"))
                .toList();
    }

    private static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
    }
}
