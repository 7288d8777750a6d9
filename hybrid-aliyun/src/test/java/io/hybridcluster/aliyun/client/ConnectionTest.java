// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.tea.okhttp.ClientHelper;
import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.api.Product;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import io.hybridcluster.model.id.RegionId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final RegionId REGION = new RegionId("cn-hangzhou");
    private static final ApiRequest READ = ApiRequest.of(ApiAction.DESCRIBE_VPCS);

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void reachesAProductWhereTheBuilderSays() throws Exception {
        try (ScriptedServer inside = new ScriptedServer()) {
            AlibabaCloud cloud = AlibabaCloud.builder(REGION, server.config())
                    .endpoint(Product.VPC, inside.endpoint())
                    .build();

            cloud.call(READ);
            cloud.call(ApiRequest.of(ApiAction.GET_CALLER_IDENTITY));

            assertThat(inside.seen()).hasSize(1);
            assertThat(server.seen()).hasSize(1);
            assertThat(inside.seen().get(0).headers()).containsEntry("host", inside.endpoint());
        }
    }

    @Test
    void goesThroughAProxyWithItsPassword() {
        AtomicInteger requests = new AtomicInteger();
        server.answer(seen -> requests.getAndIncrement() == 0
                ? Reply.json(407, "{}")
                : Reply.json(200, "{\"RequestId\": \"R-00000001\"}"));
        Config config =
                server.config().setEndpoint("vpc.invalid").setHttpProxy("http://user:pass@" + server.endpoint());

        AlibabaCloud.of(REGION, config).call(READ);

        assertThat(server.seen()).hasSize(2);
        assertThat(server.seen().get(1).headers())
                .containsEntry("host", "vpc.invalid")
                .containsEntry(
                        "proxy-authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("user:pass".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void goesPastTheProxyToTheHostsThatNeedNone() {
        Config config =
                server.config().setHttpProxy("http://proxy.invalid:3128").setNoProxy("example.com, 127.0.0.1");

        AlibabaCloud.of(REGION, config).call(READ);

        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void keepsItsConnectionsOutOfTheMapOfTheWholeProcess() {
        int before = ClientHelper.clients.size();

        server.cloud().call(READ);

        assertThat(ClientHelper.clients).hasSize(before);
    }

    @Test
    void isSharedByThreads() throws Exception {
        server.answer(seen -> Reply.json(200, "{\"VpcId\": \"" + seen.query("VpcId") + "\"}"));
        AlibabaCloud cloud = server.cloud();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        List<Future<String>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < 3_200; i++) {
                ApiRequest request = READ.with("VpcId", "vpc-" + i);
                answers.add(threads.submit(() -> cloud.call(request).text("VpcId")));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("vpc-" + i);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.seen()).hasSize(3_200);
    }

    @Test
    void tellsItsListenersOfEveryRequest() {
        server.answerInTurn(Reply.error(503, "ServiceUnavailable"), Reply.json(200, "{\"RequestId\": \"R-00000001\"}"));
        List<String> told = new ArrayList<>();
        List<String> toldToo = new ArrayList<>();
        AlibabaCloud cloud = AlibabaCloud.builder(REGION, server.config())
                .pauses(time -> {})
                .listener(attempt -> told.add(attempt.action() + " " + attempt.number() + " " + attempt.failure() + " "
                        + attempt.requestId()))
                .build()
                .withListener(attempt -> toldToo.add(attempt.action().toString()));

        cloud.call(READ);

        assertThat(told)
                .containsExactly(
                        "vpc:DescribeVpcs 1 Optional[SERVER_ERROR] Optional[4C467B38-3910-447D-87BC-AC049166F216]",
                        "vpc:DescribeVpcs 2 Optional.empty Optional[R-00000001]");
        assertThat(toldToo).hasSize(2);
    }
}
