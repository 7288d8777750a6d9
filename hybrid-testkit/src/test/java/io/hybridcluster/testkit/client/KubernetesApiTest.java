// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static io.hybridcluster.testkit.client.Objects.configMap;
import static io.hybridcluster.testkit.client.Objects.data;
import static io.hybridcluster.testkit.client.Objects.object;
import static io.hybridcluster.testkit.client.Objects.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.FieldMask;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.client.WatchEvent;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.WriteMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The core of the clients, against each server. */
class KubernetesApiTest {
    private static final String CANARY = "LTAI5tPlantedCanary00000";

    static List<Server> servers() {
        return Server.all(KubernetesApiTest.class);
    }

    private static ObjectRef named(String name) {
        return ApiResource.CONFIG_MAPS.named("default", name);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void makesChangesAndRemovesAnObject(Server server) {
        KubernetesApi api = server.admin();

        Change created = api.create(ApiResource.CONFIG_MAPS, configMap("life", Map.of("a", "1")));
        Change changed = api.change(named("life"), setting("b", "2"));
        Change again = api.change(named("life"), setting("b", "2"));
        Change deleted = api.delete(ApiResource.CONFIG_MAPS, object(again));
        Change gone = api.delete(ApiResource.CONFIG_MAPS, object(again));

        assertThat(List.of(created, changed, again, deleted, gone))
                .extracting(Change::toString)
                .containsExactly(
                        "CREATED ConfigMap default/life",
                        "CHANGED ConfigMap default/life",
                        "UNCHANGED ConfigMap default/life",
                        "DELETED ConfigMap default/life",
                        "UNCHANGED ConfigMap default/life");
        assertThat(changed.before()).isEqualTo(created.live());
        assertThat(data(object(changed), "b")).isEqualTo("2");
        assertThat(api.find(named("life"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void writesInTheNameOfOneFieldManager(Server server) {
        KubernetesApi api = server.admin();
        Change created = api.create(ApiResource.CONFIG_MAPS, configMap("managed", Map.of("a", "1")));

        assertThat(object(created).tree().at("metadata", "managedFields").toString())
                .contains(KubernetesApi.FIELD_MANAGER)
                .contains("f:a");
        api.delete(ApiResource.CONFIG_MAPS, object(created));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void makesOrChanges(Server server) {
        KubernetesApi api = server.admin();
        KubernetesObject wanted = configMap("either", Map.of("a", "1"));

        assertThat(api.createOrChange(ApiResource.CONFIG_MAPS, wanted, setting("a", "2")))
                .hasToString("CREATED ConfigMap default/either");
        assertThat(api.createOrChange(ApiResource.CONFIG_MAPS, wanted, setting("a", "2")))
                .hasToString("CHANGED ConfigMap default/either");
        KubernetesCallException refused =
                catchThrowableOfType(KubernetesCallException.class, () -> api.create(ApiResource.CONFIG_MAPS, wanted));

        assertThat(refused)
                .hasMessage("create ConfigMap default/either: ALREADY_EXISTS (409)")
                .hasNoCause();
        assertThat(refused.outcomeUnknown()).isFalse();
        api.delete(ApiResource.CONFIG_MAPS, api.get(named("either")));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readsAListPageByPageWithTheFieldsThatAreKept(Server server) {
        KubernetesApi api = server.admin();
        for (int i = 0; i < 7; i++) {
            api.create(ApiResource.CONFIG_MAPS, configMap("page-" + i, Map.of("i", "" + i, "secret", CANARY)));
        }
        List<KubernetesObject> found = new ArrayList<>();
        String version = api.withPageSize(2)
                .list(
                        Listing.of(ApiResource.CONFIG_MAPS)
                                .inNamespace("default")
                                .keeping(FieldMask.of(List.of("data.i"))),
                        found::add);

        Map<String, Object> byName = new TreeMap<>();
        found.stream()
                .filter(object -> object.name().startsWith("page-"))
                .forEach(object -> byName.put(object.name(), data(object, "i")));
        assertThat(byName).hasSize(7).containsEntry("page-0", "0").containsEntry("page-6", "6");
        assertThat(version).matches("[0-9]+");
        assertThat(found).allSatisfy(object -> {
            assertThat(object.kind()).isEqualTo("ConfigMap");
            assertThat(object.tree().toString()).doesNotContain(CANARY).doesNotContain("managedFields");
        });
        found.stream()
                .filter(object -> object.name().startsWith("page-"))
                .forEach(object -> api.delete(ApiResource.CONFIG_MAPS, object));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void computesAChangeAnewWhenSomebodyWroteInBetween(Server server) {
        KubernetesApi api = server.admin();
        api.create(ApiResource.CONFIG_MAPS, configMap("raced", Map.of("theirs", "0")));
        List<String> seen = new ArrayList<>();

        Change applied = api.change(named("raced"), object -> {
            seen.add(String.valueOf(data(object, "theirs")));
            if (seen.size() <= 2) {
                api.change(named("raced"), setting("theirs", "" + seen.size()));
            }
            return setting("ours", "1").apply(object);
        });

        assertThat(seen).containsExactly("0", "1", "2");
        assertThat(data(object(applied), "theirs")).isEqualTo("2");
        assertThat(data(object(applied), "ours")).isEqualTo("1");
        api.delete(ApiResource.CONFIG_MAPS, object(applied));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void givesUpWhenSomebodyAlwaysWritesInBetween(Server server) {
        KubernetesApi api = server.admin();
        api.create(ApiResource.CONFIG_MAPS, configMap("contended", Map.of("n", "0")));
        int[] times = {0};

        KubernetesCallException refused = catchThrowableOfType(
                KubernetesCallException.class,
                () -> api.withRereads(3).change(named("contended"), object -> {
                    api.change(named("contended"), setting("n", "" + ++times[0]));
                    return setting("ours", "1").apply(object);
                }));

        assertThat(refused).hasMessage("patch ConfigMap default/contended: CONFLICT (409)");
        assertThat(times[0]).isEqualTo(4);
        assertThat(refused.outcomeUnknown()).isFalse();
        api.delete(ApiResource.CONFIG_MAPS, api.get(named("contended")));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void doesNotDeleteWhatSomebodyChanged(Server server) {
        KubernetesApi api = server.admin();
        KubernetesObject old = object(api.create(ApiResource.CONFIG_MAPS, configMap("kept", Map.of("a", "1"))));
        api.change(named("kept"), setting("a", "2"));

        assertThatThrownBy(() -> api.delete(ApiResource.CONFIG_MAPS, old))
                .hasMessage("delete ConfigMap default/kept: CONFLICT (409)");
        api.delete(ApiResource.CONFIG_MAPS, api.get(named("kept")));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keepsNothingOfADryRun(Server server) {
        KubernetesApi api = server.admin();
        KubernetesObject before = object(api.create(ApiResource.CONFIG_MAPS, configMap("dry", Map.of("a", "1"))));

        for (WriteMode mode : List.of(WriteMode.DRY_RUN, WriteMode.READ_ONLY)) {
            KubernetesApi dry = api.with(mode);
            assertThat(dry.change(named("dry"), setting("a", "2"))).satisfies(applied -> {
                assertThat(applied).hasToString("CHANGED ConfigMap default/dry (" + mode + ")");
                assertThat(data(object(applied), "a")).isEqualTo("2");
            });
            assertThat(dry.create(ApiResource.CONFIG_MAPS, configMap("dry-2", Map.of())))
                    .hasToString("CREATED ConfigMap default/dry-2 (" + mode + ")");
            assertThat(dry.delete(ApiResource.CONFIG_MAPS, before))
                    .hasToString("DELETED ConfigMap default/dry (" + mode + ")");
            assertThatThrownBy(() -> dry.create(ApiResource.CONFIG_MAPS, before))
                    .isInstanceOf(KubernetesCallException.class)
                    .hasMessageStartingWith("create ConfigMap default/dry: ");
        }

        assertThat(api.get(named("dry"))).isEqualTo(before);
        assertThat(api.find(named("dry-2"))).isEmpty();
        api.delete(ApiResource.CONFIG_MAPS, before);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void watchesFromWhatIsThere(Server server) throws InterruptedException {
        KubernetesApi api = server.admin();
        api.create(ApiResource.CONFIG_MAPS, configMap("watched", Map.of("a", "1")));
        List<String> events = new ArrayList<>();
        CountDownLatch listening = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            try {
                listening.await();
                Change changed = api.change(named("watched"), setting("a", "2"));
                api.delete(ApiResource.CONFIG_MAPS, object(changed));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        writer.start();

        boolean found = api.watch(Listing.ofOne(named("watched")), Duration.ofSeconds(20), event -> {
            listening.countDown();
            events.add(event.type() + " " + data(event.object(), "a"));
            return event.type() != WatchEvent.Type.DELETED;
        });
        writer.join();

        assertThat(found).isTrue();
        assertThat(events).containsExactly("ADDED 1", "MODIFIED 2", "DELETED 2");
        assertThat(api.watch(Listing.ofOne(named("watched")), Duration.ofSeconds(1), event -> false))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsWhyAndNeverWhatWhenItIsRefused(Server server) {
        KubernetesApi admin = server.admin();
        KubernetesObject invalid = configMap("Not_A_Name", Map.of("a", CANARY));

        assertThatThrownBy(() -> server.api("expired-token").get(named("x")))
                .hasMessage("get ConfigMap default/x: UNAUTHORIZED (401)");
        assertThatThrownBy(() -> server.api(Server.NOBODYS_TOKEN).get(named("x")))
                .hasMessage("get ConfigMap default/x: FORBIDDEN (403)");
        assertThatThrownBy(() -> admin.get(named("absent")))
                .hasMessage("get ConfigMap default/absent: NOT_FOUND (404)");
        assertThatThrownBy(() -> admin.list(Listing.of(ApiResource.INSTALLATIONS), object -> {}))
                .hasMessage("list installations.operator.tigera.io: NOT_FOUND (404)");
        assertThatThrownBy(() -> admin.create(ApiResource.CONFIG_MAPS, invalid))
                .isInstanceOfSatisfying(KubernetesCallException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.INVALID);
                    assertThat(refused.fields()).contains("metadata.name");
                })
                .hasNoCause()
                .message()
                .doesNotContain(CANARY);
        assertThatThrownBy(() -> admin.create(
                        ApiResource.CONFIG_MAPS, configMap("huge", Map.of("a", (CANARY + " ").repeat(60_000)))))
                .isInstanceOf(KubernetesCallException.class)
                .hasMessageNotContaining(CANARY);
    }
}
