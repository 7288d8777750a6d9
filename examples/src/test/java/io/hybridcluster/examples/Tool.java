// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real tool as an oracle. Where it is absent the test is skipped with a message; in CI that is a failure. */
record Tool(String name) {
    /** What the tool said. */
    record Answer(int code, String out, String err) {}

    Answer run(Object... words) {
        List<String> command = new ArrayList<>();
        command.add(name);
        for (Object word : words) {
            command.add(word.toString());
        }
        requirePresent();
        try {
            Path out = Files.createTempFile("tool", ".out");
            Path err = Files.createTempFile("tool", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                int code = process.waitFor();
                return new Answer(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
            } finally {
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

    private void requirePresent() {
        boolean present = java.util.Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
        boolean required = "true".equals(System.getenv("CI")) && Files.isDirectory(Path.of("..", "..", "shared"));
        if (!required) {
            assumeTrue(present, name + " is not on the PATH: not compared with it");
        }
    }
}
