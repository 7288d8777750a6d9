// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final ApiRequest READ = ApiRequest.of(ApiAction.DESCRIBE_VPCS);
    private static final Reply DONE = Reply.json(200, "{\"RequestId\": \"R-00000001\"}");

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
    void sharesOneBudgetOfRetriesAmongAllCalls() {
        server.answer(any -> Reply.error(503, "ServiceUnavailable"));
        AlibabaCloud cloud = server.cloud(CallPolicy.standard().withRetries(6));

        for (int i = 0; i < 4; i++) {
            failure(cloud, READ);
        }

        // 5 requests and 3 requests take the 6 retries, and then each call makes one.
        assertThat(server.seen()).hasSize(5 + 3 + 1 + 1);
    }

    @Test
    void givesRetriesBackForCallsThatSucceed() {
        AtomicInteger failures = new AtomicInteger(2);
        server.answer(any -> failures.getAndDecrement() > 0 ? Reply.error(503, "ServiceUnavailable") : DONE);
        AlibabaCloud cloud = server.cloud(CallPolicy.standard().withRetries(2));
        for (int i = 0; i < 10; i++) {
            cloud.call(READ);
        }
        failures.set(1);

        cloud.call(READ);

        assertThat(server.seen()).hasSize(2 + 10 + 2);
    }

    @Test
    void givesNoMoreRetriesBackThanThePolicyHas() {
        AtomicInteger successes = new AtomicInteger(40);
        server.answer(any -> successes.getAndDecrement() > 0 ? DONE : Reply.error(503, "ServiceUnavailable"));
        AlibabaCloud cloud = server.cloud(CallPolicy.standard().withRetries(2));
        for (int i = 0; i < 40; i++) {
            cloud.call(READ);
        }

        failure(cloud, READ);

        // 40 successes are worth 4 retries, and the budget holds 2.
        assertThat(server.seen()).hasSize(40 + 1 + 2);
    }

    private static void failure(AlibabaCloud cloud, ApiRequest request) {
        assertThat(catchThrowableOfType(AlibabaCloudException.class, () -> cloud.call(request)))
                .isNotNull();
    }
}
