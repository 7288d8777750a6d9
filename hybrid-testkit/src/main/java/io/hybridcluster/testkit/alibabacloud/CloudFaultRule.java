// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

/**
 * Which requests a {@link CloudFault} befalls: those of an action, from a certain one on, so many times, each or by chance;
 * the first one, once, if nothing else is said.
 *
 * <p>An action of the object store is {@code PutObject}, {@code GetObject}, {@code HeadObject} or {@code DeleteObject},
 * by the HTTP method.
 *
 * <p>Immutable: each method returns a copy that differs in one thing.
 */
public final class CloudFaultRule {
    private final CloudFault fault;
    private final String action;
    private final int skipped;
    private final int times;
    private final double chance;

    private CloudFaultRule(CloudFault fault, String action, int skipped, int times, double chance) {
        this.fault = fault;
        this.action = action;
        this.skipped = skipped;
        this.times = times;
        this.chance = chance;
    }

    /** Returns: the next request of any action. */
    public static CloudFaultRule next(CloudFault fault) {
        return new CloudFaultRule(requireNonNull(fault, "fault"), "", 0, 1, 1);
    }

    /** Returns: all requests of any action, as long as the faults are not cleared. */
    public static CloudFaultRule always(CloudFault fault) {
        return next(fault).times(Integer.MAX_VALUE);
    }

    /** Returns a copy for this action only, such as {@code CreateVSwitch}. */
    public CloudFaultRule action(String only) {
        return new CloudFaultRule(fault, requireNonNull(only, "only"), skipped, times, chance);
    }

    /**
     * Returns a copy that lets this many of its requests pass first.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public CloudFaultRule after(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("a fault comes after " + requests + " requests; expected 0 or more");
        }
        return new CloudFaultRule(fault, action, requests, times, chance);
    }

    /**
     * Returns a copy that befalls this many requests.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public CloudFaultRule times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("a fault befalls " + requests + " requests; expected 1 or more");
        }
        return new CloudFaultRule(fault, action, skipped, requests, chance);
    }

    /**
     * Returns a copy that befalls each of its requests with this probability only, by the fake's seed.
     *
     * @throws IllegalArgumentException if it is not more than 0 and at most 1
     */
    public CloudFaultRule chance(double probability) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "a fault befalls with probability " + probability + "; expected more than 0, and at most 1");
        }
        return new CloudFaultRule(fault, action, skipped, times, probability);
    }

    CloudFault fault() {
        return fault;
    }

    int skipped() {
        return skipped;
    }

    int times() {
        return times;
    }

    double chance() {
        return chance;
    }

    boolean fits(String name) {
        return action.isEmpty() || action.equals(name);
    }
}
