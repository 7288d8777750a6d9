// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Set;

/**
 * How a container is doing. Of its messages only the known words are kept.
 *
 * @param name the container's name
 * @param restarts how often it was restarted
 * @param state what it does now
 * @param reason why it waits or has ended, where that is a reason that is known; empty otherwise
 * @param lastReason why it ended the time before, likewise
 * @param exitCode the exit code of its last end; 0 where there was none
 * @param symptoms what its messages of now and of the last end say
 */
public record ContainerState(
        String name, int restarts, State state, String reason, String lastReason, int exitCode, Set<Symptom> symptoms) {
    /** What a container does. */
    public enum State {
        /** It has not started. */
        WAITING,

        /** It runs. */
        RUNNING,

        /** It has ended. */
        TERMINATED
    }

    private static final ImmutableSet<String> KNOWN_REASONS = ImmutableSet.of(
            "ContainerCreating",
            "PodInitializing",
            "CrashLoopBackOff",
            "ImagePullBackOff",
            "ErrImagePull",
            "ErrImageNeverPull",
            "InvalidImageName",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "StartError",
            "OOMKilled",
            "Error",
            "Completed",
            "ContainerCannotRun",
            "DeadlineExceeded",
            "Evicted");

    public ContainerState {
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        requireNonNull(reason, "reason");
        requireNonNull(lastReason, "lastReason");
        symptoms = ImmutableSet.copyOf(symptoms);
    }

    static ImmutableList<ContainerState> listOf(List<?> statuses) {
        return statuses.stream().map(ContainerState::of).collect(ImmutableList.toImmutableList());
    }

    private static ContainerState of(Object status) {
        Object waiting = Tree.at(status, "state", "waiting");
        Object ended = Tree.at(status, "state", "terminated");
        Object last = Tree.at(status, "lastState", "terminated");
        // With neither member Kubernetes takes a container to be waiting.
        State state = ended != null
                ? State.TERMINATED
                : Tree.at(status, "state", "running") != null ? State.RUNNING : State.WAITING;
        int exitCode = Tree.number(ended, "exitCode")
                .orElse(Tree.number(last, "exitCode").orElse(0));
        return new ContainerState(
                Tree.textOrEmpty(status, "name"),
                Tree.number(status, "restartCount").orElse(0),
                state,
                known(Tree.textOrEmpty(ended != null ? ended : waiting, "reason")),
                known(Tree.textOrEmpty(last, "reason")),
                exitCode,
                Symptom.in(
                        Tree.textOrEmpty(waiting, "message"),
                        Tree.textOrEmpty(ended, "message"),
                        Tree.textOrEmpty(last, "message")));
    }

    private static String known(String reason) {
        return KNOWN_REASONS.stream().filter(reason::equals).findFirst().orElse("");
    }

    /** Returns whether the container keeps its pod from working: it waits for something that does not come, or has failed. */
    public boolean isFailing() {
        boolean waits =
                state == State.WAITING && !reason.equals("ContainerCreating") && !reason.equals("PodInitializing");
        return waits || (state == State.TERMINATED && exitCode != 0);
    }
}
