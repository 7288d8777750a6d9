// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What only the sources show: that the public API is documented, whose it is, that no file has grown into two. */
class SourcesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PUBLISHED =
            Pattern.compile("hybrid-(model|k8s|aliyun|script|testkit)/src/main/java/.*[.]java");
    private static final Pattern LICENSED = Pattern.compile(".*[.](java|xml|groovy)|Makefile|[.]ci/run");
    private static final Pattern MAIN = Pattern.compile(".*/src/main/java/.*[.]java");
    private static final Pattern TEST = Pattern.compile(".*/src/test/java/.*[.]java");
    private static final Set<String> SKIPPED = Set.of(".git", ".idea", "target", "resources");

    @Test
    void documentEveryPublicTypeAndMemberOfThePublishedModules() throws IOException {
        assertThat(UndocumentedApi.in(sources(PUBLISHED))).isEmpty();
    }

    @Test
    void areFoundOutWhereAMemberHasNoComment() throws IOException {
        Path offender = Path.of("src/test/java/io/hybridcluster/k8s/offences/Offender.java");

        assertThat(UndocumentedApi.in(List.of(offender)))
                .containsExactly(
                        "Offender.java:20 foreignTypeInASignature", "Offender.java:24 foreignTypeInATypeArgument");
    }

    /** Spotless has the header of Java files in its care, but not of package-info and module-info, nor of other files. */
    @Test
    void carryTheLicence() throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path file : sources(LICENSED)) {
            List<String> head = Files.readAllLines(file).stream()
                    .limit(5)
                    .map(line -> line.replaceAll("^\\W*", ""))
                    .toList();
            if (!head.contains("SPDX-FileCopyrightText: The Hybrid Cluster SDK authors")
                    || !head.contains("SPDX-License-Identifier: Apache-2.0")) {
                bare.add(ROOT.relativize(file).toString());
            }
        }

        assertThat(bare).isEmpty();
    }

    @Test
    void areShort() throws IOException {
        assertThat(longerThan(400, sources(MAIN))).isEmpty();
        assertThat(longerThan(300, sources(TEST))).isEmpty();
    }

    private static List<String> longerThan(int limit, List<Path> files) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            int lines = Files.readAllLines(file).size();
            if (lines > limit) {
                found.add(ROOT.relativize(file) + " has " + lines + " lines, " + limit + " is the most");
            }
        }
        return found;
    }

    /** Returns the files of the repository whose path from its root matches; there is at least one. */
    private static List<Path> sources(Pattern path) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (path.matcher(ROOT.relativize(file).toString().replace('\\', '/'))
                        .matches()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(found).isNotEmpty();
        return found;
    }
}
