// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.support;

import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.plan.HybridPlan;

/** Plans that the tests start from. */
public final class Plans {
    private Plans() {}

    /** The guide's network. */
    public static HybridPlan guide() {
        return PlanFile.parse("guide.yaml", Golden.read("guide.yaml")).plan();
    }

    /** Two zones, two security groups, dual stack, a custom image. */
    public static HybridPlan dual() {
        return PlanFile.parse("dual.yaml", Golden.read("dual.yaml")).plan();
    }

    /** The guide's plan without anything that may be absent. */
    public static HybridPlan bare() {
        HybridPlan guide = guide();
        return HybridPlan.builder("bare", guide.cluster(), guide.idc(), guide.vpc())
                .build();
    }
}
