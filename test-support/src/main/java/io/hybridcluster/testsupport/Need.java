// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a test needs of its machine and that not every machine has. Where it is missing the test is skipped, and
 * {@link TestReport} counts the test under this need. With {@code HYBRID_TEST_ALL=true} in the environment the test fails
 * instead.
 *
 * @param name the environment variable that names it, or the program
 * @param meaning what it is, for the count at the end of the build
 */
public record Need(String name, String meaning) {
    /** A real API server, see LocalControlPlane of hybrid-testkit. */
    public static final Need CONTROL_PLANE =
            new Need("KUBEBUILDER_ASSETS", "a folder with etcd and kube-apiserver, as setup-envtest makes it");

    /** A program that runs a node script under a real systemd. */
    public static final Need SYSTEMD_BENCH =
            new Need("HYBRID_SYSTEMD_BENCH", "a program that boots a systemd in a namespace; it needs root");

    /** The public metadata of Alibaba Cloud's OpenAPI. */
    public static final Need OPENAPI_META =
            new Need("HYBRID_OPENAPI_META", "the folder \"metadatas\" of aliyun/aliyun-openapi-meta");

    /** Bash in other versions than the one on the path. */
    public static final Need BASHES =
            new Need("HYBRID_BASHES", "programs of other versions of Bash, separated by colons");

    /** Returns the need for a program on the path. */
    public static Need program(String name) {
        return new Need(name, "a program on the path");
    }

    /** Returns whether a missing need fails the test, and whether golden files are only compared. */
    public static boolean allRequired() {
        return "true".equals(System.getenv("HYBRID_TEST_ALL"));
    }

    /** Returns the value of the environment variable of this name; empty if it is not set, or is empty. */
    public Optional<String> value() {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    /** Returns the value of the environment variable; skips the test, or fails it, if it is not set. */
    public String require() {
        return value().orElseThrow(() -> missing(name + " is not set"));
    }

    /** Returns the program of this name, from {@code KUBEBUILDER_ASSETS} or the path; skips the test, or fails it, if there is none. */
    public Path requireProgram() {
        return findProgram().orElseThrow(() -> missing(name + " is not on the path"));
    }

    /** Returns the program of this name on the path. */
    public Optional<Path> onPath() {
        return find(path());
    }

    /** Returns the program of this name, from {@code KUBEBUILDER_ASSETS} or the path. */
    public Optional<Path> findProgram() {
        return find(Stream.concat(CONTROL_PLANE.value().stream(), path()));
    }

    private static Stream<String> path() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    }

    private Optional<Path> find(Stream<String> folders) {
        return folders.filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Returns what to throw where this need is missing: an exception that skips the test, or, where all is required, throws
     * the error that fails it.
     *
     * @param why what was looked for and not found
     */
    public NeedMissingException missing(String why) {
        if (allRequired()) {
            throw new AssertionError(
                    "HYBRID_TEST_ALL is true, and this test needs " + name + " (" + meaning + "): " + why);
        }
        return new NeedMissingException(this, why);
    }
}
