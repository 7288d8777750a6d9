// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.cluster.AddOnInstance;
import io.hybridcluster.aliyun.cluster.Task;
import java.util.Optional;

/**
 * What asking for an add-on came to.
 *
 * @param outcome in a word
 * @param instance the add-on as it is now; empty if it is not there
 * @param step whether anything was done, and how to take it back
 * @param task the cloud's task by which it was done, if it told one
 */
public record InstalledAddOn(Outcome outcome, Optional<AddOnInstance> instance, Step step, Optional<Task> task) {
    /** What asking for an add-on came to. */
    public enum Outcome {
        /** It was done. */
        DONE("nothing is to be done"),
        /** It is as wanted already. */
        ALREADY_THERE("nothing is to be done"),
        /** It is there in another version; nothing was done. */
        OTHER_VERSION("upgrade it, or take the version that is there"),
        /** It is there in this version with another configuration; nothing was done. */
        OTHER_CONFIG("configure it, or take it as it is"),
        /** It is not there; nothing was done. */
        NOT_INSTALLED("install it"),
        /** Something else is being done with it; nothing was done. */
        BUSY("wait until it is active, then ask again");

        private final String remedy;

        Outcome(String remedy) {
            this.remedy = remedy;
        }

        /** Returns what to do so that it is as wanted, on one line. */
        public String remedy() {
            return remedy;
        }
    }

    /** Makes one of its parts. */
    public InstalledAddOn {
        requireNonNull(outcome, "outcome");
        requireNonNull(instance, "instance");
        requireNonNull(step, "step");
        requireNonNull(task, "task");
    }

    /** Returns whether the add-on is as wanted now. */
    public boolean isAsWanted() {
        return outcome == Outcome.DONE || outcome == Outcome.ALREADY_THERE;
    }

    static InstalledAddOn nothingDone(Outcome outcome, Optional<AddOnInstance> instance, String what) {
        Step step = outcome == Outcome.ALREADY_THERE ? Step.alreadyThere(what) : Step.planned(what);
        return new InstalledAddOn(outcome, instance, step, Optional.empty());
    }
}
