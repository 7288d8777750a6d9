// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine as an oracle; a test whose program is absent is skipped, see {@link Need}. */
public final class Tool {
    public record Result(int exit, String out, String err) {}

    private Tool() {}

    /** Runs {@code command} with exactly this environment; output and errors are read byte for byte. */
    public static Result run(Map<String, String> environment, List<String> command) {
        require(command.get(0));
        try {
            Path out = Files.createTempFile("tool", ".out");
            Path err = Files.createTempFile("tool", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv("PATH"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail(command + " did not end");
            }
            Result result = new Result(
                    process.exitValue(), Files.readString(out, ISO_8859_1), Files.readString(err, ISO_8859_1));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Result run(String... command) {
        return run(Map.of(), List.of(command));
    }

    public static void require(String program) {
        if (program.startsWith("/")) {
            assertThat(Path.of(program)).isExecutable();
        } else {
            Need.program(program).requireProgram();
        }
    }

    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(".git")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
