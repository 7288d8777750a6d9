// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.account;

import com.aliyun.teaopenapi.models.Config;
import com.aliyun.vpc20160428.models.DescribeRouteEntryListRequest;
import com.aliyun.vpc20160428.models.DescribeVSwitchesRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.testkit.alibabacloud.CloudOptions;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Times preflight of an account whose VPC has 10,000 vSwitches more and 20,000 routes more than the guide's, and counts its
 * requests; beside it the official VPC client, which reads only the vSwitches and the routes, one page after the other.
 *
 * <p>Arguments: a plan file, and how often each is run (default 5). Everything is on loopback: a request takes next to no
 * time there, so the number of requests is what tells of a real network.
 */
public final class PreflightBenchmark {
    private static final int V_SWITCHES = 10_000;
    private static final int ROUTES = 20_000;

    private PreflightBenchmark() {}

    /** Runs the benchmark and prints what it measured. */
    public static void main(String[] args) throws Exception {
        HybridPlan plan =
                PlanFile.parse(args[0], Files.readAllBytes(Path.of(args[0]))).plan();
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        ExecutorService executor = Executors.newFixedThreadPool(Preflight.MOST_IN_FLIGHT);
        try (FakeAlibabaCloud fake =
                FakeAlibabaCloud.start(CloudOptions.defaults().withEveryNextHop())) {
            fill(FakeWorld.of(fake, plan), plan);
            AlibabaCloud cloud = AlibabaCloud.of(plan.cluster().region(), config(fake));
            System.out.println("JDK " + Runtime.version());
            measure(
                    fake,
                    "preflight, one by one",
                    runs,
                    () -> Preflight.of(cloud).check(plan).findings().size());
            measure(
                    fake,
                    "preflight, executor of 10",
                    runs,
                    () -> Preflight.of(cloud, executor).check(plan).findings().size());
            measure(fake, "official VPC client, two lists", runs, () -> lists(fake, plan));
        } finally {
            executor.shutdownNow();
        }
        System.exit(0);
    }

    private static void fill(FakeWorld world, HybridPlan plan) {
        String vpc = plan.vpc().id().value();
        String zone = plan.vpc().vSwitches().get(0).zone().value();
        for (int i = 0; i < V_SWITCHES; i++) {
            world.vSwitch("vsw-more" + i, vpc, zone, "10." + (16 + i / 256) + "." + i % 256 + ".0/24");
        }
        String table = vpc.replaceFirst("^vpc-", "vtb-");
        for (int i = 0; i < ROUTES; i++) {
            String block = "172." + (32 + i / 4096) + "." + i / 16 % 256 + "." + i % 16 * 16 + "/28";
            world.route(table, block, "Custom", "RouterInterface", "ri-more");
        }
    }

    private static Config config(FakeAlibabaCloud fake) {
        return new Config()
                .setProtocol("HTTP")
                .setEndpoint(fake.endpoint())
                .setAccessKeyId(fake.rootKey().accessKeyId())
                .setAccessKeySecret(fake.rootKey().accessKeySecret());
    }

    private static void measure(FakeAlibabaCloud fake, String what, int runs, Callable<Integer> work) throws Exception {
        List<Double> seconds = new ArrayList<>();
        int result = 0;
        for (int run = -1; run < runs; run++) {
            fake.clearRequests();
            long start = System.nanoTime();
            result = work.call();
            if (run >= 0) {
                seconds.add(Math.round((System.nanoTime() - start) / 1e6) / 1e3);
            }
        }
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.println(what + ": median " + sorted[sorted.length / 2] + " s of " + Arrays.toString(sorted)
                + ", requests " + fake.requests().size() + " " + fake.requestCounts() + ", result " + result);
    }

    private static int lists(FakeAlibabaCloud fake, HybridPlan plan) throws Exception {
        String region = plan.cluster().region().value();
        String vpc = plan.vpc().id().value();
        com.aliyun.vpc20160428.Client client = new com.aliyun.vpc20160428.Client(config(fake));
        int items = 0;
        for (int page = 1; ; page++) {
            var body = client.describeVSwitches(new DescribeVSwitchesRequest()
                            .setRegionId(region)
                            .setVpcId(vpc)
                            .setPageSize(50)
                            .setPageNumber(page))
                    .getBody();
            items += body.getVSwitches().getVSwitch().size();
            if (page * 50 >= body.getTotalCount()) {
                break;
            }
        }
        String token = "";
        do {
            var body = client.describeRouteEntryList(new DescribeRouteEntryListRequest()
                            .setRegionId(region)
                            .setRouteTableId(vpc.replaceFirst("^vpc-", "vtb-"))
                            .setMaxResult(100)
                            .setNextToken(token.isEmpty() ? null : token))
                    .getBody();
            items += body.getRouteEntrys().getRouteEntry().size();
            token = body.getNextToken() == null ? "" : body.getNextToken();
        } while (!token.isEmpty());
        return items;
    }
}
