// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A proxy in front of the cloud that points to another server, which would answer. */
class RedirectTest {
    private static final String REMEDY =
            "set the cloud's own endpoint for this region, and check the proxy in front of it";

    /** Reads and writes of both styles, and one that carries an idempotency token. */
    enum Operation {
        READ("vpc:DescribeVpcs", ApiRequest.of(ApiAction.DESCRIBE_VPCS)),
        READ_BY_GET("cs:DescribeClustersV1", ApiRequest.of(ApiAction.DESCRIBE_CLUSTERS_V1)),
        WRITE("ram:CreateUser", ApiRequest.of(ApiAction.CREATE_USER).with("UserName", "u")),
        WRITE_WITH_TOKEN("vpc:CreateVSwitch", ApiRequest.of(ApiAction.CREATE_V_SWITCH)),
        WRITE_WITH_BODY(
                "cs:InstallClusterAddons",
                ApiRequest.of(ApiAction.INSTALL_CLUSTER_ADDONS).path("ClusterId", "c1"));

        private final String text;
        private final ApiRequest request;

        Operation(String text, ApiRequest request) {
            this.text = text;
            this.request = request;
        }

        boolean isWrite() {
            return this != READ && this != READ_BY_GET;
        }
    }

    private ScriptedServer server;
    private ScriptedServer elsewhere;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        elsewhere = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
        elsewhere.close();
    }

    static Stream<Arguments> redirects() {
        return Stream.of(Operation.values())
                .flatMap(
                        operation -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(operation, status)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void isNotFollowed(Operation operation, int status) {
        String location = "http://user:canary@" + elsewhere.endpoint() + "/signin?state=canary#canary";
        server.answer(any -> Reply.redirect(status, location));

        AlibabaCloudException failed = failure(operation.request);

        boolean open = operation.isWrite() && status == 303;
        assertThat(failed)
                .hasMessage(operation.text + ": REDIRECTED (" + status + "): the server answered " + status
                        + " and pointed to http://" + elsewhere.endpoint() + "/signin"
                        + (open ? "; whether it took effect is not known" : "")
                        + "; " + REMEDY);
        assertThat(failed.reason()).isEqualTo(Reason.REDIRECTED);
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.outcomeUnknown()).isEqualTo(open);
        assertThat(failed.remedy()).isEqualTo(REMEDY);
        assertThat(elsewhere.seen()).isEmpty();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void needsNoLocation() {
        server.answer(any -> Reply.html(302));

        assertThat(failure(Operation.READ.request))
                .hasMessage(
                        "vpc:DescribeVpcs: REDIRECTED (302): the server answered 302 and pointed nowhere; " + REMEDY);
        assertThat(server.seen()).hasSize(1);
    }

    private AlibabaCloudException failure(ApiRequest request) {
        return catchThrowableOfType(
                AlibabaCloudException.class, () -> server.cloud().call(request));
    }
}
