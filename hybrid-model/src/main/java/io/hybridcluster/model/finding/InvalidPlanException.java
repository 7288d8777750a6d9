// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

/** A plan has errors and was used all the same. Carries every finding, not only the errors. */
public final class InvalidPlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Findings findings;

    InvalidPlanException(Findings findings) {
        super(message(findings));
        this.findings = findings;
    }

    private static String message(Findings findings) {
        StringBuilder lines = new StringBuilder("the plan has errors:");
        findings.of(Severity.ERROR).forEach(finding -> lines.append('\n').append(finding));
        return lines.toString();
    }

    /** Returns all findings. */
    public Findings findings() {
        return findings;
    }
}
