// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Times whole processes of the example programs beside an empty {@code main} on the same JDK, turn by turn in one run, so
 * that what else the machine does falls on all of them.
 *
 * <p>Arguments: the example programs' jar, the guide's plan, and how often each is run (default 20). Also finds the
 * smallest heap, in steps of 16 MB, with which {@code overlaps} gets through a million lines.
 */
public final class WholeProcess {
    private static final int LINES = 1_000_000;

    private WholeProcess() {}

    /** Runs the benchmark and prints a table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String jar = args[0];
        String plan = args[1];
        int runs = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        Path folder = Files.createTempDirectory("whole-process");
        Path blocks = randomBlocks(folder);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("empty main", List.of(java, "-cp", onlyEmptyMain(folder).toString(), EmptyMain.class.getName()));
        commands.put("check", List.of(java, "-jar", jar, "check", plan));
        commands.put(
                "overlaps --count, 1M lines", List.of(java, "-jar", jar, "overlaps", blocks.toString(), "--count"));
        commands.put("overlaps, 1M lines", List.of(java, "-jar", jar, "overlaps", blocks.toString()));

        Map<String, long[]> times = new LinkedHashMap<>();
        commands.keySet().forEach(name -> times.put(name, new long[runs]));
        for (int run = -2; run < runs; run++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long nanos = time(command.getValue());
                if (run >= 0) {
                    times.get(command.getKey())[run] = nanos;
                }
            }
        }

        System.out.println("JDK " + Runtime.version() + ", " + runs + " runs each, in turn");
        double empty = median(times.get("empty main"));
        times.forEach((name, nanos) -> System.out.println(name + ": median " + Math.round(median(nanos) / 1e6) + " ms, "
                + Math.round(median(nanos) / empty * 100) / 100.0 + " times the empty main"));
        System.out.println("smallest heap for overlaps of 1M lines: "
                + smallestHeap(List.of("-jar", jar, "overlaps", blocks.toString()), java) + " MB; with --count: "
                + smallestHeap(List.of("-jar", jar, "overlaps", blocks.toString(), "--count"), java) + " MB");
    }

    private static long time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int code = start(command).waitFor();
        long nanos = System.nanoTime() - start;
        if (code != 0) {
            throw new IOException(command + " ended with " + code);
        }
        return nanos;
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static int smallestHeap(List<String> words, String java) throws IOException, InterruptedException {
        for (int megabytes = 16; ; megabytes += 16) {
            List<String> command = new ArrayList<>(List.of(java, "-Xmx" + megabytes + "m"));
            command.addAll(words);
            if (start(command).waitFor() == 0) {
                return megabytes;
            }
        }
    }

    /** A class path with nothing on it but the empty main: the benchmarks' own jar is too big to be the limit. */
    private static Path onlyEmptyMain(Path folder) throws IOException {
        String file = EmptyMain.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve("empty").resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = WholeProcess.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("the class path lacks " + file);
            }
            Files.copy(in, target);
        }
        return folder.resolve("empty");
    }

    /** Random IPv4 blocks of /20 to /28 over the whole space with a name behind each, seeded. */
    private static Path randomBlocks(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_123);
        StringBuilder lines = new StringBuilder(LINES * 32);
        for (int i = 0; i < LINES; i++) {
            int length = 20 + random.nextInt(9);
            int address = random.nextInt() & -1 << 32 - length;
            for (int shift = 24; shift >= 0; shift -= 8) {
                lines.append(address >>> shift & 255).append(shift == 0 ? '/' : '.');
            }
            lines.append(length).append(" block-").append(i).append('\n');
        }
        return Files.writeString(folder.resolve("blocks.txt"), lines);
    }
}
