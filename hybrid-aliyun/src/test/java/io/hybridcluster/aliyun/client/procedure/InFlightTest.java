// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InFlightTest {
    /** An executor that runs when it is told to. */
    private final Deque<Runnable> handed = new ArrayDeque<>();

    private final List<String> ran = new ArrayList<>();

    @Test
    void handsOnNoMoreThanTheLimitAndTheRestInTheirOrder() {
        InFlight inFlight = new InFlight(handed::add, 2);
        for (String name : List.of("a", "b", "c", "d")) {
            inFlight.execute(() -> ran.add(name));
        }

        assertThat(handed).hasSize(2);
        handed.remove().run();
        assertThat(ran).containsExactly("a");
        assertThat(handed).hasSize(2);
        while (!handed.isEmpty()) {
            handed.remove().run();
        }

        assertThat(ran).containsExactly("a", "b", "c", "d");
        inFlight.execute(() -> ran.add("e"));
        inFlight.execute(() -> ran.add("f"));
        inFlight.execute(() -> ran.add("g"));
        assertThat(handed).hasSize(2);
    }

    @Test
    void goesOnAfterATaskThatThrows() {
        InFlight inFlight = new InFlight(handed::add, 1);
        inFlight.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        inFlight.execute(() -> ran.add("after"));

        assertThatThrownBy(() -> handed.remove().run()).hasMessage("on purpose");
        handed.remove().run();

        assertThat(ran).containsExactly("after");
    }

    @Test
    void tellsThatTheExecutorRefusesAndKeepsNoPlaceForWhatItRefused() {
        AtomicInteger refusals = new AtomicInteger(1);
        InFlight inFlight = new InFlight(
                task -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectedExecutionException("on purpose");
                    }
                    handed.add(task);
                },
                1);

        assertThatThrownBy(() -> inFlight.execute(() -> ran.add("refused"))).hasMessage("on purpose");
        inFlight.execute(() -> ran.add("taken"));
        handed.remove().run();

        assertThat(ran).containsExactly("taken");
    }

    @Test
    void runsWhatWaitsItselfWhenTheExecutorWasShutDownMeanwhile() {
        AtomicInteger taken = new AtomicInteger();
        InFlight inFlight = new InFlight(
                task -> {
                    if (taken.getAndIncrement() > 0) {
                        throw new RejectedExecutionException("shut down");
                    }
                    handed.add(task);
                },
                1);
        inFlight.execute(() -> ran.add("a"));
        inFlight.execute(() -> ran.add("b"));
        inFlight.execute(() -> ran.add("c"));

        handed.remove().run();

        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void neverHasMoreUnderWayThanTheLimitInManyThreads() {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            AtomicInteger underWay = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            InFlight inFlight = new InFlight(threads, 3);
            List<CompletableFuture<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                tasks.add(CompletableFuture.runAsync(
                        () -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            Thread.yield();
                            underWay.decrementAndGet();
                        },
                        inFlight));
            }
            CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).join();

            assertThat(most.get()).isBetween(1, 3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void runsAtOnceByTheCallersThread() {
        InFlight inFlight = new InFlight(Runnable::run, 1);
        inFlight.execute(() -> ran.add("a"));
        inFlight.execute(() -> ran.add("b"));

        assertThat(ran).containsExactly("a", "b");
    }
}
