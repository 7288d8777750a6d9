// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.call;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request, again where that is safe, with pauses that double, within a {@link Deadline}: the one loop of all clients.
 *
 * <p>Immutable but for the budget that its calls share; thread-safe.
 *
 * @param <F> the kind of failure of the client
 */
public final class Attempts<F extends FailedAttempt> {
    private final CallPolicy policy;
    private final RetryBudget budget;
    private final Pauses pauses;
    private final CallListener listener;
    private final Class<F> kind;
    private final Endings<F> endings;

    /**
     * Makes the loop of a client.
     *
     * @param kind the only kind of {@link FailedAttempt} that the client's attempts throw
     */
    public Attempts(
            CallPolicy policy,
            RetryBudget budget,
            Pauses pauses,
            CallListener listener,
            Class<F> kind,
            Endings<F> endings) {
        this.kind = requireNonNull(kind, "kind");
        this.policy = requireNonNull(policy, "policy");
        this.budget = requireNonNull(budget, "budget");
        this.pauses = requireNonNull(pauses, "pauses");
        this.listener = requireNonNull(listener, "listener");
        this.endings = requireNonNull(endings, "endings");
    }

    /**
     * One request.
     *
     * @param <T> the answer
     * @param <F> the kind of failure
     */
    @FunctionalInterface
    public interface Attempt<T extends @Nullable Object, F extends FailedAttempt> {
        /** Sends the request, and reads the answer, within this time. */
        T send(Duration timeout) throws F;
    }

    /**
     * How a call ends that was not answered in time.
     *
     * @param <F> the kind of failure
     */
    public interface Endings<F extends FailedAttempt> {
        /** Returns the failure of a call whose deadline passed, after this failure if there was one. */
        F timedOut(@Nullable F last);

        /** Returns the failure of a call whose thread was interrupted in a pause after this failure. The thread is interrupted again. */
        F interrupted(@Nullable F last, InterruptedException cause);
    }

    /**
     * Sends a request until it is answered, fails in a way that must not be repeated, or may not be sent again.
     *
     * @param operation for the listener, see {@link CallListener.Attempt#operation}
     * @param mayRepeat whether the same request may be sent again after this failure
     * @throws F the last failure; {@link Endings#timedOut} if the deadline had passed before a request could be sent
     */
    public <T extends @Nullable Object> T call(
            String operation, Deadline deadline, Predicate<? super F> mayRepeat, Attempt<T, F> attempt) throws F {
        @Nullable F last = null;
        for (int number = 1; ; number++) {
            if (deadline.hasPassed()) {
                throw endings.timedOut(last);
            }
            try {
                T answer = told(operation, number, deadline, attempt);
                budget.succeeded();
                return answer;
            } catch (FailedAttempt e) {
                last = kind.cast(e);
                if (!mayRepeat.test(last)) {
                    throw last;
                }
                beforeAttemptAfter(last, number, deadline);
            }
        }
    }

    private <T extends @Nullable Object> T told(String operation, int number, Deadline deadline, Attempt<T, F> attempt)
            throws FailedAttempt {
        long start = pauses.nanoTime();
        Optional<FailedAttempt> failure = Optional.empty();
        try {
            return attempt.send(deadline.forAttempt(policy));
        } catch (FailedAttempt e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            listener.attempted(new CallListener.Attempt(
                    operation,
                    number,
                    Duration.ofNanos(pauses.nanoTime() - start),
                    failure.map(FailedAttempt::reasonName),
                    failure.flatMap(FailedAttempt::requestId)));
        }
    }

    /**
     * Takes another attempt from the policy and the budget, and waits for it. For clients that do something else between two attempts,
     * such as reading an object again.
     *
     * @param number of the attempt that failed
     * @throws F the failure itself, if there is no further attempt, or no time for the pause; {@link Endings#timedOut} if the deadline
     *     has passed; {@link Endings#interrupted}
     */
    public void beforeAttemptAfter(F failure, int number, Deadline deadline) throws F {
        if (number >= policy.attempts() || !budget.take()) {
            throw failure;
        }
        if (deadline.hasPassed()) {
            throw endings.timedOut(failure);
        }
        pauseAfter(failure, number, deadline);
    }

    /**
     * Waits after the failure of the attempt of this number, as the policy says.
     *
     * @throws F the failure itself, if there is no time for the pause; {@link Endings#interrupted}
     */
    public void pauseAfter(F failure, int number, Deadline deadline) throws F {
        Duration pause = pause(number);
        Duration wished = failure.retryAfter().orElse(Duration.ZERO);
        Duration longer = wished.compareTo(pause) > 0 ? wished : pause;
        if (longer.compareTo(deadline.left()) >= 0) {
            throw failure;
        }
        try {
            pauses.pause(longer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw endings.interrupted(failure, e);
        }
    }

    /** Clients that failed together must not come back together: a random part of up to half is left out. */
    private Duration pause(int number) {
        Duration first = policy.pause();
        Duration doubled = first.compareTo(CallPolicy.LONGEST_PAUSE) < 0
                ? first.multipliedBy(1L << Math.min(number - 1, 16))
                : CallPolicy.LONGEST_PAUSE;
        long longest = (doubled.compareTo(CallPolicy.LONGEST_PAUSE) < 0 ? doubled : CallPolicy.LONGEST_PAUSE).toNanos();
        return Duration.ofNanos(longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
