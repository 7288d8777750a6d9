// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole files that a test compares with. {@code -Dgolden.update=true} writes them anew; {@code HYBRID_TEST_ALL=true} refuses
 * that, since there files are only compared.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Returns whether files are to be written anew. */
    public static boolean updating() {
        boolean update = Boolean.getBoolean("golden.update");
        if (update && Need.allRequired()) {
            throw new IllegalStateException("golden.update and HYBRID_TEST_ALL are both true; unset one of them");
        }
        return update;
    }

    /** Compares a text with the file {@code name} under {@code src/test/resources/golden} of the module. */
    public static void assertSame(String name, String actual) {
        assertSame(FOLDER.resolve(name), actual);
    }

    /** Compares a text with a file; a relative path starts at the folder of the module. */
    public static void assertSame(Path file, String actual) {
        if (updating()) {
            write(file, actual);
        }
        assertThat(actual).as(file.toString()).isEqualTo(read(file));
    }

    /** Reads the file {@code name} under {@code src/test/resources/golden} of the module. */
    public static String read(String name) {
        return read(FOLDER.resolve(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + file, e);
        }
    }
}
