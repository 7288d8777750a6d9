// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.credentials.exception.CredentialException;
import com.aliyun.credentials.models.CredentialModel;
import com.aliyun.credentials.provider.AlibabaCloudCredentialsProvider;
import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import io.hybridcluster.model.id.RegionId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    private static final RegionId REGION = new RegionId("cn-hangzhou");
    private static final ApiRequest READ =
            ApiRequest.of(ApiAction.DESCRIBE_VPCS).with("VpcId", "canary-parameter");

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling.User, THROTTLED",
        "400, Throttling, THROTTLED",
        "404, InvalidAccessKeyId.NotFound, UNAUTHENTICATED",
        "403, InvalidAccessKeyId.Inactive, UNAUTHENTICATED",
        "400, SignatureDoesNotMatch, UNAUTHENTICATED",
        "400, InvalidTimeStamp.Expired, UNAUTHENTICATED",
        "404, InvalidAction.NotFound, OTHER",
        "403, QuotaExceeded.PrivateIpAddress, QUOTA_EXCEEDED",
        "400, LimitExceeded.Policy.Version, QUOTA_EXCEEDED",
        "403, OperationDenied.NoStock, SOLD_OUT",
        "403, Forbidden.RAM, FORBIDDEN",
        "403, NoPermission, FORBIDDEN",
        "403, StatusForbidden, FORBIDDEN",
        "409, DeleteConflict.User.AccessKey, CONFLICT",
        "409, EntityAlreadyExists.User, ALREADY_EXISTS",
        "404, EntityNotExist.User, NOT_FOUND",
        "400, InvalidVpcId.NotFound, NOT_FOUND",
        "404, ErrorClusterNotFound, NOT_FOUND",
        "400, TaskConflict, CONFLICT",
        "400, IncorrectVSwitchStatus, CONFLICT",
        "503, ServiceUnavailable, SERVER_ERROR",
        "400, MissingParameter, INVALID",
        "401, Something, UNAUTHENTICATED",
        "403, Something, FORBIDDEN",
        "404, Something, NOT_FOUND",
        "409, Something, CONFLICT",
        "429, Something, THROTTLED",
        "500, Something, SERVER_ERROR",
        "418, Something, OTHER"
    })
    void tellsWhatACodeMeans(int status, String code, Reason reason) {
        server.answer(any -> Reply.error(status, code));

        AlibabaCloudException failed = failure();

        assertThat(failed.reason()).isEqualTo(reason);
        assertThat(failed.code()).contains(code);
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.action()).isEqualTo(ApiAction.DESCRIBE_VPCS);
        assertThat(failed.requestId()).contains("4C467B38-3910-447D-87BC-AC049166F216");
        assertThat(failed.recommendation()).contains(URI.create("https://api.aliyun.com/troubleshoot?q=" + code));
    }

    @Test
    void saysItInOneLine() {
        server.answer(any -> Reply.error(400, "InvalidVpcId.NotFound"));

        assertThat(failure())
                .hasMessage(
                        "vpc:DescribeVpcs: NOT_FOUND (400 InvalidVpcId.NotFound), request"
                                + " 4C467B38-3910-447D-87BC-AC049166F216; check the id, and that it is in this region and account");
    }

    @Test
    void namesTheMissingPermissionByTheTable() {
        server.answer(any -> Reply.error(403, "Forbidden.RAM"));

        assertThat(failure().missingPermission()).hasToString("Optional[vpc:DescribeVpcs]");
        assertThat(failure().remedy()).isEqualTo("allow vpc:DescribeVpcs to the RAM user or role of these credentials");
    }

    @Test
    void namesTheMissingPermissionByTheCloudsWord() {
        server.answer(any -> Reply.json(
                403,
                "{\"code\":\"StatusForbidden\",\"requestId\":\"4C467B38-3910-447D-87BC-AC049166F216\","
                        + "\"accessDeniedDetail\":{\"AuthAction\":\"cs:GetClusterById\"}}"));

        assertThat(failure().missingPermission()).hasToString("Optional[cs:GetClusterById]");
        assertThat(failure().requestId()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.aliyun.com/x",
                "https://evil.example/x",
                "https://aliyun.com.evil.example/x",
                "https://user:pw@api.aliyun.com/x",
                "https://api.aliyun.com/x?token=cqgql5.1mdcjcvhszolabcd",
                "not a link"
            })
    void passesNoLinkOnThatIsNotTheClouds(String link) {
        server.answer(any -> Reply.json(400, "{\"Code\":\"X\",\"Recommend\":\"" + link + "\"}"));

        assertThat(failure().recommendation()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>canary-message", "", "[1]", "\"canary-message\"", "{\"Code\":", "{\"Code\":{}}", "null"})
    void needsNoBodyToTellWhatHappened(String body) {
        server.answer(any -> Reply.json(404, body));

        AlibabaCloudException failed = failure();

        assertThat(failed.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(failed.code()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>canary-message</html>", "\"canary-message\"", "12", "{\"a\":1,}", "null"})
    void refusesAnAnswerThatIsNoTree(String body) {
        server.answer(any -> Reply.json(200, body));

        assertThat(failure().reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void takesAWritesAnswerWithoutContentFromContainerService() {
        server.answer(any -> Reply.json(200, ""));

        assertThat(server.cloud()
                        .call(ApiRequest.of(ApiAction.INSTALL_CLUSTER_ADDONS).path("ClusterId", "c1"))
                        .isAbsent())
                .isTrue();
    }

    @Test
    void asksAgainForAnAnswerThatHasToHaveContent() {
        server.answerInTurn(Reply.json(200, ""), Reply.json(200, "{\"RequestId\": \"R-00000001\"}"));

        assertThat(server.cloud().call(READ).text("RequestId")).isEqualTo("R-00000001");
    }

    @Test
    void showsNothingThatWasSentOrReceived() {
        List<Reply> replies = List.of(
                Reply.error(400, "InvalidParameter"),
                Reply.error(403, "Forbidden.RAM"),
                Reply.error(503, "ServiceUnavailable"),
                Reply.json(400, "{\"Code\":\"canary-message with spaces\",\"RequestId\":\"canary-message !\"}"),
                Reply.html(502),
                Reply.html(200),
                Reply.close(),
                Reply.json(200, "{\"a\": \"canary-message").cutAt(12),
                Reply.json(200, "{\"canary-message\": canary-message}"));
        for (Reply reply : replies) {
            server.answer(any -> reply);

            StringWriter text = new StringWriter();
            failure().printStackTrace(new PrintWriter(text));

            assertThat(text.toString())
                    .as("%s", reply.status())
                    .doesNotContain("canary")
                    .doesNotContain("ACS3-HMAC");
        }
    }

    @Test
    void showsNothingOfAProviderThatFails() {
        AlibabaCloudCredentialsProvider failing = new AlibabaCloudCredentialsProvider() {
            @Override
            public CredentialModel getCredentials() {
                throw new CredentialException("{\"AccessKeySecret\": \"canary\"}");
            }

            @Override
            public String getProviderName() {
                return "failing";
            }

            @Override
            public void close() {}
        };
        AlibabaCloud cloud =
                AlibabaCloud.of(REGION, new Config().setCredential(new com.aliyun.credentials.Client(failing)));

        AlibabaCloudException failed = catchThrowableOfType(AlibabaCloudException.class, () -> cloud.call(READ));

        assertThat(failed.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(failed.getCause())
                .hasMessage("the credentials could not be had: com.aliyun.credentials.exception.CredentialException")
                .hasNoCause();
    }

    @Test
    void wantsCredentialsAndReadsNoEnvironment() {
        assertThatThrownBy(() -> AlibabaCloud.of(REGION, new Config()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the configuration has no credentials: set an access key, or a provider, such as"
                        + " setCredential(new com.aliyun.credentials.Client()) for the default chain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ecs.aliyuncs.com", "ecs.aliyuncs.com/", "a b", "u:p@ecs.aliyuncs.com", ":80"})
    void refusesWhatIsNoEndpoint(String endpoint) {
        assertThatThrownBy(() -> AlibabaCloud.of(REGION, server.config().setEndpoint(endpoint)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"" + endpoint
                                + "\" is not an endpoint: expected a host name and perhaps a port, without \"https://\" and path");
    }

    @Test
    void doesNotShowAProxysPassword() {
        assertThatThrownBy(() -> AlibabaCloud.of(REGION, server.config().setHttpProxy("u:canary@proxy")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the configuration has a proxy or a certificate that cannot be used: ")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    private AlibabaCloudException failure() {
        AlibabaCloud cloud = server.cloud(CallPolicy.standard().withAttempts(1));
        return catchThrowableOfType(AlibabaCloudException.class, () -> cloud.call(READ));
    }
}
