// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.Doctor;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1PodList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Reads a big cluster once, in one of several ways, and says what it saw. Each way keeps a page at a time and nothing of
 * it afterwards.
 *
 * <p>Arguments: the way, and {@link LargeCluster}'s file. System property {@code page}: the size of a page, 500 if not set.
 */
public final class PodsPass {
    private static final int PAGE = Integer.getInteger("page", 500);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Pattern CONTINUE = Pattern.compile("\"continue\":\"([^\"]+)\"");

    private PodsPass() {}

    /** Runs one pass. */
    public static void main(String[] args) throws IOException, ApiException {
        Connection connection = Connection.read(Path.of(args[1]));
        System.out.println(
                switch (args[0]) {
                    case "doctor" -> doctor(KubernetesApi.of(connection.officialClient()));
                    case "doctor-okhttp" ->
                        doctor(KubernetesApi.of(connection.okHttp(), connection.server(), connection::token));
                    case "typed" -> typed(connection);
                    case "fabric8" -> Fabric8.listPods(connection, PAGE);
                    case "bytes" -> bytes(connection);
                    default -> throw new IllegalArgumentException("unknown way " + args[0]);
                });
        // OkHttp's idle threads would keep the JVM for another minute.
        System.exit(0);
    }

    private static String doctor(KubernetesApi api) throws IOException {
        KubernetesApi paged = api.withPageSize(PAGE);
        List<LiveFinding> findings = new Doctor(paged, plan(), InstanceTypes.none()).examine(NOW);
        return findings.size() + " findings: "
                + findings.stream()
                        .collect(Collectors.groupingBy(
                                finding -> finding.ruleId().toString(), Collectors.counting()));
    }

    private static HybridPlan plan() throws IOException {
        try (InputStream in = PodsPass.class.getResourceAsStream("/cluster/plan.yaml")) {
            if (in == null) {
                throw new IOException("the class path lacks plan.yaml");
            }
            return PlanFile.parse("plan.yaml", in.readAllBytes()).plan();
        }
    }

    private static String typed(Connection connection) throws IOException, ApiException {
        CoreV1Api api = new CoreV1Api(connection.officialClient());
        int pods = 0;
        String next = null;
        do {
            V1PodList page =
                    api.listPodForAllNamespaces().limit(PAGE)._continue(next).execute();
            pods += page.getItems().size();
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        return pods + " pods";
    }

    /** The limit: the same pages of pods over OkHttp, and nothing done with them but a look for the next page. */
    private static String bytes(Connection connection) throws IOException {
        OkHttpClient http = connection.okHttp();
        long bytes = 0;
        String next = "";
        do {
            Request request = new Request.Builder()
                    .url(connection.server() + "/api/v1/pods?limit=" + PAGE
                            + (next.isEmpty() ? "" : "&continue=" + next))
                    .header("Authorization", "Bearer " + connection.token())
                    .build();
            try (Response response = http.newCall(request).execute()) {
                byte[] body = response.body().bytes();
                bytes += body.length;
                // A list's metadata stands before its items.
                Matcher matcher = CONTINUE.matcher(new String(body, 0, Math.min(body.length, 2_000), UTF_8));
                next = matcher.find() ? matcher.group(1) : "";
            }
        } while (!next.isEmpty());
        return bytes + " bytes of JSON";
    }
}
