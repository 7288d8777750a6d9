// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.support;

import io.hybridcluster.testkit.kubernetes.ControlPlaneOptions;
import io.hybridcluster.testkit.kubernetes.LocalControlPlane;
import io.hybridcluster.testkit.kubernetes.TestUser;
import io.hybridcluster.testsupport.Need;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One real control plane for all test classes of this JVM; it ends with the JVM. */
public final class Planes {
    public static final TestUser NOBODY = new TestUser("nobodys-token", "nobody", List.of());
    public static final TestUser READER = new TestUser("readers-token", "reader", List.of("readers", "staff"));

    private static final AtomicReference<@Nullable Class<?>> OWNER = new AtomicReference<>();
    private static final AtomicReference<@Nullable LocalControlPlane> OWN = new AtomicReference<>();

    private Planes() {}

    /** Skips the test where there are no binaries, see {@link Need}. */
    public static LocalControlPlane shared() {
        Need.CONTROL_PLANE.require();
        return Shared.PLANE.orElseThrow();
    }

    /** As {@link #shared}, but anew for each test class: the one of the class before is ended. */
    public static synchronized LocalControlPlane of(Class<?> test) {
        Need.CONTROL_PLANE.require();
        if (!test.equals(OWNER.get())) {
            Optional.ofNullable(OWN.getAndSet(null)).ifPresent(LocalControlPlane::close);
            Optional<LocalControlPlane> started = LocalControlPlane.fromEnvironment(
                    ControlPlaneOptions.defaults().withUser(NOBODY));
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
