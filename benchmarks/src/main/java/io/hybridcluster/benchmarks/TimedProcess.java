// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process to be timed, and its times, CPU times and greatest resident sets. */
public final class TimedProcess {
    private static final int MOST_SHOWN = 10_000;

    private final String name;
    private final List<String> command;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> cpuSeconds = new ArrayList<>();
    private long peakKilobytes;

    /** Times this command, under this name. */
    public TimedProcess(String name, List<String> command) {
        this.name = name;
        this.command = List.copyOf(command);
    }

    /** Times a JVM with this one's class path. */
    public static TimedProcess java(String name, List<String> words) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new TimedProcess(
                name,
                Stream.concat(Stream.of(java, "-cp", System.getProperty("java.class.path")), words.stream())
                        .toList());
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Runs it once, from the start of the process to its end; returns what it wrote to standard output. */
    public String run(boolean counts) throws IOException, InterruptedException {
        Path out = Files.createTempFile("timed-process", ".txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        double cpu = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            peakKilobytes = Math.max(peakKilobytes, residentKilobytes(process.pid()));
            cpu = process.info()
                    .totalCpuDuration()
                    .map(time -> time.toMillis() / 1e3)
                    .orElse(cpu);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        String said = Files.size(out) > MOST_SHOWN
                ? Files.size(out) + " bytes"
                : Files.readString(out).strip();
        Files.delete(out);
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with " + process.exitValue() + " " + said);
        }
        if (counts) {
            seconds.add(wall);
            cpuSeconds.add(cpu);
        }
        return said;
    }

    @Override
    public String toString() {
        return name + ": median " + round(median(seconds)) + " s of "
                + seconds.stream().map(TimedProcess::round).toList() + ", CPU " + round(median(cpuSeconds))
                + " s, resident " + peakKilobytes / 1024 + " MB";
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** The greatest so far, as Linux counts it; 0 elsewhere. */
    private static long residentKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            // The process has just ended.
            return 0;
        }
    }
}
