// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.account;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import com.aliyun.vpc20160428.models.DescribeVpcsRequest;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.benchmarks.EmptyMain;
import io.hybridcluster.benchmarks.TimedProcess;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Times the first call in a JVM: whole processes that make a client and call {@code DescribeVpcs} with it.
 *
 * <p>Argument: how often each is run (default 10). With four, the way, endpoint, id and secret, it is one of those itself.
 */
public final class FirstCloudCall {
    private static final String REGION = "cn-hangzhou";
    private static final List<String> WAYS = List.of("AlibabaCloud", "official generic call", "official VPC client");

    private FirstCloudCall() {}

    /** Runs the benchmark and prints a table, or makes one call. */
    public static void main(String[] args) throws Exception {
        if (args.length == 4) {
            call(
                    args[0],
                    new Config()
                            .setProtocol("HTTP")
                            .setEndpoint(args[1])
                            .setAccessKeyId(args[2])
                            .setAccessKeySecret(args[3]));
            // OkHttp's idle threads would keep the JVM for a while.
            System.exit(0);
        }
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        try (FakeAlibabaCloud cloud = FakeAlibabaCloud.start()) {
            List<TimedProcess> processes = new ArrayList<>();
            processes.add(TimedProcess.java("empty main", List.of(EmptyMain.class.getName())));
            for (String way : WAYS) {
                processes.add(TimedProcess.java(
                        way,
                        List.of(
                                FirstCloudCall.class.getName(),
                                way,
                                cloud.endpoint(),
                                cloud.rootKey().accessKeyId(),
                                cloud.rootKey().accessKeySecret())));
            }
            for (int run = -2; run < runs; run++) {
                for (TimedProcess process : processes) {
                    process.run(run >= 0);
                }
            }
            System.out.println("JDK " + Runtime.version() + ", " + runs + " runs each, in turn");
            processes.forEach(System.out::println);
        }
    }

    private static void call(String way, Config config) throws Exception {
        switch (way) {
            case "AlibabaCloud" ->
                System.out.println(AlibabaCloud.of(new RegionId(REGION), config)
                        .call(ApiRequest.of(ApiAction.DESCRIBE_VPCS).with("RegionId", REGION))
                        .number("TotalCount"));
            case "official generic call" -> System.out.println(generic(config));
            case "official VPC client" ->
                System.out.println(new com.aliyun.vpc20160428.Client(config)
                        .describeVpcs(new DescribeVpcsRequest().setRegionId(REGION))
                        .getBody()
                        .getTotalCount());
            default -> throw new IllegalArgumentException("unknown way " + way);
        }
    }

    private static Map<String, ?> generic(Config config) throws Exception {
        Params params = new Params()
                .setAction("DescribeVpcs")
                .setVersion("2016-04-28")
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod("POST")
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        return new Client(config)
                .callApi(
                        params,
                        new OpenApiRequest().setQuery(new HashMap<>(Map.of("RegionId", REGION))),
                        new RuntimeOptions());
    }
}
