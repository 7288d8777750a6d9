// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import io.hybridcluster.benchmarks.TimedProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times the doctor on a big cluster beside clients that only list its pods, each in a process of its own, turn by turn,
 * and counts the bytes that each receives, encrypted, at a proxy.
 *
 * <p>Arguments: {@link LargeCluster}'s file, how often each is run (default 3), and which of them by the start of their
 * names (default all). {@code KUBEBUILDER_ASSETS} names the
 * folder with kubectl.
 */
public final class DoctorBenchmark {
    private DoctorBenchmark() {}

    /** Runs the benchmark and prints what it measured. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]).toAbsolutePath();
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Connection direct = Connection.read(file);
        try (CountingProxy proxy = new CountingProxy(direct.server())) {
            Path counted = file.resolveSibling("counted.properties");
            Connection connection = direct.at(proxy.address());
            connection.write(counted);
            Map<TimedProcess, Long> bytes = new LinkedHashMap<>();
            List<String> wanted = args.length > 2 ? List.of(args).subList(2, args.length) : List.of("");
            for (TimedProcess process : processes(connection, counted)) {
                if (wanted.stream().anyMatch(process.name()::startsWith)) {
                    bytes.put(process, 0L);
                }
            }
            for (int run = 0; run < runs; run++) {
                for (TimedProcess process : bytes.keySet()) {
                    long before = proxy.received();
                    String said = process.run(true);
                    bytes.put(process, proxy.received() - before);
                    System.out.println(process + " " + said);
                }
            }
            System.out.println("JDK " + Runtime.version() + ", " + runs + " runs each, in turn");
            bytes.forEach(
                    (process, received) -> System.out.println(process + ", " + received / 1_000_000 + " MB received"));
        }
    }

    private static List<TimedProcess> processes(Connection connection, Path counted) {
        List<TimedProcess> processes = new ArrayList<>();
        for (String page : List.of("500", "2000")) {
            for (String way : List.of("doctor", "typed", "fabric8", "bytes")) {
                // A heap of 64 MB is what the doctor aims at; the others have the JVM's default, a quarter of the
                // memory.
                List<String> options = way.equals("doctor") ? List.of("-Xmx64m") : List.of();
                processes.add(pass(page + " " + way, way, counted, page, options));
            }
        }
        URI server = connection.server();
        processes.add(new TimedProcess(
                "kubectl get -o json",
                List.of(
                        Path.of(System.getenv("KUBEBUILDER_ASSETS"), "kubectl").toString(),
                        "--kubeconfig=/dev/null",
                        "--server=" + server,
                        "--certificate-authority=" + connection.ca(),
                        "--token=" + connection.token(),
                        "get",
                        "pods",
                        "--all-namespaces",
                        "--output=json")));
        return processes;
    }

    private static TimedProcess pass(String name, String way, Path counted, String page, List<String> options) {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-Dpage=" + page, PodsPass.class.getName(), way, counted.toString()));
        return TimedProcess.java(name, words);
    }
}
