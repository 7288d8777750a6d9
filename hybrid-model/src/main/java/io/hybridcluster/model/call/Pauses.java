// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.call;

import java.time.Duration;

/** The time of a client, and how it waits: between attempts, and between looks at something that takes its time. Thread-safe. */
@FunctionalInterface
public interface Pauses {
    /**
     * Waits for this time.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void pause(Duration time) throws InterruptedException;

    /** Returns the nanoseconds since some moment, as {@link System#nanoTime}; what {@link #pause} waited counts. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /** Returns what really waits. */
    static Pauses real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
