// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** All cases, as tests of one server. */
final class Contract {
    private Contract() {}

    static Stream<DynamicTest> against(URI server, HttpClient http, String adminToken, Duration patience) {
        AtomicInteger number = new AtomicInteger();
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.sentence(),
                        () -> each.check()
                                .against(new Api(server, http, adminToken, "c" + number.incrementAndGet(), patience)
                                        .prepared())));
    }

    static List<Case> cases() {
        return Stream.of(
                        ObjectCases.cases(),
                        DeletionCases.cases(),
                        PatchCases.cases(),
                        StrategicCases.cases(),
                        ListCases.cases(),
                        AccessCases.cases(),
                        ManagerCases.cases(),
                        CustomCases.cases(),
                        SchemaCases.cases(),
                        SchemaRefusalCases.cases(),
                        GuiseCases.cases(),
                        DaemonSetCases.cases())
                .flatMap(List::stream)
                .toList();
    }
}
