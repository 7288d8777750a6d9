// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One step of a procedure: what it is, whether it was done, and how to take it back.
 *
 * @param what on one line, such as {@code create RAM user "a"}; never a secret
 * @param outcome whether it was done
 * @param undo how to take it back, on one line; empty if nothing was done, or nothing can be taken back
 */
public record Step(String what, Outcome outcome, Optional<String> undo) {
    /** Whether a step was done. */
    public enum Outcome {
        /** It would be done; this was a dry run, or it did not come to it. */
        PLANNED,
        /** It was done now. */
        DONE,
        /** There was nothing to do. */
        ALREADY_THERE
    }

    /** Makes one of its parts. */
    public Step {
        requireNonNull(what, "what");
        requireNonNull(outcome, "outcome");
        requireNonNull(undo, "undo");
    }

    static Step planned(String what) {
        return new Step(what, Outcome.PLANNED, Optional.empty());
    }

    static Step done(String what, String undo) {
        return new Step(what, Outcome.DONE, Optional.of(undo));
    }

    static Step doneForGood(String what) {
        return new Step(what, Outcome.DONE, Optional.empty());
    }

    static Step alreadyThere(String what) {
        return new Step(what, Outcome.ALREADY_THERE, Optional.empty());
    }

    /** Returns the step, its outcome and how to take it back. */
    @Override
    public String toString() {
        return what + ": "
                + switch (outcome) {
                    case PLANNED -> "to be done";
                    case DONE -> "done" + undo.map(text -> "; to undo, " + text).orElse("");
                    case ALREADY_THERE -> "nothing to do";
                };
    }
}
