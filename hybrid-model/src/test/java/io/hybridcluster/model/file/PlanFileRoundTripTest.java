// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.RandomPlans;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PlanFileRoundTripTest {
    @Test
    void readsBackEveryPlanThatItWrites() {
        LoadSettings settings = LoadSettings.builder().build();
        RandomPlans plans = new RandomPlans(20_261_123);
        for (int i = 0; i < 3_000; i++) {
            HybridPlan plan = plans.next();
            String text = PlanFile.write(plan);

            assertThat(PlanFile.parse("a.yaml", text).plan())
                    .as(text)
                    .isEqualTo(plan)
                    .hasSameHashCodeAs(plan);
            assertThat(PlanFile.write(PlanFile.parse("a.yaml", text).plan())).isEqualTo(text);
            assertThat(new Load(settings).loadFromString(text))
                    .as("for any reader")
                    .isNotNull();
        }
    }
}
