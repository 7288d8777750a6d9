// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.hybridcluster.testkit.kubernetes.FakeOptions;
import io.hybridcluster.testkit.kubernetes.support.Planes;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fake does what the contract says. */
class FakeContractTest {
    private static final FakeKubernetes FAKE =
            FakeKubernetes.start(FakeOptions.defaults().withUser(Planes.NOBODY).withUser(Planes.READER));

    @AfterAll
    static void close() {
        FAKE.close();
    }

    @TestFactory
    Stream<DynamicTest> holdsToTheContract() {
        return Contract.against(FAKE.server(), HttpClient.newHttpClient(), FAKE.adminToken(), Duration.ZERO);
    }

    @Test
    void hasEachSentenceOnce() {
        assertThat(Contract.cases())
                .extracting(Case::sentence)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100);
    }
}
