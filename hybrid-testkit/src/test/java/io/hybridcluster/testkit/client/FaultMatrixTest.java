// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.client.Applied;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.testsupport.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation, disturbed at each of its requests in each way, once and from then on for ever: it ends as if nothing
 * had happened, or says what happened, and says whether its write may have been made.
 */
@Tag("matrix")
class FaultMatrixTest {
    static List<Server> servers() {
        return Server.all(FaultMatrixTest.class);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void endsAsUndisturbedOrSaysWhereItStopped(Server server) {
        KubernetesApi admin = server.admin();
        List<String> rows = new ArrayList<>();
        rows.add("| operation | request | fault | once | for ever |");
        rows.add("|---|---|---|---|---|");
        for (Operation operation : Operation.values()) {
            Faults undisturbed = Faults.none();
            Optional<Applied> before = operation.prepare(admin);
            String said = operation.run(server.admin(undisturbed), before);
            String end = Operation.state(admin);
            for (int i = 0; i < undisturbed.requests().size(); i++) {
                for (Fault fault : Fault.values()) {
                    String once = disturb(server, operation, Faults.once(i, fault), said, end);
                    String forEver = disturb(server, operation, Faults.from(i, fault), said, end);
                    rows.add("| " + operation + " | "
                            + undisturbed.requests().get(i).replaceAll(" .*", "") + " " + (i + 1) + " | " + fault
                            + " | " + once + " | " + forEver + " |");
                }
            }
        }
        Golden.assertSame("fault-matrix.md", String.join("\n", rows) + "\n");
    }

    private static String disturb(Server server, Operation operation, Faults faults, String said, String end) {
        KubernetesApi admin = server.admin();
        Optional<Applied> before = operation.prepare(admin);
        String start = Operation.state(admin);
        try {
            assertThat(operation.run(server.admin(faults), before))
                    .as(operation + " says")
                    .isEqualTo(said);
        } catch (KubernetesCallException e) {
            String now = Operation.state(admin);
            assertThat(e).hasMessageNotContaining("LTAI5tPlantedCanary00000");
            if (e.outcomeUnknown()) {
                assertThat(now).as(operation + " " + e).isIn(start, end);
            } else {
                assertThat(now).as(operation + " " + e).isEqualTo(start);
            }
            return e.verb() + " " + e.reason() + (e.outcomeUnknown() ? ", outcome unknown" : "");
        }
        assertThat(Operation.state(admin)).as(operation + " ends").isEqualTo(end);
        return "as undisturbed";
    }
}
