// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import io.hybridcluster.benchmarks.EmptyMain;
import io.hybridcluster.benchmarks.TimedProcess;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.object.ApiResource;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Times the first call in a JVM: whole processes that make a client and read one Namespace with it.
 *
 * <p>Arguments: {@link LargeCluster}'s file (any cluster will do), and how often each is run (default 10). With a third
 * argument, the way, it is one of those processes itself.
 */
public final class FirstCall {
    private static final List<String> WAYS =
            List.of("new ApiClient()", "get, ApiClient", "get, OkHttp", "get, fabric8");

    private FirstCall() {}

    /** Runs the benchmark and prints a table, or makes one call. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 2) {
            call(args[2], Path.of(args[0]));
            // OkHttp's idle threads would keep the JVM for another minute.
            System.exit(0);
        }
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        List<TimedProcess> processes = new ArrayList<>();
        processes.add(TimedProcess.java("empty main", List.of(EmptyMain.class.getName())));
        for (String way : WAYS) {
            processes.add(TimedProcess.java(way, List.of(FirstCall.class.getName(), args[0], "1", way)));
        }
        for (int run = -2; run < runs; run++) {
            for (TimedProcess process : processes) {
                process.run(run >= 0);
            }
        }
        System.out.println("JDK " + Runtime.version() + ", " + runs + " runs each, in turn");
        processes.forEach(System.out::println);
    }

    private static void call(String way, Path file) throws IOException {
        Connection connection = Connection.read(file);
        switch (way) {
            case "new ApiClient()" -> System.out.println(new ApiClient().getBasePath());
            case "get, ApiClient" -> get(KubernetesApi.of(connection.officialClient()));
            case "get, OkHttp" -> get(KubernetesApi.of(connection.okHttp(), connection.server(), connection::token));
            case "get, fabric8" -> Fabric8.get(connection);
            default -> throw new IllegalArgumentException("unknown way " + way);
        }
    }

    private static void get(KubernetesApi api) {
        System.out.println(api.get(ApiResource.NAMESPACES.named("default")));
    }
}
