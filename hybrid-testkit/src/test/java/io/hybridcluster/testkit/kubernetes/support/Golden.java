// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole files under {@code src/test/resources/golden}; {@code -Dgolden.update=true} writes them, except in CI. */
public final class Golden {
    private Golden() {}

    public static void assertSame(String name, String actual) {
        if (Boolean.getBoolean("golden.update") && !"true".equals(System.getenv("CI"))) {
            write(name, actual);
        }
        assertThat(actual).as(name).isEqualTo(read(name));
    }

    public static String read(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            assertThat(file).as("golden file " + name).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String name, String text) {
        for (String folder : new String[] {"src/test/resources/golden", "target/test-classes/golden"}) {
            try {
                Path file = Path.of(folder, name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
