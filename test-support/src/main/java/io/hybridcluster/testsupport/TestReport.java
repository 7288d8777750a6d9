// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the tests of all modules of one build did, by the files of {@link TestLedger}: how many ran, how many were skipped for
 * which need, and which test classes have no test.
 *
 * @param ran the number of tests that ran
 * @param skipped the number of tests that were skipped, by what they need; "" for another reason
 * @param skippedClasses the classes with skipped tests, by need
 * @param empty the test classes, with the folder of their module, in which no test was found
 */
public record TestReport(
        int ran, Map<String, Integer> skipped, Map<String, Set<String>> skippedClasses, List<String> empty) {
    private static final String SKIPPED = "skipped";
    private static final String RULE = "-".repeat(100);

    /**
     * Reads what the modules under {@code root} wrote since {@code started}; older files are of an earlier build.
     *
     * <p>A class file is a test class if Surefire takes it by its name.
     */
    public static TestReport read(Path root, Instant started) {
        int ran = 0;
        Map<String, Integer> skipped = new TreeMap<>();
        Map<String, Set<String>> skippedClasses = new TreeMap<>();
        List<String> empty = new ArrayList<>();
        for (Path module : folders(root)) {
            Set<String> found = new TreeSet<>();
            for (String line : ledger(module, started)) {
                String[] cells = line.split("\t", -1);
                int count = Integer.parseInt(cells[2]);
                found.add(cells[0]);
                if (cells[1].startsWith(SKIPPED)) {
                    String need = cells[1].substring(SKIPPED.length()).strip();
                    skipped.merge(need, count, Integer::sum);
                    skippedClasses.computeIfAbsent(need, key -> new TreeSet<>()).add(cells[0]);
                } else {
                    ran += count;
                }
            }
            if (!found.isEmpty()) {
                Set<String> named = testClasses(module);
                named.removeAll(found);
                named.forEach(name -> empty.add(module.getFileName() + ": " + name));
            }
        }
        return new TestReport(ran, skipped, skippedClasses, List.copyOf(empty));
    }

    /** Returns the block that ends {@code mvn verify}. */
    public String text() {
        List<String> lines = new ArrayList<>();
        int all = skipped.values().stream().mapToInt(Integer::intValue).sum();
        lines.add(RULE);
        lines.add(String.format(Locale.ROOT, "%,d tests ran, %,d were skipped%s", ran, all, all == 0 ? "" : ":"));
        meanings().forEach((need, meaning) -> {
            if (skipped.containsKey(need)) {
                lines.add(String.format(Locale.ROOT, "%,8d need %s: %s", skipped.get(need), need, meaning));
            }
        });
        skipped.forEach((need, count) -> {
            if (!meanings().containsKey(need)) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%,8d %s",
                        count,
                        need.isEmpty()
                                ? "for another reason: " + String.join(", ", skippedClasses.getOrDefault("", Set.of()))
                                : "need the program " + need));
            }
        });
        if (all > 0) {
            lines.add(
                    "HYBRID_TEST_ALL=true makes each of these a failure. CONTRIBUTING.md says how to meet the needs.");
        }
        empty.forEach(name -> lines.add("no test was found in " + name));
        lines.add(RULE);
        return String.join("\n", lines);
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Need need : List.of(Need.CONTROL_PLANE, Need.SYSTEMD_BENCH, Need.OPENAPI_META, Need.BASHES)) {
            meanings.put(need.name(), need.meaning());
        }
        return meanings;
    }

    private static List<Path> folders(Path root) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ledger(Path module, Instant started) {
        Path folder = module.resolve("target/test-ledger");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(started)) {
                    lines.addAll(Files.readAllLines(file, UTF_8));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes that Surefire's default patterns name, without nested ones. */
    private static Set<String> testClasses(Path module) {
        Path folder = module.resolve("target/test-classes");
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.matches("(.*/)?(Test[^/$]*|[^/$]*(Test|Tests|TestCase))\\.class"))
                    .map(name -> name.replaceAll("\\.class$", "").replace('/', '.'))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
