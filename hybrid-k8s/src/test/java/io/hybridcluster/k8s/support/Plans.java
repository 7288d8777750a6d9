// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans that the tests start from. */
public final class Plans {
    private Plans() {}

    /** The guide's network: the example plan. */
    public static HybridPlan guide() {
        try {
            return PlanFile.parse("guide.yaml", Files.readString(Path.of("..", "examples", "plans", "guide.yaml")))
                    .plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two zones, two security groups, dual stack, Calico by the operator. */
    public static HybridPlan dual() {
        return PlanFile.parse("dual.yaml", Golden.read("plans/dual.yaml")).plan();
    }

    /** The guide's plan without anything that may be absent. */
    public static HybridPlan bare() {
        HybridPlan guide = guide();
        return HybridPlan.builder("bare", guide.cluster(), guide.idc(), guide.vpc())
                .build();
    }
}
