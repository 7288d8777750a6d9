// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real Bash and shellcheck. */
final class Bash {
    private Bash() {}

    static String syntaxErrors(String script) {
        return withFile(script, file -> Tool.run("bash", "-n", file).err());
    }

    static String shellcheck(String script) {
        return withFile(
                script, file -> Tool.run("shellcheck", "-s", "bash", file).out());
    }

    private static String withFile(String script, java.util.function.UnaryOperator<String> use) {
        try {
            Path file = Files.createTempFile("script", ".sh");
            Files.writeString(file, script, UTF_8);
            String result = use.apply(file.toString());
            Files.delete(file);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
