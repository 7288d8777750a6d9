// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.support;

import io.hybridcluster.testkit.kubernetes.ControlPlaneOptions;
import io.hybridcluster.testkit.kubernetes.LocalControlPlane;
import io.hybridcluster.testkit.kubernetes.TestUser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One real control plane for all test classes of this JVM; it ends with the JVM. */
public final class Planes {
    public static final TestUser NOBODY = new TestUser("nobodys-token", "nobody", List.of());
    public static final TestUser READER = new TestUser("readers-token", "reader", List.of("readers", "staff"));

    private static final AtomicReference<@Nullable Class<?>> OWNER = new AtomicReference<>();
    private static final AtomicReference<@Nullable LocalControlPlane> OWN = new AtomicReference<>();

    private Planes() {}

    /** Skips the test aloud where there are no binaries; fails it in CI. */
    public static LocalControlPlane shared() {
        if (Shared.PLANE.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(LocalControlPlane.BINARIES_VARIABLE + " is not set, and CI has to have it");
        }
        Assumptions.assumeTrue(Shared.PLANE.isPresent(), LocalControlPlane.BINARIES_VARIABLE + " is not set: skipped");
        return Shared.PLANE.orElseThrow();
    }

    /** As {@link #shared}, but anew for each test class: the one of the class before is ended. */
    public static synchronized LocalControlPlane of(Class<?> test) {
        if (!test.equals(OWNER.get())) {
            Optional.ofNullable(OWN.getAndSet(null)).ifPresent(LocalControlPlane::close);
            Optional<LocalControlPlane> started = LocalControlPlane.fromEnvironment(
                    ControlPlaneOptions.defaults().withUser(NOBODY));
            if (started.isEmpty() && "true".equals(System.getenv("CI"))) {
                throw new AssertionError(LocalControlPlane.BINARIES_VARIABLE + " is not set, and CI has to have it");
            }
            Assumptions.assumeTrue(started.isPresent(), LocalControlPlane.BINARIES_VARIABLE + " is not set: skipped");
            OWN.set(started.orElseThrow());
            OWNER.set(test);
        }
        return Objects.requireNonNull(OWN.get());
    }

    /** Started by the first who asks. */
    private static final class Shared {
        static final Optional<LocalControlPlane> PLANE = LocalControlPlane.fromEnvironment(
                ControlPlaneOptions.defaults().withUser(NOBODY).withUser(READER));
    }
}
