// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String TRICKY = "a b+c*d~e/f&g=h%i \u4e2d\u6587";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    private Signer request(CloudKey key) {
        return new Signer(cloud.endpoint(), key, "2016-04-28", "DescribeVpcs").with("RegionId", "cn-hangzhou");
    }

    private static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + response.body().replaceAll("(?s).*\"[Cc]ode\":\"([^\"]*)\".*", "$1");
    }

    private String last() {
        return cloud.requests().get(cloud.requests().size() - 1).caller();
    }

    @Test
    void takesQueriesFormsAndJsonWithTrickyCharacters() {
        assertThat(request(cloud.rootKey()).with("VpcName", TRICKY).send().statusCode())
                .isNotEqualTo(400);
        assertThat(last()).isEqualTo(cloud.accountId());
        Signer form = new Signer(cloud.endpoint(), cloud.rootKey(), "2016-04-28", "DescribeVpcs");
        form.form(Map.of("RegionId", "cn-hangzhou", "VpcName", TRICKY)).send();
        assertThat(last()).isEqualTo(cloud.accountId());
        assertThat(cloud.requests().get(1).parameters()).containsEntry("VpcName", TRICKY);
        Signer roa = new Signer(cloud.endpoint(), cloud.rootKey(), "2015-12-15", "CreateCluster");
        roa.path("/clusters")
                .json("{\"name\":\"" + TRICKY + "\",\"login_password\":\"hunter2\"}")
                .send();
        assertThat(last()).isEqualTo(cloud.accountId());
        assertThat(cloud.requests().get(2).body())
                .isEqualTo("{\"name\":\"" + TRICKY + "\",\"login_password\":\"***\"}");
    }

    @Test
    void refusesWhatWasChangedOnTheWay() {
        CloudKey wrong = new CloudKey(cloud.rootKey().accessKeyId(), "wrong", "");
        assertThat(code(request(wrong).send())).isEqualTo("400 SignatureDoesNotMatch");
        Signer form = new Signer(cloud.endpoint(), cloud.rootKey(), "2016-04-28", "DescribeVpcs");
        assertThat(code(form.form(Map.of("RegionId", "cn-hangzhou"))
                        .tampered("RegionId=cn-beijing")
                        .send()))
                .isEqualTo("400 SignatureDoesNotMatch");
        assertThat(last()).isEmpty();
    }

    @Test
    void refusesAnUnknownAndAnInactiveKey() {
        assertThat(code(request(new CloudKey("LTAI5tNobody", "x", "")).send()))
                .isEqualTo("404 InvalidAccessKeyId.NotFound");
        CloudKey user = cloud.user("somebody");
        cloud.deactivate(user);
        assertThat(code(request(user).send())).isEqualTo("403 InvalidAccessKeyId.Inactive");
    }

    @Test
    void refusesANonceTheSecondTime() {
        Signer request = request(cloud.rootKey()).header("x-acs-signature-nonce", "one");
        assertThat(code(request.send())).isNotEqualTo("400 SignatureNonceUsed");
        assertThat(code(request.send())).isEqualTo("400 SignatureNonceUsed");
    }

    @Test
    void refusesADateTooFarFromItsClock() {
        assertThat(code(request(cloud.rootKey())
                        .header("x-acs-date", "yesterday")
                        .send()))
                .isEqualTo("400 InvalidTimeStamp.Format");
        Instant old = Instant.now().minus(Duration.ofMinutes(16));
        assertThat(code(request(cloud.rootKey())
                        .header("x-acs-date", old.toString())
                        .send()))
                .isEqualTo("400 InvalidTimeStamp.Expired");
        cloud.skew(Duration.ofMinutes(-16));
        assertThat(code(request(cloud.rootKey())
                        .header("x-acs-date", old.toString())
                        .send()))
                .isNotEqualTo("400 InvalidTimeStamp.Expired");
        assertThat(code(request(cloud.rootKey()).send())).isEqualTo("400 InvalidTimeStamp.Expired");
    }

    @Test
    void takesATokenUntilItExpires() {
        CloudKey session = cloud.session(
                "reader",
                Duration.ofHours(1),
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"vpc:*\",\"Resource\":\"*\"}]}");
        request(session).send();
        assertThat(last()).isEqualTo("reader:test");
        assertThat(code(request(new CloudKey(session.accessKeyId(), session.accessKeySecret(), ""))
                        .send()))
                .isEqualTo("400 MissingSecurityToken");
        assertThat(code(request(new CloudKey(session.accessKeyId(), session.accessKeySecret(), "x"))
                        .send()))
                .isEqualTo("400 InvalidSecurityToken.MismatchWithAccessKey");
        cloud.expireSessions();
        assertThat(code(request(session).send())).isEqualTo("400 InvalidSecurityToken.Expired");
    }

    @Test
    void knowsNoActionOfAnotherProductOrVersion() {
        assertThat(code(new Signer(cloud.endpoint(), cloud.rootKey(), "2014-05-26", "DescribeVpcs").send()))
                .isEqualTo("404 InvalidAction.NotFound");
        assertThat(code(new Signer(cloud.endpoint(), cloud.rootKey(), "2013-01-01", "DescribeVpcs").send()))
                .isEqualTo("400 InvalidVersion");
        assertThat(code(new Signer(cloud.endpoint(), cloud.rootKey(), "2015-12-15", "Nothing")
                        .path("/nothing")
                        .send()))
                .isEqualTo("404 InvalidAction.NotFound");
    }
}
