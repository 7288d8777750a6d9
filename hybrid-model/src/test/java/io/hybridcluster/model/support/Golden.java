// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole files under {@code src/test/resources/golden}; {@code -Dgolden.update=true} writes them, which CI refuses. */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    public static void assertSame(String name, String actual) {
        if (Boolean.getBoolean("golden.update")) {
            if (Tool.isCi()) {
                throw new IllegalStateException("golden.update is set in CI, where golden files are only compared");
            }
            write(name, actual);
        }
        assertThat(actual).as(name).isEqualTo(read(name));
    }

    public static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + name, e);
        }
    }

    private static void write(String name, String text) {
        try {
            Files.createDirectories(FOLDER.resolve(name).getParent());
            Files.writeString(FOLDER.resolve(name), text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + name, e);
        }
    }
}
