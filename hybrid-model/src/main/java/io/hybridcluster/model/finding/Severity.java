// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

/** How bad a finding is, worst first. */
public enum Severity {
    /** The plan cannot work as it stands, or would break something that works now. */
    ERROR,

    /** The plan can work, if something holds that the plan alone does not show. */
    WARNING,

    /** Worth knowing; nothing to be done for the plan to work. */
    INFO
}
