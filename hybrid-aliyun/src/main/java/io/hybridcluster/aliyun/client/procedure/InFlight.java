// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Hands tasks to an executor, never more at once than a limit; the others wait in the order in which they came. Starts no
 * thread, and blocks none. Thread-safe.
 */
final class InFlight implements Executor {
    private final Executor executor;
    private final int most;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    InFlight(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            if (running == most) {
                waiting.add(task);
                return;
            }
            running++;
        }
        try {
            executor.execute(() -> runAndGoOn(task));
        } catch (RejectedExecutionException e) {
            synchronized (waiting) {
                running--;
            }
            throw e;
        }
    }

    private void runAndGoOn(Runnable task) {
        try {
            task.run();
        } finally {
            Runnable next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    running--;
                }
            }
            if (next != null) {
                handOn(next);
            }
        }
    }

    private void handOn(Runnable next) {
        try {
            executor.execute(() -> runAndGoOn(next));
        } catch (RejectedExecutionException e) {
            // Somebody waits for it: an executor that was shut down meanwhile must not leave him waiting.
            runAndGoOn(next);
        }
    }
}
