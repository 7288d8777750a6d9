// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EniCapacityTest {
    /** Interfaces and addresses of 2021's ECS documentation; 7 interfaces and 213 pods are Terway's own example. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ecs.g6.large, 2, 6, 6, 9, 1",
        "ecs.g6.xlarge, 3, 10, 20, 23, 2",
        "ecs.g6.2xlarge, 4, 10, 30, 33, 3",
        "ecs.g6.4xlarge, 8, 20, 140, 143, 7",
        "ecs.g7.large, 3, 6, 12, 15, 2",
        "ecs.g7.xlarge, 4, 15, 45, 48, 3",
        "ecs.g7.4xlarge, 8, 30, 210, 213, 7",
        "ecs.g6.26xlarge, 15, 20, 280, 283, 14",
        "ecs.t5-lc1m2.small, 2, 2, 2, 5, 1",
        "ecs.ebmre7p.32xlarge, 32, 15, 465, 468, 31",
        "ecs.none.none, 0, 10, 0, 3, 0",
        "ecs.one.none, 1, 10, 0, 3, 0",
        "ecs.no.addresses, 4, 0, 0, 3, 3",
        "ecs.very.large, 2147483647, 2147483647, 2147483647, 2147483647, 2147483646",
    })
    void countsPodsOfAType(String name, int enis, int addresses, int shared, int maxPods, int exclusive) {
        EniCapacity capacity = EniCapacity.of(new InstanceTypeLimits(name, enis, addresses, 0));

        assertThat(capacity.sharedEniPods()).isEqualTo(shared);
        assertThat(capacity.maxPods()).isEqualTo(maxPods);
        assertThat(capacity.exclusiveEniPods()).isEqualTo(exclusive);
    }

    @ParameterizedTest(name = "{0} IPv4 and {1} IPv6: {2}")
    @CsvSource({"15, 15, true", "6, 1, false", "6, 10, false", "0, 0, false"})
    void dualStackNeedsAsManyIpv6AsIpv4Addresses(int ipv4, int ipv6, boolean supported) {
        assertThat(EniCapacity.supportsDualStack(new InstanceTypeLimits("ecs.g7.xlarge", 4, ipv4, ipv6)))
                .isEqualTo(supported);
    }

    @Test
    void refusesNegativeCapacities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EniCapacity(-1, 0))
                .withMessage("a capacity of -1 or 0 pods is negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EniCapacity(0, -1))
                .withMessage("a capacity of 0 or -1 pods is negative");
    }
}
