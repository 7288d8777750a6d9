// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.api.Product;
import io.hybridcluster.aliyun.client.ScriptedServer.Seen;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.text.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire is what the generic call of the official SDK sends, but for what differs in each request. */
class WireFormatTest {
    /** What the URL and the signature must both carry unharmed. */
    private static final String AWKWARD = "a b+c*d~e/f&g=h%i?j#k\u4e2d\u6587'\"";

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
    @EnumSource(ApiAction.class)
    void sendsEveryActionAsTheOfficialGenericCallDoes(ApiAction action) throws Exception {
        ApiRequest request = sample(action);

        server.cloud().call(request);
        official(server.config(), request);

        assertSame(server.seen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESCRIBE_VPCS", "CREATE_CLUSTER"})
    void sendsTemporaryCredentialsAsTheOfficialGenericCallDoes(String name) throws Exception {
        ApiRequest request = sample(ApiAction.valueOf(name));
        Config config = server.config().setSecurityToken("canary-token");

        AlibabaCloud.of(new RegionId("cn-hangzhou"), config).call(request);
        official(server.config().setSecurityToken("canary-token"), request);

        assertSame(server.seen());
        assertThat(server.seen().get(0).headers())
                .containsEntry("x-acs-security-token", "canary-token")
                .containsEntry("x-acs-accesskey-id", "canary-id-0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESCRIBE_VPCS", "DESCRIBE_CLUSTERS_V1"})
    void sendsABearerTokenAsTheOfficialGenericCallDoes(String name) throws Exception {
        ApiRequest request = sample(ApiAction.valueOf(name));

        AlibabaCloud.of(new RegionId("cn-hangzhou"), bearing()).call(request);
        official(bearing(), request);

        assertSame(server.seen());
        assertThat(server.seen().get(0).headers()).containsEntry("x-acs-bearer-token", "canary-token");
    }

    private Config bearing() {
        return new Config().setBearerToken("canary-token").setProtocol("HTTP").setEndpoint(server.endpoint());
    }

    @Test
    void putsLongParametersIntoAForm() {
        String document = "{\"Version\":\"1\",\"Statement\":\"" + AWKWARD.repeat(200) + "\"}";

        server.cloud()
                .call(ApiRequest.of(ApiAction.CREATE_POLICY)
                        .with("PolicyName", "p")
                        .with("PolicyDocument", document));

        Seen seen = server.seen().get(0);
        assertThat(seen.query()).isEmpty();
        assertThat(seen.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(ScriptedServer.decoded(seen.body()))
                .isEqualTo(Map.of("PolicyName", "p", "PolicyDocument", document));
        assertThat(seen.headers().get("authorization")).isEqualTo(AcsSignature.of(seen, ScriptedServer.SECRET));
    }

    private static void assertSame(List<Seen> seen) {
        assertThat(seen).hasSize(2);
        Seen ours = seen.get(0);
        Seen theirs = seen.get(1);
        assertThat(ours.method()).isEqualTo(theirs.method());
        assertThat(ours.path()).isEqualTo(theirs.path());
        assertThat(ours.query()).isEqualTo(theirs.query());
        assertThat(ours.body()).isEqualTo(theirs.body());
        assertThat(stable(ours.headers())).isEqualTo(stable(theirs.headers()));
        for (Seen one : seen) {
            if (one.headers().containsKey("authorization")) {
                assertThat(one.headers().get("authorization")).isEqualTo(AcsSignature.of(one, ScriptedServer.SECRET));
            }
        }
    }

    /** Without what is new in each request, who sends it, and how an empty body is framed. */
    private static Map<String, String> stable(Map<String, String> headers) {
        Map<String, String> stable = new TreeMap<>(headers);
        stable.keySet()
                .removeAll(List.of(
                        "x-acs-date",
                        "x-acs-signature-nonce",
                        "authorization",
                        "user-agent",
                        "content-length",
                        "transfer-encoding"));
        return stable;
    }

    private static ApiRequest sample(ApiAction action) {
        ApiRequest request =
                ApiRequest.of(action).with("RegionId", "cn-hangzhou").with("Awkward", AWKWARD);
        Matcher names = Pattern.compile("\\{([A-Za-z_]+)\\}").matcher(action.path());
        while (names.find()) {
            request = request.path(names.group(1), "c0a1b2~c3.d_4-5");
        }
        if (action.product().style() == Product.Style.ROA && !action.method().equals("GET")) {
            return request.body(Document.object().put("name", AWKWARD).build());
        }
        return action == ApiAction.CREATE_V_SWITCH ? request.with("ClientToken", "t") : request;
    }

    private static void official(Config config, ApiRequest request) throws Exception {
        ApiAction action = request.action();
        boolean rpc = action.product().style() == Product.Style.RPC;
        Params params = new Params()
                .setAction(action.apiName())
                .setVersion(action.product().version())
                .setProtocol("HTTP")
                .setPathname(request.resolvedPath())
                .setMethod(action.method())
                .setAuthType("AK")
                .setStyle(rpc ? "RPC" : "ROA")
                .setReqBodyType(rpc ? "formData" : "json")
                .setBodyType("json");
        OpenApiRequest call = new OpenApiRequest().setQuery(new HashMap<>(request.parameters()));
        if (request.json().isPresent()) {
            call.setBody(new HashMap<>(Map.of("name", AWKWARD)));
        }
        new com.aliyun.teaopenapi.Client(config).callApi(params, call, new RuntimeOptions());
    }
}
