// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the sources show: that the public API is documented, that no file has grown into two. */
class SourcesTest {
    private static final Path ROOT = Path.of("..");
    private static final int LONGEST_MAIN_SOURCE = 400;
    private static final int LONGEST_TEST_SOURCE = 300;

    @Test
    void documentEveryPublicTypeAndMemberOfThePublishedModules() throws IOException {
        List<Path> published = javaFiles(Stream.of("hybrid-model", "hybrid-k8s", "hybrid-aliyun", "hybrid-script")
                .map(module -> ROOT.resolve(module).resolve("src/main/java")));

        assertThat(published).isNotEmpty();
        assertThat(UndocumentedApi.in(published)).isEmpty();
    }

    @Test
    void areFoundOutWhereAMemberHasNoComment() throws IOException {
        Path offender = Path.of("src/test/java/io/hybridcluster/k8s/offences/Offender.java");

        assertThat(UndocumentedApi.in(List.of(offender)))
                .containsExactly("Offender.java:21 guavaInASignature", "Offender.java:25 guavaInATypeArgument");
    }

    @Test
    void areShort() throws IOException {
        assertThat(javaFiles(modules().map(module -> module.resolve("src/main/java"))))
                .isNotEmpty()
                .allSatisfy(file -> isAtMost(LONGEST_MAIN_SOURCE, file));
        assertThat(javaFiles(modules().map(module -> module.resolve("src/test/java"))))
                .isNotEmpty()
                .allSatisfy(file -> isAtMost(LONGEST_TEST_SOURCE, file));
    }

    private static void isAtMost(int lines, Path file) throws IOException {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(lines);
    }

    private static Stream<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList().stream();
        }
    }

    private static List<Path> javaFiles(Stream<Path> folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders.filter(Files::isDirectory).toList()) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }
}
