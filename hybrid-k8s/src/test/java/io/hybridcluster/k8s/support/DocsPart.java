// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document between two comments, which a test writes with {@code -Dgolden.update=true}, unless HYBRID_TEST_ALL is true. */
public final class DocsPart {
    private DocsPart() {}

    public static void assertSame(String document, String begin, String end, String part) throws IOException {
        Path file = Path.of("..", "docs", document);
        String text = Files.readString(file);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String after = text.substring(text.indexOf(end));
        if (Golden.updating()) {
            Files.writeString(file, before + part + after);
        }

        assertThat(Files.readString(file)).isEqualTo(before + part + after);
    }
}
