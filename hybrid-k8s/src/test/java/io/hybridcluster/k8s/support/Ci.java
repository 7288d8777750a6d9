// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import org.junit.jupiter.api.Assumptions;

/** A test whose tool is absent is skipped aloud, and fails in CI. */
public final class Ci {
    private Ci() {}

    public static boolean isCi() {
        return "true".equals(System.getenv("CI"));
    }

    public static void require(boolean present, String tool) {
        if (isCi() && !present) {
            throw new AssertionError(tool + " is absent, and CI has to have it");
        }
        Assumptions.assumeTrue(present, tool + " is absent: skipped");
    }
}
