// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import java.time.Duration;

/** How a client waits: between attempts, and between looks at something that takes its time. */
@FunctionalInterface
public interface Pauses {
    /**
     * Waits for this time.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void pause(Duration time) throws InterruptedException;

    /** Returns what really waits. */
    static Pauses real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
