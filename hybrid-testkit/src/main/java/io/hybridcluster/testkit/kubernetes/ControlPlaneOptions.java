// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a {@link LocalControlPlane} is started. Immutable: each method returns a copy that differs in one thing.
 */
public final class ControlPlaneOptions {
    private static final ControlPlaneOptions DEFAULTS =
            new ControlPlaneOptions(List.of(), true, true, Duration.ofSeconds(90));

    private final List<TestUser> users;
    private final boolean audit;
    private final boolean controllers;
    private final Duration deadline;

    private ControlPlaneOptions(List<TestUser> users, boolean audit, boolean controllers, Duration deadline) {
        this.users = users;
        this.audit = audit;
        this.controllers = controllers;
        this.deadline = deadline;
    }

    /** Returns: no user but the administrator, with audit, controllers and scheduler, 90 s to get ready. */
    public static ControlPlaneOptions defaults() {
        return DEFAULTS;
    }

    /** Returns a copy that knows this user too. */
    public ControlPlaneOptions withUser(TestUser user) {
        requireNonNull(user, "user");
        return new ControlPlaneOptions(
                Stream.concat(users.stream(), Stream.of(user)).toList(), audit, controllers, deadline);
    }

    /** Returns a copy that keeps no audit log. */
    public ControlPlaneOptions withoutAudit() {
        return new ControlPlaneOptions(users, false, controllers, deadline);
    }

    /** Returns a copy that starts neither kube-controller-manager nor kube-scheduler: no pod is ever made or placed. */
    public ControlPlaneOptions withoutControllers() {
        return new ControlPlaneOptions(users, audit, false, deadline);
    }

    /**
     * Returns a copy that fails if the API server is not ready in this time.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public ControlPlaneOptions readyWithin(Duration time) {
        if (requireNonNull(time, "time").isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the time to get ready is " + time + "; expected more than nothing");
        }
        return new ControlPlaneOptions(users, audit, controllers, time);
    }

    List<TestUser> users() {
        return users;
    }

    boolean audit() {
        return audit;
    }

    boolean controllers() {
        return controllers;
    }

    Duration deadline() {
        return deadline;
    }
}
