// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static io.hybridcluster.testkit.client.Objects.configMap;
import static io.hybridcluster.testkit.client.Objects.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two writers on one object: whatever the order, nothing is lost. */
@Tag("matrix")
class LostUpdateTest {
    private static final int INTERLEAVINGS = 1_000;
    private static final int LOST_ANSWERS = 50;

    static List<Server> servers() {
        return Server.all(LostUpdateTest.class);
    }

    /** One writer steps in between the other's read and write, by a seeded choice of how often. */
    @ParameterizedTest
    @MethodSource("servers")
    void losesNothingInAThousandInterleavings(Server server) {
        KubernetesApi ours = server.admin();
        KubernetesApi theirs = server.admin();
        ObjectRef ref = ApiResource.CONFIG_MAPS.named("default", "interleaved");
        ours.create(ApiResource.CONFIG_MAPS, configMap("interleaved", Map.of("ours", "0", "theirs", "0")));
        Random random = new Random(20_26);
        int theirWrites = 0;

        for (int i = 1; i <= INTERLEAVINGS; i++) {
            int times = random.nextInt(3);
            int[] left = {times};
            int first = theirWrites;
            String mine = Integer.toString(i);
            ours.change(ref, object -> {
                if (left[0] > 0) {
                    left[0]--;
                    theirs.change(ref, setting("theirs", Integer.toString(first + times - left[0])));
                }
                return setting("ours", mine).apply(object);
            });
            theirWrites += times;
        }

        KubernetesObject end = ours.get(ref);
        assertThat(end.tree().at("data"))
                .isEqualTo(Map.of("ours", "" + INTERLEAVINGS, "theirs", Integer.toString(theirWrites)));
        assertThat(theirWrites).isBetween(900, 1_100);
        ours.delete(ApiResource.CONFIG_MAPS, end);
    }

    /**
     * Two writers whose answers are lost, by a seeded choice, each with a key of its own. Then both undo all that they did, the last
     * first: what is left is the start.
     */
    @ParameterizedTest
    @MethodSource("servers")
    void undoesOnlyItsOwnWhereTwoWritersLoseAnswers(Server server) {
        KubernetesApi admin = server.admin();
        ObjectRef ref = ApiResource.CONFIG_MAPS.named("default", "lost-answers");
        admin.create(ApiResource.CONFIG_MAPS, configMap("lost-answers", Map.of("ours", "0", "theirs", "0")));
        Random random = new Random(7_12);
        List<Change> ours = new ArrayList<>();
        List<Change> theirs = new ArrayList<>();

        for (int i = 1; i <= LOST_ANSWERS; i++) {
            String value = Integer.toString(i);
            Fault fault = random.nextBoolean() ? Fault.RESET_AFTER : Fault.ANSWER_500_AFTER;
            // The PATCH is the second request; the other one writes before the object is read again.
            Faults lost = Faults.once(1, fault)
                    .then(() ->
                            theirs.add(server.admin(Faults.once(1, random.nextBoolean() ? fault : Fault.RESET_BEFORE))
                                    .change(ref, setting("theirs", value))));
            ours.add(server.admin(lost).change(ref, setting("ours", value)));
            assertThat(admin.get(ref).tree().at("data")).isEqualTo(Map.of("ours", value, "theirs", value));
        }

        admin.undo(Changes.read(Changes.of(ours).toDocument()));
        assertThat(admin.get(ref).tree().at("data"))
                .isEqualTo(Map.of("ours", "0", "theirs", Integer.toString(LOST_ANSWERS)));
        admin.undo(Changes.read(Changes.of(theirs).toDocument()));
        KubernetesObject end = admin.get(ref);
        assertThat(end.tree().at("data")).isEqualTo(Map.of("ours", "0", "theirs", "0"));
        admin.delete(ApiResource.CONFIG_MAPS, end);
    }

    /** Eight threads on one client count up eight keys and one that they share. */
    @ParameterizedTest
    @MethodSource("servers")
    void losesNothingBetweenThreads(Server server) throws Exception {
        KubernetesApi api = server.admin();
        KubernetesApi patient = api.withRereads(100);
        ObjectRef ref = ApiResource.CONFIG_MAPS.named("default", "shared");
        api.create(ApiResource.CONFIG_MAPS, configMap("shared", Map.of("sum", "0")));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> writers = java.util.stream.IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(writer -> () -> {
                        for (int i = 1; i <= 10; i++) {
                            String value = Integer.toString(i);
                            patient.change(ref, object -> {
                                int sum = Integer.parseInt(String.valueOf(Objects.data(object, "sum")));
                                return setting("sum", Integer.toString(sum + 1)).apply(object);
                            });
                            patient.change(ref, setting("writer-" + writer, value));
                        }
                        return true;
                    })
                    .toList();
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        KubernetesObject end = api.get(ref);
        assertThat(Objects.data(end, "sum")).isEqualTo("80");
        for (int writer = 0; writer < 8; writer++) {
            assertThat(Objects.data(end, "writer-" + writer)).isEqualTo("10");
        }
        api.delete(ApiResource.CONFIG_MAPS, end);
    }
}
