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

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.WriteMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that are undone from a document, as another process does it. */
class UndoTest {
    static List<Server> servers() {
        return Server.all(UndoTest.class);
    }

    private static ObjectRef named(String name) {
        return ApiResource.CONFIG_MAPS.named("default", name);
    }

    private static Changes readAgain(Change... changes) {
        return Changes.read(Changes.of(changes).toDocument());
    }

    private static KubernetesApi prepared(Server server, String... names) {
        KubernetesApi api = server.admin();
        for (String name : names) {
            api.find(named(name)).ifPresent(there -> api.delete(ApiResource.CONFIG_MAPS, there));
        }
        return api;
    }

    @ParameterizedTest
    @MethodSource("servers")
    void undoesTheLastFirstAndLeavesWhatOthersWrote(Server server) {
        KubernetesApi api = prepared(server, "undo-1", "undo-2");
        Change made = api.create(ApiResource.CONFIG_MAPS, configMap("undo-1", Map.of("a", "1")));
        Change changed = api.change(named("undo-1"), setting("a", "2"));
        Change other = api.create(ApiResource.CONFIG_MAPS, configMap("undo-2", Map.of("a", "1")));
        api.change(named("undo-2"), setting("theirs", "9"));

        Changes undone = api.undo(readAgain(made, changed, other));

        assertThat(undone)
                .hasToString("[CHANGED ConfigMap default/undo-2, CHANGED ConfigMap default/undo-1,"
                        + " DELETED ConfigMap default/undo-1]");
        assertThat(api.find(named("undo-1"))).isEmpty();
        assertThat(api.get(named("undo-2")).tree().at("data")).isEqualTo(Map.of("theirs", "9"));
        assertThat(api.undo(readAgain(made))).hasToString("[UNCHANGED ConfigMap default/undo-1]");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void undoesAnUndo(Server server) {
        KubernetesApi api = prepared(server, "undo-3");
        api.create(ApiResource.CONFIG_MAPS, configMap("undo-3", Map.of("a", "1")));
        Change changed = api.change(named("undo-3"), setting("a", "2"));

        api.undo(api.undo(Changes.of(changed)));

        assertThat(data(api.get(named("undo-3")), "a")).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void refusesWhatIsOfAnEarlierObjectBeforeItWritesAnything(Server server) {
        KubernetesApi api = prepared(server, "undo-4", "undo-5");
        api.create(ApiResource.CONFIG_MAPS, configMap("undo-4", Map.of("a", "1")));
        api.create(ApiResource.CONFIG_MAPS, configMap("undo-5", Map.of("a", "1")));
        Change first = api.change(named("undo-4"), setting("a", "2"));
        Change second = api.change(named("undo-5"), setting("a", "2"));
        api.delete(ApiResource.CONFIG_MAPS, object(first));
        api.create(ApiResource.CONFIG_MAPS, configMap("undo-4", Map.of("a", "2")));

        KubernetesCallException refused =
                catchThrowableOfType(KubernetesCallException.class, () -> api.undo(readAgain(first, second)));

        assertThat(refused).hasMessage("undo ConfigMap default/undo-4: REPLACED");
        assertThat(refused.changes()).isEqualTo(Changes.none());
        assertThat(data(api.get(named("undo-4")), "a")).isEqualTo("2");
        assertThat(data(api.get(named("undo-5")), "a")).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void leavesWhatItCreatedOnceSomebodyChangedIt(Server server) {
        KubernetesApi api = prepared(server, "undo-6");
        Change made = api.create(ApiResource.CONFIG_MAPS, configMap("undo-6", Map.of("a", "1")));
        api.change(named("undo-6"), setting("a", "theirs"));

        assertThatThrownBy(() -> api.undo(made)).hasMessage("delete ConfigMap default/undo-6: CONFLICT");
        assertThat(data(api.get(named("undo-6")), "a")).isEqualTo("theirs");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void restoresASecretInThisProcessAndSaysThatARecordDoesNotHoldIt(Server server) {
        KubernetesApi api = server.admin();
        ObjectRef ref = ApiResource.SECRETS.named("default", "undo-secret");
        api.find(ref).ifPresent(there -> api.delete(ApiResource.SECRETS, there));
        api.create(ApiResource.SECRETS, secret("b2xk"));
        Change changed = api.change(ref, setting("k", "bmV3"));

        Change recorded = api.undo(readAgain(changed)).list().get(0);
        assertThat(recorded.note())
                .contains("cannot restore data.k: the record does not hold secrets; set them yourself");
        assertThat(data(api.get(ref), "k")).isEqualTo("bmV3");

        assertThat(api.undo(changed).note()).isEmpty();
        assertThat(data(api.get(ref), "k")).isEqualTo("b2xk");
        Change deleted = api.delete(ApiResource.SECRETS, api.get(ref));
        assertThat(api.undo(readAgain(deleted)).list().get(0)).satisfies(undone -> {
            assertThat(undone).hasToString("UNCHANGED Secret default/undo-secret");
            assertThat(undone.note())
                    .contains("cannot create it again: the record does not hold its secrets; create it yourself");
        });
        assertThat(api.find(ref)).isEmpty();
        assertThat(data(object(api.undo(deleted)), "k")).isEqualTo("b2xk");
        api.delete(ApiResource.SECRETS, api.get(ref));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void undoesNothingThatWasOnlyPreviewedOrOfAnotherClient(Server server) {
        KubernetesApi api = prepared(server, "undo-7");
        Change previewed =
                api.with(WriteMode.DRY_RUN).create(ApiResource.CONFIG_MAPS, configMap("undo-7", Map.of("a", "1")));
        Change made = api.create(ApiResource.CONFIG_MAPS, configMap("undo-7", Map.of("a", "1")));
        Change ofAnother = made.withInverse(io.hybridcluster.model.change.Inverse.of(
                "ram.delete-user", made.inverse().orElseThrow().arguments()));

        assertThat(previewed.inverse()).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> api.undo(previewed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "CREATED ConfigMap default/undo-7 (DRY_RUN) was not written, so there is nothing to take back");
        assertThatThrownBy(() -> api.undo(ofAnother))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "CREATED ConfigMap default/undo-7: \"ram.delete-user\" is not an action of Kubernetes; undo it with"
                                + " the client that made the change");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsWhatItUndidBeforeItFailed(Server server) {
        KubernetesApi api = prepared(server, "undo-8", "undo-9");
        Change first = api.create(ApiResource.CONFIG_MAPS, configMap("undo-8", Map.of("a", "1")));
        Change second = api.create(ApiResource.CONFIG_MAPS, configMap("undo-9", Map.of("a", "1")));
        // Two reads, the delete of the second, and then the delete of the first is refused.
        KubernetesApi refusing = server.admin(Faults.from(3, Fault.ANSWER_422));

        KubernetesCallException failed =
                catchThrowableOfType(KubernetesCallException.class, () -> refusing.undo(Changes.of(first, second)));

        assertThat(failed.reason()).isEqualTo(Reason.INVALID);
        assertThat(failed.changes()).hasToString("[DELETED ConfigMap default/undo-9]");
        assertThat(api.undo(failed.changes())).hasToString("[CREATED ConfigMap default/undo-9]");
    }

    private static KubernetesObject secret(String value) {
        return KubernetesObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                Map.of("name", "undo-secret", "namespace", "default"),
                "type",
                "Opaque",
                "data",
                Map.of("k", value)));
    }
}
