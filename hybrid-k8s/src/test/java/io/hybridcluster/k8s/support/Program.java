// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of this machine that judges our output; where it is absent, the test is skipped aloud. */
public final class Program {
    private final Path binary;

    private Program(Path binary) {
        this.binary = binary;
    }

    /** Returns the program of this name, from {@code KUBEBUILDER_ASSETS} or the PATH. */
    public static Program require(String name) {
        return new Program(Need.program(name).requireProgram());
    }

    /** Runs it with this standard input, and returns what it wrote to standard output. */
    public String run(String input, String... arguments) {
        try {
            Path errors = Files.createTempFile("program", ".err");
            Path in = Files.createTempFile("program", ".in");
            Files.writeString(in, input);
            List<String> command = new ArrayList<>(List.of(binary.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor())
                    .as(command + ": " + Files.readString(errors))
                    .isZero();
            Files.delete(errors);
            Files.delete(in);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
