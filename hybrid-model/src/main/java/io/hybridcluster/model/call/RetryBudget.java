// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.call;

import java.util.concurrent.atomic.AtomicInteger;

/** How many retries the calls of a client may still make; shared by its threads. */
public final class RetryBudget {
    /** Counted in tenths of a retry. */
    private static final int RETRY = 10;

    private final int most;
    private final AtomicInteger left;

    private RetryBudget(int retries) {
        this.most = retries * RETRY;
        this.left = new AtomicInteger(most);
    }

    /** Returns a full budget of this policy. */
    public static RetryBudget of(CallPolicy policy) {
        return new RetryBudget(policy.retries());
    }

    /** Takes a retry; returns whether there was one. */
    boolean take() {
        return left.getAndUpdate(tenths -> tenths < RETRY ? tenths : tenths - RETRY) >= RETRY;
    }

    /** Gives a tenth of a retry back, for a call that succeeded; never more than there was at first. */
    void succeeded() {
        left.updateAndGet(tenths -> Math.min(most, tenths + 1));
    }
}
