// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the machine that judges our output. Where it is absent, the test is skipped and says so. */
public final class Tool {
    private final String name;
    private final Path program;

    private Tool(String name, Path program) {
        this.name = name;
        this.program = program;
    }

    /** Returns the tool of this name, from KUBEBUILDER_ASSETS or the path; skips the test if there is none. */
    public static Tool require(String name) {
        return new Tool(name, Need.program(name).requireProgram());
    }

    /** Runs the tool with this input and returns what it wrote to standard output. */
    public String run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("tool", ".in");
            Path out = Files.createTempFile("tool", ".out");
            Path err = Files.createTempFile("tool", ".err");
            try {
                Files.writeString(in, input, UTF_8);
                Process process = new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                int code = process.waitFor();
                assertThat(code).as(name + ": " + Files.readString(err)).isZero();
                return Files.readString(out, UTF_8);
            } finally {
                Files.delete(in);
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }
}
