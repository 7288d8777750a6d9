// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static io.hybridcluster.testkit.client.Objects.configMap;
import static io.hybridcluster.testkit.client.Objects.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.hybridcluster.testkit.kubernetes.Fault;
import io.hybridcluster.testkit.kubernetes.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that hangs, resets and cuts off on the wire, in the way that an embedder's own tests have it do. */
class FaultyServerTest {
    private static final ObjectRef REF = ApiResource.CONFIG_MAPS.named("default", "faulty");

    private final FakeKubernetes fake = FakeKubernetes.start();
    private final KubernetesApi api = Server.of(fake).admin();

    FaultyServerTest() {
        api.create(ApiResource.CONFIG_MAPS, configMap("faulty", Map.of("a", "1")));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsThroughWhatPasses() {
        for (Fault fault : List.of(
                Fault.closeBefore(),
                Fault.closeAfter(),
                Fault.truncate(),
                Fault.status(500),
                Fault.status(503),
                Fault.status(504),
                Fault.slowBody(Duration.ofMillis(50)))) {
            fake.inject(FaultRule.next(fault).verb("get"));

            assertThat(Objects.data(api.get(REF), "a")).as(fault.toString()).isEqualTo("1");
        }
    }

    @Test
    void writesOnceWhateverBecomesOfTheAnswer() {
        int value = 1;
        for (Fault fault : List.of(
                Fault.closeBefore(), Fault.closeAfter(), Fault.truncate(), Fault.html(502), Fault.status(500))) {
            fake.inject(FaultRule.next(fault).verb("patch"));
            String next = Integer.toString(++value);

            assertThat(api.change(REF, setting("a", next))).hasToString("CHANGED ConfigMap default/faulty");
            assertThat(Objects.data(api.get(REF), "a")).isEqualTo(next);
        }
    }

    @Test
    void makesAnObjectOnceWhateverBecomesOfTheAnswer() {
        for (Fault fault : List.of(Fault.closeBefore(), Fault.closeAfter(), Fault.truncate(), Fault.status(500))) {
            fake.inject(FaultRule.next(fault).verb("create"));
            String name = "made-" + fake.auditEvents().size();

            assertThat(api.create(ApiResource.CONFIG_MAPS, configMap(name, Map.of())))
                    .hasToString("CREATED ConfigMap default/" + name);
        }
    }

    @Test
    void removesAnObjectOnceWhateverBecomesOfTheAnswer() {
        for (Fault fault : List.of(Fault.closeBefore(), Fault.closeAfter(), Fault.truncate(), Fault.status(500))) {
            var made = api.create(ApiResource.CONFIG_MAPS, configMap("removed", Map.of()));
            fake.inject(FaultRule.next(fault).verb("delete"));

            assertThat(api.delete(ApiResource.CONFIG_MAPS, Objects.object(made)))
                    .hasToString("DELETED ConfigMap default/removed");
        }
    }

    @Test
    void endsWithItsDeadlineWhenTheServerHangs() {
        fake.inject(FaultRule.next(Fault.hang()).verb("patch").times(10));
        KubernetesApi hasty =
                api.with(api.policy().withDeadline(Duration.ofMillis(900)).withAttemptTimeout(Duration.ofMillis(200)));

        KubernetesCallException failed =
                catchThrowableOfType(KubernetesCallException.class, () -> hasty.change(REF, setting("a", "2")));

        assertThat(failed.reason()).isIn(Reason.UNREACHABLE, Reason.TIMED_OUT);
        assertThat(failed.outcomeUnknown()).isTrue();
        assertThat(Objects.data(api.get(REF), "a")).isEqualTo("1");
    }

    @Test
    void waitsAsLongAsAThrottlingServerAsks() {
        fake.inject(FaultRule.next(Fault.tooManyRequests(Duration.ofSeconds(1))).verb("patch"));
        long start = System.nanoTime();

        api.change(REF, setting("a", "2"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void goesOnWithAListWhoseSnapshotHasExpired() {
        for (int i = 0; i < 5; i++) {
            api.create(ApiResource.CONFIG_MAPS, configMap("faulty-" + i, Map.of()));
        }
        List<String> found = new ArrayList<>();

        api.withPageSize(2).list(Listing.of(ApiResource.CONFIG_MAPS).withLabels("test=faulty"), object -> {
            found.add(object.name());
            if (found.size() == 2) {
                fake.expire();
            }
        });

        assertThat(found).containsExactly("faulty", "faulty-0", "faulty-1", "faulty-2", "faulty-3", "faulty-4");
    }
}
