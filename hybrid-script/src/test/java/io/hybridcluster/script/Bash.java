// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real Bash and shellcheck. */
final class Bash {
    private Bash() {}

    /** Returns the Bash of this machine, and those of other versions that HYBRID_BASHES names, separated by colons. */
    static Stream<String> all() {
        return Stream.concat(Stream.of("bash"), others().stream());
    }

    static List<String> others() {
        return Need.BASHES.value().map(others -> List.of(others.split(":"))).orElse(List.of());
    }

    /** Runs a script file; a Bash that is linked statically breaks off where it has to look up the user's shell. */
    static Tool.Result run(String bash, Map<String, String> environment, Path file) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("SHELL", "/bin/bash");
        return Tool.run(all, List.of(bash, file.toString()));
    }

    static String syntaxErrors(String script) {
        return syntaxErrors("bash", script);
    }

    static String syntaxErrors(String bash, String script) {
        return withFile(
                script,
                file -> Tool.run(Map.of("SHELL", "/bin/bash"), List.of(bash, "-n", file))
                        .err());
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
