// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static io.hybridcluster.testkit.client.Objects.configMap;
import static io.hybridcluster.testkit.client.Objects.object;
import static io.hybridcluster.testkit.client.Objects.setting;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An operation of the core that is disturbed in every way, with the state it starts from. */
enum Operation {
    GET(api -> made(api, "1"), (api, before) -> {
        api.get(ref());
        return Ran.reading("");
    }),
    LIST(
            api -> {
                api.create(ApiResource.CONFIG_MAPS, configMap("zz-fault-2", Map.of("a", "9")));
                return made(api, "1");
            },
            (api, before) -> {
                Map<String, Object> found = new TreeMap<>();
                api.withPageSize(1)
                        .list(
                                Listing.of(ApiResource.CONFIG_MAPS)
                                        .inNamespace("default")
                                        .withLabels("test=zz"),
                                object -> found.merge(object.name(), 1, (a, b) -> "twice"));
                return Ran.reading(found.toString());
            }),
    CREATE(
            api -> Optional.empty(),
            (api, before) -> Ran.of(api.create(ApiResource.CONFIG_MAPS, configMap("zz-fault", Map.of("a", "2"))))),
    CHANGE(api -> made(api, "1"), (api, before) -> Ran.of(api.change(ref(), setting("a", "2")))),
    CHANGE_NOTHING(api -> made(api, "2"), (api, before) -> Ran.of(api.change(ref(), setting("a", "2")))),
    CREATE_OR_CHANGE_ABSENT(api -> Optional.empty(), (api, before) -> createOrChange(api)),
    CREATE_OR_CHANGE_PRESENT(api -> made(api, "1"), (api, before) -> createOrChange(api)),
    DELETE(
            api -> made(api, "1"),
            (api, before) -> Ran.of(api.delete(ApiResource.CONFIG_MAPS, object(before.orElseThrow())))),
    UNDO_CREATE(api -> made(api, "1"), (api, before) -> Ran.of(api.undo(before.orElseThrow()))),
    UNDO_CHANGE(
            api -> {
                made(api, "1");
                return Optional.of(api.change(ref(), setting("a", "2")));
            },
            (api, before) -> Ran.of(api.undo(before.orElseThrow()))),
    UNDO_DELETE(
            api -> Optional.of(
                    api.delete(ApiResource.CONFIG_MAPS, object(made(api, "1").orElseThrow()))),
            (api, before) -> Ran.of(api.undo(before.orElseThrow())));

    private final Function<KubernetesApi, Optional<Change>> prepare;
    private final BiFunction<KubernetesApi, Optional<Change>, Ran> run;

    /** What an operation said, and what it did. */
    record Ran(String said, Changes changes) {
        static Ran reading(String said) {
            return new Ran(said, Changes.none());
        }

        static Ran of(Change change) {
            return new Ran(change.toString(), Changes.of(change));
        }
    }

    Operation(Function<KubernetesApi, Optional<Change>> prepare, BiFunction<KubernetesApi, Optional<Change>, Ran> run) {
        this.prepare = prepare;
        this.run = run;
    }

    private static ObjectRef ref() {
        return ApiResource.CONFIG_MAPS.named("default", "zz-fault");
    }

    private static Optional<Change> made(KubernetesApi api, String value) {
        return Optional.of(api.create(ApiResource.CONFIG_MAPS, configMap("zz-fault", Map.of("a", value))));
    }

    private static Ran createOrChange(KubernetesApi api) {
        return Ran.of(api.createOrChange(
                ApiResource.CONFIG_MAPS, configMap("zz-fault", Map.of("a", "2")), setting("a", "2")));
    }

    /** Makes the state to start from, whatever was there. */
    Optional<Change> prepare(KubernetesApi api) {
        for (String name : new String[] {"zz-fault", "zz-fault-2"}) {
            Optional<KubernetesObject> there = api.find(ApiResource.CONFIG_MAPS.named("default", name));
            there.ifPresent(object -> api.delete(ApiResource.CONFIG_MAPS, object));
        }
        return prepare.apply(api);
    }

    /** Runs it, and returns what it says and did. */
    Ran run(KubernetesApi api, Optional<Change> before) {
        return run.apply(api, before);
    }

    /** Another writer adds a key, if there is an object to write to; returns whether there was. */
    static boolean writeTheirs(KubernetesApi api) {
        return api.find(ref())
                .map(object -> api.change(ref(), setting("theirs", "9")))
                .isPresent();
    }

    /** What counts of the state: the data, empty if there is no object. */
    static Optional<Map<String, Object>> state(KubernetesApi api) {
        return api.find(ref()).map(object -> {
            Map<String, Object> data = new TreeMap<>();
            if (object.tree().at("data") instanceof Map<?, ?> members) {
                members.forEach((key, value) -> data.put((String) key, String.valueOf(value)));
            }
            return data;
        });
    }
}
