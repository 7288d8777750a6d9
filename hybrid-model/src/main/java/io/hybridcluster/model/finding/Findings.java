// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a check found, in a stable order, with the waived findings apart.
 *
 * <p>Immutable and thread-safe.
 */
public final class Findings {
    private final ImmutableList<Finding> open;
    private final ImmutableList<WaivedFinding> waived;

    private Findings(Collection<Finding> open, Collection<WaivedFinding> waived) {
        this.open = ImmutableList.sortedCopyOf(Comparator.naturalOrder(), open);
        this.waived = ImmutableList.sortedCopyOf(Comparator.naturalOrder(), waived);
    }

    /** Returns findings of these, sorted. */
    public static Findings of(Collection<Finding> open, Collection<WaivedFinding> waived) {
        return new Findings(open, waived);
    }

    /** Returns the findings that no waiver set aside, worst first. */
    public List<Finding> open() {
        return open;
    }

    /** Returns the findings that a waiver set aside, worst first. */
    public List<WaivedFinding> waived() {
        return waived;
    }

    /** Returns the open findings of this severity. */
    public List<Finding> of(Severity severity) {
        return open.stream().filter(finding -> finding.severity() == severity).collect(ImmutableList.toImmutableList());
    }

    /** Returns whether an open finding is an error. */
    public boolean hasErrors() {
        // Sorted worst first.
        return !open.isEmpty() && open.get(0).severity() == Severity.ERROR;
    }

    /**
     * Returns this.
     *
     * @throws InvalidPlanException if an open finding is an error
     */
    public Findings orThrow() {
        if (hasErrors()) {
            throw new InvalidPlanException(this);
        }
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Findings that && open.equals(that.open) && waived.equals(that.waived);
    }

    @Override
    public int hashCode() {
        return open.hashCode() * 31 + waived.hashCode();
    }

    /** Returns a line for each open finding, then a line for each waived one. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        open.forEach(finding -> lines.append(finding).append('\n'));
        waived.forEach(finding -> lines.append(finding).append('\n'));
        return lines.toString();
    }
}
