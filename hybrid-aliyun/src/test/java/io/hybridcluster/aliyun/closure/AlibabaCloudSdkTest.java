// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.closure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ecs20140526.models.DescribeInstanceTypesRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaUnretryableException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import com.aliyun.teautil.models.TeaUtilException;
import com.aliyun.vpc20160428.models.DescribeVSwitchesRequest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Alibaba Cloud SDK links and works with what our POM leaves out and pins: its answers, and above all its ways to
 * fail, which are where a missing class would show.
 */
class AlibabaCloudSdkTest {
    private HttpServer server;
    private int status = 200;
    private String contentType = "application/json";
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", contentType);
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "formData"})
    void callsAnyProductByItsGenericCall(String requestBodyType) throws Exception {
        answer = "{\"RequestId\": \"R-1\", \"Policy\": {\"AttachmentCount\": 9007199254740993}}";

        assertThat(ram(requestBodyType, "RPC").get("body"))
                .isEqualTo(Map.of("RequestId", "R-1", "Policy", Map.of("AttachmentCount", 9007199254740993L)));
    }

    @Test
    void describesInstanceTypes() throws Exception {
        answer =
                "{\"RequestId\": \"R-2\", \"InstanceTypes\": {\"InstanceType\": [{\"InstanceTypeId\": \"ecs.g7.xlarge\","
                        + " \"EniQuantity\": 4, \"EniPrivateIpAddressQuantity\": 15}]}}";

        var type = ecs().describeInstanceTypes(new DescribeInstanceTypesRequest())
                .body
                .instanceTypes
                .instanceType
                .get(0);

        assertThat(type.instanceTypeId).isEqualTo("ecs.g7.xlarge");
        assertThat(type.eniQuantity).isEqualTo(4);
    }

    @Test
    void describesVSwitches() throws Exception {
        answer = "{\"RequestId\": \"R-3\", \"VSwitches\": {\"VSwitch\": [{\"VSwitchId\": \"vsw-1\","
                + " \"CidrBlock\": \"10.10.24.0/24\", \"AvailableIpAddressCount\": 252}]}}";

        var body = vpc().describeVSwitches(new DescribeVSwitchesRequest()
                        .setRegionId("cn-hangzhou")
                        .setVpcId("vpc-1"))
                .body;

        assertThat(body.vSwitches.vSwitch.get(0).cidrBlock).isEqualTo("10.10.24.0/24");
    }

    @Test
    void tellsCodeAndRequestIdOfARefusedRpcCall() {
        status = 403;
        answer = "{\"RequestId\": \"R-4\", \"Code\": \"NoPermission\", \"Message\": \"You are not authorized.\"}";

        TeaException refused = catchThrowableOfType(TeaException.class, () -> ram("formData", "RPC"));

        assertThat(refused.getCode()).isEqualTo("NoPermission");
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getData()).containsEntry("RequestId", "R-4");
    }

    @Test
    void tellsCodeOfARefusedRoaCall() {
        status = 404;
        answer = "{\"requestId\": \"R-5\", \"code\": \"ErrorClusterNotFound\", \"message\": \"cluster not found\"}";

        TeaException refused = catchThrowableOfType(TeaException.class, () -> ram("json", "ROA"));

        assertThat(refused.getCode()).isEqualTo("ErrorClusterNotFound");
        assertThat(refused.getStatusCode()).isEqualTo(404);
    }

    @Test
    void tellsCodeOfARefusedProductCall() {
        status = 400;
        answer = "{\"RequestId\": \"R-6\", \"Code\": \"InvalidVpcId.NotFound\", \"Message\": \"no such VPC\"}";

        TeaException ofEcs = catchThrowableOfType(
                TeaException.class, () -> ecs().describeInstanceTypes(new DescribeInstanceTypesRequest()));
        TeaException ofVpc =
                catchThrowableOfType(TeaException.class, () -> vpc().describeVSwitches(new DescribeVSwitchesRequest()));

        assertThat(ofEcs.getCode()).isEqualTo("InvalidVpcId.NotFound");
        assertThat(ofVpc.getCode()).isEqualTo("InvalidVpcId.NotFound");
    }

    @Test
    void refusesAnAnswerThatIsNotJson() {
        status = 502;
        contentType = "text/html";
        answer = "<html>Bad Gateway</html>";

        TeaUtilException unreadable = catchThrowableOfType(TeaUtilException.class, () -> ram("json", "RPC"));

        assertThat(unreadable).hasMessageContaining("<html>Bad Gateway</html>");
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }

        TeaUnretryableException failed = catchThrowableOfType(
                TeaUnretryableException.class, () -> call(config().setEndpoint("127.0.0.1:" + unused), "json", "RPC"));

        assertThat(failed).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void refusesToCallWithoutCredentials() {
        TeaException refused = catchThrowableOfType(
                TeaException.class, () -> call(config().setAccessKeyId(null).setAccessKeySecret(null), "json", "RPC"));

        assertThat(refused.getCode()).isEqualTo("InvalidCredentials");
    }

    private Map<String, ?> ram(String requestBodyType, String style) throws Exception {
        return call(config(), requestBodyType, style);
    }

    private static Map<String, ?> call(Config config, String requestBodyType, String style) throws Exception {
        Params action = new Params()
                .setAction("CreatePolicy")
                .setVersion("2015-05-01")
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod("POST")
                .setAuthType("AK")
                .setStyle(style)
                .setReqBodyType(requestBodyType)
                .setBodyType("json");
        OpenApiRequest request = new OpenApiRequest()
                .setQuery(new HashMap<>(Map.of("PolicyName", "k8sMasterRolePolicy")))
                .setBody(new HashMap<>(Map.of("PolicyDocument", "{\"Version\": \"1\"}")));
        return new com.aliyun.teaopenapi.Client(config).callApi(action, request, new RuntimeOptions());
    }

    private com.aliyun.ecs20140526.Client ecs() throws Exception {
        return new com.aliyun.ecs20140526.Client(config());
    }

    private com.aliyun.vpc20160428.Client vpc() throws Exception {
        return new com.aliyun.vpc20160428.Client(config());
    }

    private Config config() {
        return new Config()
                .setAccessKeyId("test-id")
                .setAccessKeySecret("test-secret")
                .setProtocol("HTTP")
                .setRegionId("cn-hangzhou")
                .setEndpoint("127.0.0.1:" + server.getAddress().getPort());
    }
}
