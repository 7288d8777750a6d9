// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static io.hybridcluster.testkit.client.Objects.configMap;
import static io.hybridcluster.testkit.client.Objects.setting;

import io.hybridcluster.k8s.client.Applied;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An operation of the core that is disturbed in every way, with the state it starts from. */
enum Operation {
    GET(api -> made(api, "1"), (api, before) -> {
        api.get(ref());
        return "";
    }),
    LIST(
            api -> {
                api.create(ApiResource.CONFIG_MAPS, configMap("zz-fault-2", Map.of("a", "9")));
                return made(api, "1");
            },
            (api, before) -> {
                Map<String, Object> found = new TreeMap<>();
                api.with(api.policy().withPageSize(1))
                        .list(
                                Listing.of(ApiResource.CONFIG_MAPS)
                                        .inNamespace("default")
                                        .withLabels("test=zz"),
                                object -> found.merge(object.name(), 1, (a, b) -> "twice"));
                return found.toString();
            }),
    CREATE(
            api -> Optional.empty(),
            (api, before) -> api.create(ApiResource.CONFIG_MAPS, configMap("zz-fault", Map.of("a", "2")))
                    .toString()),
    CHANGE(
            api -> made(api, "1"),
            (api, before) -> api.change(ref(), setting("a", "2")).toString()),
    CHANGE_NOTHING(
            api -> made(api, "2"),
            (api, before) -> api.change(ref(), setting("a", "2")).toString()),
    CREATE_OR_CHANGE_ABSENT(api -> Optional.empty(), (api, before) -> createOrChange(api)),
    CREATE_OR_CHANGE_PRESENT(api -> made(api, "1"), (api, before) -> createOrChange(api)),
    DELETE(
            api -> made(api, "1"),
            (api, before) -> api.delete(
                            ApiResource.CONFIG_MAPS, before.orElseThrow().object())
                    .toString()),
    UNDO_CREATE(
            api -> made(api, "1"),
            (api, before) -> api.undo(before.orElseThrow()).toString()),
    UNDO_CHANGE(
            api -> {
                made(api, "1");
                return Optional.of(api.change(ref(), setting("a", "2")));
            },
            (api, before) -> api.undo(before.orElseThrow()).toString()),
    UNDO_DELETE(
            api -> Optional.of(api.delete(
                    ApiResource.CONFIG_MAPS, made(api, "1").orElseThrow().object())),
            (api, before) -> api.undo(before.orElseThrow()).toString());

    private final Function<KubernetesApi, Optional<Applied>> prepare;
    private final BiFunction<KubernetesApi, Optional<Applied>, String> run;

    Operation(
            Function<KubernetesApi, Optional<Applied>> prepare,
            BiFunction<KubernetesApi, Optional<Applied>, String> run) {
        this.prepare = prepare;
        this.run = run;
    }

    private static ObjectRef ref() {
        return ApiResource.CONFIG_MAPS.named("default", "zz-fault");
    }

    private static Optional<Applied> made(KubernetesApi api, String value) {
        return Optional.of(api.create(ApiResource.CONFIG_MAPS, configMap("zz-fault", Map.of("a", value))));
    }

    private static String createOrChange(KubernetesApi api) {
        return api.createOrChange(ApiResource.CONFIG_MAPS, configMap("zz-fault", Map.of("a", "2")), setting("a", "2"))
                .toString();
    }

    /** Makes the state to start from, whatever was there. */
    Optional<Applied> prepare(KubernetesApi api) {
        for (String name : new String[] {"zz-fault", "zz-fault-2"}) {
            Optional<KubernetesObject> there = api.find(ApiResource.CONFIG_MAPS.named("default", name));
            there.ifPresent(object -> api.delete(ApiResource.CONFIG_MAPS, object));
        }
        return prepare.apply(api);
    }

    /** Runs it, and returns what it says. */
    String run(KubernetesApi api, Optional<Applied> before) {
        return run.apply(api, before);
    }

    /** What counts of the state. */
    static String state(KubernetesApi api) {
        return api.find(ref())
                .map(object -> String.valueOf(object.tree().at("data")))
                .orElse("absent");
    }
}
