// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan has errors and was used all the same. Carries every finding, not only the errors. */
public final class InvalidPlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Findings findings;

    InvalidPlanException(Findings findings) {
        super(message(findings));
        this.findings = findings;
    }

    private static String message(Findings findings) {
        StringBuilder lines = new StringBuilder("the plan has errors:");
        findings.of(Severity.ERROR).forEach(finding -> lines.append('\n').append(finding));
        return lines.toString();
    }

    /** Returns all findings; none if the exception was serialised on its way here. */
    public Findings findings() {
        return findings == null ? Findings.of(List.of(), List.of()) : findings;
    }
}
