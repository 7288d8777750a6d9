// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Strikes requests by their number, and remembers what was asked for. */
final class Faults implements Interceptor {
    private final List<String> requests = new ArrayList<>();
    private final int first;
    private final int last;
    private final Fault fault;
    private Runnable afterFirst = () -> {};

    private Faults(int first, int last, Fault fault) {
        this.first = first;
        this.last = last;
        this.fault = fault;
    }

    static Faults none() {
        return new Faults(-1, -1, Fault.HTML);
    }

    static Faults once(int index, Fault fault) {
        return new Faults(index, index, fault);
    }

    static Faults from(int index, Fault fault) {
        return new Faults(index, Integer.MAX_VALUE, fault);
    }

    /** Has this done once, after the first request that is struck. */
    Faults then(Runnable inBetween) {
        afterFirst = inBetween;
        return this;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        int index;
        synchronized (requests) {
            index = requests.size();
            requests.add(request.method() + " " + request.url().encodedPath());
        }
        if (index < first || index > last) {
            return chain.proceed(request);
        }
        try {
            return fault.strike(chain);
        } finally {
            if (index == first) {
                afterFirst.run();
            }
        }
    }

    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }
}
