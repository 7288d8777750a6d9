// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import io.hybridcluster.testkit.kubernetes.LocalControlPlane;
import io.hybridcluster.testkit.kubernetes.support.Planes;
import io.hybridcluster.testkit.kubernetes.support.TrustedClients;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract says what a real server does. */
class RealContractTest {
    @TestFactory
    Stream<DynamicTest> holdsToTheContract() {
        LocalControlPlane plane = Planes.shared();
        return Contract.against(
                plane.server(),
                TrustedClients.trusting(plane.caCertificate()),
                plane.adminToken(),
                Duration.ofSeconds(30));
    }
}
