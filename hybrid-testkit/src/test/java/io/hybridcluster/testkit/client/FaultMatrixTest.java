// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.testkit.client.Operation.Ran;
import io.hybridcluster.testsupport.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation, disturbed at each of its requests in each way, once and from then on for ever: it ends as if nothing
 * had happened, or says what happened, and says whether its write may have been made. Then it is undone, by what it returned or by what
 * its failure carries: the end is the start. All of that a second time with another writer, who writes right after the first fault:
 * the end is the start, and what the other one wrote.
 */
@Tag("matrix")
class FaultMatrixTest {
    static List<Server> servers() {
        return Server.all(FaultMatrixTest.class);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void endsAsUndisturbedOrSaysWhereItStoppedAndIsUndoneInBothCases(Server server) {
        KubernetesApi admin = server.admin();
        List<String> rows = new ArrayList<>();
        rows.add("| operation | request | fault | once | undone | undone beside another writer"
                + " | for ever | undone | undone beside another writer |");
        rows.add("|---|---|---|---|---|---|---|---|---|");
        for (Operation operation : Operation.values()) {
            Faults undisturbed = Faults.none();
            Optional<Change> before = operation.prepare(admin);
            String said = operation.run(server.admin(undisturbed), before).said();
            Optional<Map<String, Object>> end = Operation.state(admin);
            for (int i = 0; i < undisturbed.requests().size(); i++) {
                for (Fault fault : Fault.values()) {
                    int request = i;
                    String once = row(server, operation, () -> Faults.once(request, fault), said, end);
                    String forEver = row(server, operation, () -> Faults.from(request, fault), said, end);
                    rows.add("| " + operation + " | "
                            + undisturbed.requests().get(i).replaceAll(" .*", "") + " " + (i + 1) + " | " + fault
                            + " | " + once + " | " + forEver + " |");
                }
            }
        }
        Golden.assertSame("fault-matrix.md", String.join("\n", rows) + "\n");
    }

    private static String row(
            Server server,
            Operation operation,
            Supplier<Faults> faults,
            String said,
            Optional<Map<String, Object>> end) {
        KubernetesApi admin = server.admin();
        Optional<Change> before = operation.prepare(admin);
        Optional<Map<String, Object>> start = Operation.state(admin);
        String ended = "as undisturbed";
        Changes done;
        try {
            Ran ran = operation.run(server.admin(faults.get()), before);
            done = ran.changes();
            assertThat(ran.said()).as(operation + " says").isEqualTo(said);
            assertThat(Operation.state(admin)).as(operation + " ends").isEqualTo(end);
        } catch (KubernetesCallException e) {
            done = e.changes();
            ended = e.verb() + " " + e.reason() + (e.outcomeUnknown() ? ", outcome unknown" : "");
            Optional<Map<String, Object>> now = Operation.state(admin);
            assertThat(e).hasMessageNotContaining("LTAI5tPlantedCanary00000");
            if (e.outcomeUnknown()) {
                assertThat(now).as(operation + " " + e).isIn(start, end);
            } else {
                assertThat(now).as(operation + " " + e).isEqualTo(start);
            }
        }
        admin.undo(done);
        assertThat(Operation.state(admin))
                .as(operation + " undone after " + ended)
                .isEqualTo(start);
        return ended + " | start | " + besideAnotherWriter(server, operation, faults.get());
    }

    private static String besideAnotherWriter(Server server, Operation operation, Faults faults) {
        KubernetesApi admin = server.admin();
        Optional<Change> before = operation.prepare(admin);
        Optional<Map<String, Object>> start = Operation.state(admin);
        AtomicBoolean wrote = new AtomicBoolean();
        Changes done;
        try {
            done = operation
                    .run(server.admin(faults.then(() -> wrote.set(Operation.writeTheirs(admin)))), before)
                    .changes();
        } catch (KubernetesCallException e) {
            done = e.changes();
        }
        admin.undo(done);
        Map<String, Object> expected = new TreeMap<>(start.orElse(Map.of()));
        if (wrote.get()) {
            expected.put("theirs", "9");
        }
        assertThat(Operation.state(admin))
                .as(operation + " undone beside another writer")
                .isEqualTo(start.isEmpty() && !wrote.get() ? Optional.empty() : Optional.of(expected));
        return wrote.get() ? "start + theirs" : "start";
    }
}
