// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();

    @BeforeEach
    void fill() {
        FakeWorld.guide(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String policy(String effect, String action, String resource) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":[\"" + action
                + "\"],\"Resource\":[\"" + resource + "\"]}]}";
    }

    private Signer vSwitches(CloudKey key) {
        return new Signer(cloud.endpoint(), key, "2016-04-28", "DescribeVSwitches").with("RegionId", "cn-hangzhou");
    }

    private static Map<String, Object> body(HttpResponse<String> response) {
        return Json.readObject(response.body());
    }

    @Test
    void deniesAUserWithoutPolicyAndSaysWhichActionIsMissing() {
        HttpResponse<String> response = vSwitches(cloud.user("terway")).send();
        assertThat(response.statusCode()).isEqualTo(403);
        Map<String, Object> body = body(response);
        assertThat(body).containsEntry("Code", "Forbidden.RAM").containsKeys("RequestId", "HostId", "Recommend");
        assertThat(String.valueOf(body.get("Message")))
                .isEqualTo("User not authorized to operate on the specified resource, or this API doesn't support RAM."
                        + " Action: vpc:DescribeVSwitches, resource: acs:vpc:cn-hangzhou:1234567890123456:vswitch/*");
        assertThat((Map<?, ?>) body.get("AccessDeniedDetail"))
                .isEqualTo(Map.of(
                        "AuthAction", "vpc:DescribeVSwitches",
                        "AuthPrincipalDisplayName", cloudUserId(body),
                        "AuthPrincipalOwnerId", cloud.accountId(),
                        "AuthPrincipalType", "SubUser",
                        "NoPermissionType", "ImplicitDeny",
                        "PolicyType", "AccountLevelIdentityBasedPolicy"));
    }

    private static Object cloudUserId(Map<String, Object> body) {
        Object id = ((Map<?, ?>) body.get("AccessDeniedDetail")).get("AuthPrincipalDisplayName");
        assertThat(String.valueOf(id)).matches("[1-9][0-9]{17}");
        return id;
    }

    @Test
    void allowsByActionAndResource() {
        assertThat(vSwitches(cloud.user("a", policy("Allow", "vpc:DescribeVSwitches", "*")))
                        .send()
                        .statusCode())
                .isEqualTo(200);
        assertThat(vSwitches(cloud.user("b", policy("Allow", "VPC:describe*", "*")))
                        .send()
                        .statusCode())
                .isEqualTo(200);
        assertThat(vSwitches(cloud.user("c", policy("Allow", "*", "acs:vpc:*:*:vswitch/*")))
                        .send()
                        .statusCode())
                .isEqualTo(200);
        assertThat(vSwitches(cloud.user("d", policy("Allow", "vpc:DescribeVpcs", "*")))
                        .send()
                        .statusCode())
                .isEqualTo(403);
        assertThat(vSwitches(cloud.user("e", policy("Allow", "*", "acs:vpc:cn-beijing:*:*")))
                        .send()
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anExplicitDenialWins() {
        CloudKey user = cloud.user(
                "terway", policy("Allow", "*", "*"), policy("Deny", "vpc:DescribeVSwitches", "acs:vpc:*:*:vswitch/*"));
        HttpResponse<String> response = vSwitches(user).send();
        assertThat(response.statusCode()).isEqualTo(403);
        Object detail = body(response).get("AccessDeniedDetail");
        assertThat(((Map<?, ?>) detail).get("NoPermissionType")).isEqualTo("ExplicitDeny");
    }

    @Test
    void aConditionThatItDoesNotReadGrantsNothing() {
        String conditional =
                "{\"Version\":\"1\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                        + "\"Condition\":{\"Bool\":{\"acs:SecureTransport\":\"true\"}}}}";
        assertThat(vSwitches(cloud.user("terway", conditional)).send().statusCode())
                .isEqualTo(403);
    }

    @Test
    void deniesInTheStyleOfTheProduct() {
        CloudKey user = cloud.user("terway");
        HttpResponse<String> ram = new Signer(cloud.endpoint(), user, "2015-05-01", "ListUsers").send();
        assertThat(body(ram))
                .containsEntry("Code", "NoPermission")
                .containsEntry(
                        "Message",
                        "You are not authorized to do this action. Resource: acs:ram:*:1234567890123456:user/*"
                                + " Action: ram:ListUsers");
        HttpResponse<String> cs = new Signer(cloud.endpoint(), user, "2015-12-15", "DescribeClusterDetail")
                .method("GET")
                .path("/clusters/c1")
                .send();
        assertThat(cs.statusCode()).isEqualTo(403);
        assertThat(body(cs))
                .containsEntry("code", "StatusForbidden")
                .containsEntry(
                        "message",
                        "RAM policy Forbidden for action cs:GetClusterById, acs:cs:*:1234567890123456:cluster/c1")
                .containsKey("requestId");
        HttpResponse<String> cen = new Signer(cloud.endpoint(), user, "2017-09-12", "ListTransitRouters").send();
        assertThat(String.valueOf(body(cen).get("Message"))).contains("Action: cen:ListTransitRouters");
    }

    @Test
    void asksForPermissionBeforeParameters() {
        CloudKey user = cloud.user("terway");
        HttpResponse<String> response = new Signer(cloud.endpoint(), user, "2016-04-28", "DescribeVpcs").send();
        assertThat(body(response)).containsEntry("Code", "Forbidden.RAM");
    }

    @Test
    void aSessionMayDoWhatItsRoleMay() {
        CloudKey session = cloud.session("reader", Duration.ofHours(1), policy("Allow", "vpc:DescribeVpcs", "*"));
        assertThat(vSwitches(session).send().statusCode()).isEqualTo(403);
        assertThat(new Signer(cloud.endpoint(), session, "2016-04-28", "DescribeVpcs")
                        .with("RegionId", "cn-hangzhou")
                        .send()
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesNoDocumentThatIsNone() {
        assertThatThrownBy(() -> cloud.user("x", "{\"Version\":\"2\",\"Statement\":[]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the policy's Version is 2; expected \"1\"");
        assertThatThrownBy(() -> cloud.user("x", policy("Permit", "*", "*")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the policy's Effect is Permit; expected Allow or Deny");
    }
}
