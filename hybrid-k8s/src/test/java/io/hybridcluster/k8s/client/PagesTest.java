// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Listing LISTING = Listing.of(CONFIG_MAPS).inNamespace("a");

    private final Answers answers = new Answers();
    private final List<String> read = new ArrayList<>();

    @AfterEach
    void stop() {
        answers.close();
    }

    @Test
    void readsPageAfterPageAndReturnsTheVersionOfTheLast() {
        answers.then(200, Answers.list("7", "t/1=", Answers.object("x", "1")))
                .then(200, Answers.list("8", null, Answers.object("y", "2")));

        assertThat(list()).isEqualTo("8");

        assertThat(read).containsExactly("x", "y");
        assertThat(answers.asked())
                .extracting(asked -> asked.uri().getQuery())
                .containsExactly("limit=500", "limit=500&continue=t/1=");
    }

    @Test
    void givesObjectsTheKindOfTheList() {
        answers.then(200, "{\"items\":[{\"metadata\":{\"name\":\"x\",\"namespace\":\"a\"}}],\"metadata\":{}}");
        List<KubernetesObject> objects = new ArrayList<>();

        assertThat(answers.api().list(LISTING, objects::add)).isEmpty();

        assertThat(objects).hasToString("[ConfigMap a/x]");
    }

    @Test
    void takesNullForNoItems() {
        answers.then(200, "{\"items\":null,\"metadata\":{\"resourceVersion\":\"3\",\"continue\":null}}");

        assertThat(list()).isEqualTo("3");
        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":[]}",
                "{\"items\":null}",
                "{\"metadata\":{\"resourceVersion\":\"3\"}}",
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\"}"
            })
    void takesNothingElseForAListWithoutItems(String body) {
        answers.then(200, body);

        assertThat(failure()).hasMessage("list configmaps in a: UNREADABLE (200)");
        assertThat(answers.asked()).hasSize(1);
    }

    @Test
    void goesOnWithTheTokenOfANewerSnapshot() {
        answers.then(200, Answers.list("7", "old", Answers.object("x", "1")))
                .then(410, "{\"reason\":\"Expired\",\"metadata\":{\"continue\":\"new\"}}")
                .then(200, Answers.list("9", null, Answers.object("y", "2")));

        assertThat(list()).isEqualTo("9");

        assertThat(read).containsExactly("x", "y");
        assertThat(answers.asked().get(2).uri().getQuery()).isEqualTo("limit=500&continue=new");
    }

    @Test
    void failsWhereTheServerOffersNoWayToGoOn() {
        answers.then(200, Answers.list("7", "old", Answers.object("x", "1")))
                .then(410, "{\"reason\":\"Expired\",\"metadata\":{}}");

        assertThat(failure().reason()).isEqualTo(Reason.EXPIRED);
        assertThat(read).containsExactly("x");
    }

    @Test
    void failsWhereTheServerOffersTheSameTokenAgain() {
        answers.then(200, Answers.list("7", "old"))
                .then(410, "{\"reason\":\"Expired\",\"metadata\":{\"continue\":\"old\"}}");

        assertThat(failure()).hasMessage("list configmaps in a: EXPIRED (410)");
        assertThat(answers.asked()).hasSize(2);
    }

    @Test
    void tellsNothingOfAPageThatWasCutOffAndReadsItAgain() {
        String page = Answers.list("7", null, Answers.object("x", "1"));
        answers.thenCutOff(page.substring(0, page.length() - 30)).then(200, page);

        assertThat(list()).isEqualTo("7");
        assertThat(read).containsExactly("x");
    }

    @Test
    void failsOnAPageOfHtml() {
        answers.then(200, "<html><body>Sign in</body></html>");

        assertThat(failure()).hasMessage("list configmaps in a: UNREADABLE (200)");
    }

    @Test
    void endsWhereTheServerGivesATokenASecondTime() {
        answers.then(200, Answers.list("7", "one", Answers.object("x", "1")))
                .then(200, Answers.list("7", "two"))
                .then(200, Answers.list("7", "one"));

        assertThat(failure()).hasMessage("list configmaps in a: ENDLESS");
        assertThat(answers.asked()).hasSize(3);
        assertThat(read).containsExactly("x");
    }

    /** Each page comes at once, and none is the last. */
    @Test
    void endsWithTheDeadlineWhereTheServerAlwaysGivesANewToken() {
        AtomicInteger pages = new AtomicInteger();
        answers.forEver(() -> Answers.list("7", "token-" + pages.incrementAndGet()));
        KubernetesApi api = answers.api().with(Answers.quick().withDeadline(Duration.ofMillis(300)));

        KubernetesCallException failed =
                catchThrowableOfType(KubernetesCallException.class, () -> api.list(LISTING, object -> {}));

        assertThat(failed.reason()).isIn(Reason.TIMED_OUT, Reason.UNREACHABLE);
        assertThat(pages.get()).isGreaterThan(1);
    }

    @Test
    void endsAfterMorePagesThanAnyListHas() {
        AtomicInteger pages = new AtomicInteger();
        answers.forEver(() -> Answers.list("7", "token-" + pages.incrementAndGet()));

        assertThat(failure()).hasMessage("list configmaps in a: ENDLESS");
        assertThat(pages).hasValue(10_000);
    }

    @Test
    void refusesAListWithItsItemsTwice() {
        answers.then(200, "{\"items\":[],\"metadata\":{},\"items\":[]}");

        assertThat(failure()).hasMessage("list configmaps in a: UNREADABLE (200)");
    }

    @Test
    void sendsSelectors() {
        answers.then(200, Answers.list("7", null));
        answers.api().list(LISTING.withLabels("a=b,c in (d, e)").withFieldSelector("metadata.name=x"), object -> {});

        assertThat(answers.asked().get(0).uri().getQuery())
                .isEqualTo("limit=500&labelSelector=a=b,c in (d, e)&fieldSelector=metadata.name=x");
        assertThat(Listing.ofOne(CONFIG_MAPS.named("a", "x")).fieldSelector())
                .isEqualTo(Optional.of("metadata.name=x"));
    }

    private String list() {
        return answers.api().list(LISTING, object -> read.add(object.name()));
    }

    private KubernetesCallException failure() {
        return catchThrowableOfType(KubernetesCallException.class, this::list);
    }
}
