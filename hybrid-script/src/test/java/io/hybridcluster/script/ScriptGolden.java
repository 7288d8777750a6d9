// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Compares whole converted scripts with files. There is no single-pass comparison: each also converts twice, takes the
 * block out again, and has Bash and shellcheck read the result.
 *
 * <p>{@code -Dgolden.update=true} writes the files anew.
 */
final class ScriptGolden {
    private static final Path FOLDER = Path.of("src/test/resources/io/hybridcluster/script");

    private ScriptGolden() {}

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that {@code convert} makes {@code after} of {@code before}; where the block stands there, {@code @@block@@}. */
    static void check(String before, String after, String block, UnaryOperator<NodeScript> convert) {
        String converted = checkLaws(read(before), convert);
        String shown = converted.replace(block, "@@block@@\n");
        if (Golden.updating()) {
            write(after, shown);
        }
        assertThat(shown).as(after).isEqualTo(read(after));
    }

    /** Returns what {@code convert} makes of {@code before}, after checking the laws of every conversion, and its syntax. */
    static String checkLaws(String before, UnaryOperator<NodeScript> convert) {
        String converted = ScriptLaws.check(before, convert);
        assertThat(Bash.syntaxErrors(converted)).as("bash -n").isEmpty();
        return converted;
    }

    static void write(String file, String text) {
        try {
            Files.createDirectories(FOLDER.resolve(file).getParent());
            Files.writeString(FOLDER.resolve(file), text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
