// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every request has only parameters that its action has, by the fake's table, which is held to the API's metadata. */
class WireParametersTest {
    @ParameterizedTest
    @EnumSource(Operation.class)
    void sendsNothingThatTheApiDoesNotKnow(Operation operation) {
        try (Site site = new Site()) {
            operation.prepare(site);
            operation.run(site);

            assertThat(site.fake.requests()).isNotEmpty().allSatisfy(request -> {
                assertThat(request.unknownParameters())
                        .as("%s:%s", request.product(), request.action())
                        .isEmpty();
                assertThat(request.status()).as(request.action()).isIn(200, 204, 404);
            });
        }
    }
}
