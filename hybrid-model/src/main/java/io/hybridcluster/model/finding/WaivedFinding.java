// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import static java.util.Objects.requireNonNull;

/**
 * A finding that a waiver has set aside. It is still reported, so that the decision stays in sight.
 *
 * <p>Ordered as its finding, then by the waiver's reason.
 *
 * @param finding what was found
 * @param waiver the decision that sets it aside
 */
public record WaivedFinding(Finding finding, Waiver waiver) implements Comparable<WaivedFinding> {
    /** @throws IllegalArgumentException if the waiver names another id */
    public WaivedFinding {
        requireNonNull(finding, "finding");
        requireNonNull(waiver, "waiver");
        if (!waiver.finding().equals(finding.ruleId())) {
            throw new IllegalArgumentException("waiver of " + waiver.finding() + " does not match " + finding.ruleId());
        }
    }

    @Override
    public int compareTo(WaivedFinding other) {
        int byFinding = finding.compareTo(other.finding);
        return byFinding != 0 ? byFinding : waiver.reason().compareTo(other.waiver.reason());
    }

    /** Returns the one-line form: {@code [WAIVED] idc.podCidrs[0]: problem | PodCidr.InsideVpc}. */
    @Override
    public String toString() {
        return "[WAIVED] " + finding.at() + ": " + finding.problem() + " | " + finding.ruleId();
    }
}
