// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

/**
 * Which requests a {@link Fault} befalls: those of a verb, resource and name, from a certain one on, so many times; the
 * first one, once, if nothing else is said.
 *
 * <p>Immutable: each method returns a copy that differs in one thing.
 */
public final class FaultRule {
    private static final String ANY = "";

    private final Fault fault;
    private final String verb;
    private final String resource;
    private final String name;
    private final int skipped;
    private final int times;

    private FaultRule(Fault fault, String verb, String resource, String name, int skipped, int times) {
        this.fault = fault;
        this.verb = verb;
        this.resource = resource;
        this.name = name;
        this.skipped = skipped;
        this.times = times;
    }

    /** Returns: the next request of any kind. */
    public static FaultRule next(Fault fault) {
        return new FaultRule(requireNonNull(fault, "fault"), ANY, ANY, ANY, 0, 1);
    }

    /** Returns a copy for this verb only, such as {@code patch}. */
    public FaultRule verb(String only) {
        return new FaultRule(fault, requireNonNull(only, "only"), resource, name, skipped, times);
    }

    /** Returns a copy for this resource only, such as {@code daemonsets}, or with its subresource, {@code nodes/status}. */
    public FaultRule resource(String only) {
        return new FaultRule(fault, verb, requireNonNull(only, "only"), name, skipped, times);
    }

    /** Returns a copy for objects of this name only. */
    public FaultRule name(String only) {
        return new FaultRule(fault, verb, resource, requireNonNull(only, "only"), skipped, times);
    }

    /**
     * Returns a copy that lets this many of its requests pass first.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public FaultRule after(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("a fault comes after " + requests + " requests; expected 0 or more");
        }
        return new FaultRule(fault, verb, resource, name, requests, times);
    }

    /**
     * Returns a copy that befalls this many requests.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public FaultRule times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("a fault befalls " + requests + " requests; expected 1 or more");
        }
        return new FaultRule(fault, verb, resource, name, skipped, requests);
    }

    Fault fault() {
        return fault;
    }

    int skipped() {
        return skipped;
    }

    int times() {
        return times;
    }

    boolean fits(ApiRequest request) {
        String full =
                request.subresource().isEmpty() ? request.plural() : request.plural() + "/" + request.subresource();
        return (verb.equals(ANY) || verb.equals(request.verb()))
                && (resource.equals(ANY) || resource.equals(full))
                && (name.equals(ANY) || name.equals(request.name()));
    }
}
