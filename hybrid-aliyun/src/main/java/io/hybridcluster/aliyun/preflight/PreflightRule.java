// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;

/** Looks at one side of an account for a plan. Stateless and thread-safe. */
interface PreflightRule {
    /** Returns what it can find. */
    List<RuleDescription> descriptions();

    /** Adds what it finds. */
    void check(Subject subject, Report report);
}
