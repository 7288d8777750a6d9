// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a grant, a rotation or a revocation did.
 *
 * @param steps in order, each with whether it was done and how to take it back
 * @param newKeyId the id of the access key that was made and handed over
 */
public record Granted(List<Step> steps, Optional<String> newKeyId) {
    /** Makes one of its parts. */
    public Granted {
        steps = List.copyOf(requireNonNull(steps, "steps"));
        requireNonNull(newKeyId, "newKeyId");
    }

    /** Returns whether anything was done, or would be. */
    public boolean isChange() {
        return steps.stream().anyMatch(step -> step.outcome() != Step.Outcome.ALREADY_THERE);
    }
}
