// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.examples.architecture.MethodLengths.Length;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the sources show: that the public API is documented, whose it is, that code is short, and that all is text. */
class SourcesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PUBLISHED =
            Pattern.compile("hybrid-(model|k8s|aliyun|script|testkit)/src/main/java/.*[.]java");
    private static final Pattern LICENSED = Pattern.compile(".*[.](java|xml|groovy)|Makefile|[.]ci/run");
    private static final Pattern MAIN = Pattern.compile(".*/src/main/java/.*[.]java");
    private static final Pattern TEST = Pattern.compile(".*/src/test/java/.*[.]java");
    private static final Pattern EVERYTHING = Pattern.compile(".*");
    private static final Set<String> NO_SOURCES =
            Set.of(".git", ".idea", ".vscode", ".settings", ".cifuzz-corpus", "target");

    /** What no editor shows: control characters but line feed and tab, marks of byte order and direction, empty spaces. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060\\u2066-\\u2069\\ufeff]");

    private static final Pattern TABBED = Pattern.compile("Makefile|[^/]*/src/test/resources/.*[.]sh");

    /** Inputs that are not text as it should be, for a parser that has to say so. This list only gets shorter. */
    private static final Set<String> ODD_ON_PURPOSE = Set.of(
            "hybrid-k8s/src/test/resources/io/hybridcluster/k8s/terway/lint/LintFuzzTestInputs/readsAnything/broken",
            "hybrid-k8s/src/test/resources/io/hybridcluster/k8s/terway/lint/LintFuzzTestInputs/readsAnything/odd");

    @TempDir
    Path folder;

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
        assertThat(longerThan(400, 100, lines(sources(MAIN)))).isEmpty();
        assertThat(longerThan(220, 90, lines(sources(MAIN)))).isEmpty();
        assertThat(longerThan(90, 50, lines(sources(MAIN)))).isEmpty();
        assertThat(longerThan(300, 100, lines(sources(TEST)))).isEmpty();
    }

    /** Longer ones are tables, and switches over everything that there is. */
    @Test
    void haveShortMethods() throws IOException {
        assertThat(longerThan(40, 99, MethodLengths.in(sources(MAIN)))).isEmpty();
    }

    @Test
    void areFoundOutWhereTheyAreLong() throws IOException {
        Path file = Files.writeString(folder.resolve("Long.java"), """
                class Long {
                    Long() {}

                    int
                            one() {
                        return 1;
                    }
                }
                """);

        List<Length> methods = MethodLengths.in(List.of(file));
        assertThat(methods).containsExactly(new Length(1, "Long.java <init>"), new Length(4, "Long.java one"));
        assertThat(longerThan(3, 50, methods)).isEmpty();
        assertThat(longerThan(3, 51, methods))
                .containsExactly("Long.java one has 4 lines; 51 in 100 have at most 3 lines");
    }

    /** Returns the longest, if of 100 fewer than so many keep the limit. */
    private static List<String> longerThan(int limit, int of100, List<Length> lengths) {
        List<Length> longer =
                lengths.stream().filter(length -> length.lines() > limit).toList();
        return longer.size() * 100 <= lengths.size() * (100 - of100)
                ? List.of()
                : longer.stream()
                        .sorted(Comparator.comparingInt(Length::lines).reversed())
                        .limit(20)
                        .map(length -> length.name() + " has " + length.lines() + " lines; " + of100
                                + " in 100 have at most " + limit + " lines")
                        .toList();
    }

    private static List<Length> lines(List<Path> files) throws IOException {
        List<Length> lengths = new ArrayList<>();
        for (Path file : files) {
            lengths.add(new Length(
                    Files.readAllLines(file).size(), ROOT.relativize(file).toString()));
        }
        return lengths;
    }

    @Test
    void areTextThatAnEditorShows() throws IOException {
        assertThat(invisible(ROOT, sources(EVERYTHING, NO_SOURCES))).isEmpty();
    }

    @Test
    void areFoundOutWhereTheyHoldWhatNoEditorShows() throws IOException {
        List<Path> files = List.of(
                Files.writeString(folder.resolve("Nul.java"), "one\ntwo \0\n"),
                Files.writeString(folder.resolve("bidi.md"), "\u202e\n"),
                Files.writeString(folder.resolve("bom.json"), "\ufeff{}\n"),
                Files.writeString(folder.resolve("c1.yaml"), "a: \u0085\n"),
                Files.writeString(folder.resolve("crlf.properties"), "a = b\r\n"),
                Files.writeString(folder.resolve("del.xml"), "\u007f\n"),
                Files.writeString(folder.resolve("isolate.txt"), "\u2066\n"),
                Files.writeString(folder.resolve("space.sh"), "a\u200bb\n"),
                Files.writeString(folder.resolve("tab.java"), "\ta\n"),
                Files.write(folder.resolve("latin1.md"), new byte[] {'a', (byte) 0xe9}),
                Files.writeString(folder.resolve("Makefile"), "all:\n\ttrue\n"),
                Files.writeString(folder.resolve("text.md"), "\u4e2d\u6587 \u2264\n"));

        assertThat(invisible(folder, files))
                .containsExactly(
                        "Nul.java:2 holds U+0000",
                        "bidi.md:1 holds U+202E",
                        "bom.json:1 holds U+FEFF",
                        "c1.yaml:1 holds U+0085",
                        "crlf.properties:1 holds U+000D",
                        "del.xml:1 holds U+007F",
                        "isolate.txt:1 holds U+2066",
                        "space.sh:1 holds U+200B",
                        "tab.java:1 holds U+0009",
                        "latin1.md is not UTF-8");
    }

    /** Returns the files that are odd on purpose and no longer are, too. */
    private static List<String> invisible(Path root, List<Path> files) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('\\', '/');
            Optional<String> problem = invisible(file, TABBED.matcher(name).matches());
            if (ODD_ON_PURPOSE.contains(name)) {
                if (problem.isEmpty()) {
                    found.add(name + " is text now: take it off the list");
                }
            } else {
                problem.ifPresent(what -> found.add(name + what));
            }
        }
        return found;
    }

    private static Optional<String> invisible(Path file, boolean tabs) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            return Optional.of(" is not UTF-8");
        }
        Matcher found = INVISIBLE.matcher(text);
        int at = found.find() ? found.start() : -1;
        if (at < 0) {
            at = tabs ? -1 : text.indexOf('\t');
        }
        if (at < 0) {
            return Optional.empty();
        }
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        return Optional.of(
                ":" + line + " holds U+" + HexFormat.of().withUpperCase().toHexDigits(text.charAt(at)));
    }

    /** Returns the files of the repository whose path from its root matches, but no resources; there is at least one. */
    private static List<Path> sources(Pattern path) throws IOException {
        Set<String> skipped = new HashSet<>(NO_SOURCES);
        skipped.add("resources");
        return sources(path, skipped);
    }

    private static List<Path> sources(Pattern path, Set<String> skipped) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return skipped.contains(folder.getFileName().toString())
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
