// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloudFaultTest {
    private static final String VPC = "vpc-bp1aevy8sofi8mh1q0000";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();

    @BeforeEach
    void fill() {
        FakeWorld.guide(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Signer list(FakeAlibabaCloud at) {
        return new Signer(at.endpoint(), at.rootKey(), "2016-04-28", "DescribeVSwitches").with("VpcId", VPC);
    }

    private Signer create(String cidr, String token) {
        return new Signer(cloud.endpoint(), cloud.rootKey(), "2016-04-28", "CreateVSwitch")
                .with("RegionId", "cn-hangzhou")
                .with("ZoneId", "cn-hangzhou-h")
                .with("VpcId", VPC)
                .with("CidrBlock", cidr)
                .with("ClientToken", token);
    }

    private long count() {
        return (Long) Json.readObject(list(cloud).send().body()).get("TotalCount");
    }

    private static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + Json.readObject(response.body()).get("Code");
    }

    @Test
    void comesAfterSoManyAndSoManyTimesForItsActionOnly() {
        cloud.inject(CloudFaultRule.next(CloudFault.throttled())
                .action("DescribeVSwitches")
                .after(1)
                .times(2));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(list(cloud).send().statusCode());
            assertThat(code(create("10.10.2" + i + ".0/24", "").send())).isEqualTo("200 null");
        }
        assertThat(statuses).containsExactly(200, 400, 400, 200);
    }

    @Test
    void answersWithTheCloudsErrors() {
        cloud.inject(CloudFaultRule.next(CloudFault.throttled()));
        cloud.inject(CloudFaultRule.next(CloudFault.unavailable()).after(1));
        cloud.inject(CloudFaultRule.next(CloudFault.internalError()).after(2));
        cloud.inject(CloudFaultRule.next(CloudFault.tokenExpired()).after(3));
        assertThat(code(list(cloud).send())).isEqualTo("400 Throttling.User");
        assertThat(code(list(cloud).send())).isEqualTo("503 ServiceUnavailable");
        assertThat(code(list(cloud).send())).isEqualTo("500 InternalError");
        assertThat(code(list(cloud).send())).isEqualTo("400 InvalidSecurityToken.Expired");
        assertThat(code(list(cloud).send())).isEqualTo("200 null");
        assertThat(cloud.requests())
                .extracting(CloudRequest::code)
                .containsExactly(
                        "Throttling.User", "ServiceUnavailable", "InternalError", "InvalidSecurityToken.Expired", "");
    }

    @Test
    void nothingIsDoneBeforeTheCommit() {
        for (CloudFault fault : List.of(CloudFault.html(502), CloudFault.html(200))) {
            cloud.inject(CloudFaultRule.next(fault));
            HttpResponse<String> page = create("10.10.30.0/24", "t").send();
            assertThat(page.body()).startsWith("<html>");
            assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        }
        cloud.inject(CloudFaultRule.always(CloudFault.closeBefore()).action("CreateVSwitch"));
        assertThatThrownBy(() -> create("10.10.30.0/24", "t").send()).hasCauseInstanceOf(IOException.class);
        cloud.clearFaults();
        assertThat(count()).isEqualTo(2);
        assertThat(cloud.requests())
                .filteredOn(request -> request.status() == 0)
                .isNotEmpty();
    }

    @Test
    void everythingIsDoneAfterTheCommitAndTheTokenFindsIt() {
        cloud.inject(CloudFaultRule.next(CloudFault.truncate()));
        cloud.inject(CloudFaultRule.next(CloudFault.closeAfter()).after(1));
        cloud.inject(CloudFaultRule.next(CloudFault.emptyBody()).after(2));
        cloud.inject(CloudFaultRule.next(CloudFault.htmlAfter(200)).after(3));
        assertThatThrownBy(() -> create("10.10.30.0/24", "t0").send()).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> create("10.10.31.0/24", "t1").send()).hasCauseInstanceOf(IOException.class);
        cloud.clearFaults();
        cloud.inject(CloudFaultRule.next(CloudFault.emptyBody()));
        assertThat(create("10.10.32.0/24", "t2").send().body()).isEmpty();
        cloud.inject(CloudFaultRule.next(CloudFault.htmlAfter(200)));
        assertThat(create("10.10.33.0/24", "t3").send().body()).startsWith("<html>");
        assertThat(count()).isEqualTo(6);
        for (int i = 0; i < 4; i++) {
            assertThat(code(create("10.10.3" + i + ".0/24", "t" + i).send())).isEqualTo("200 null");
        }
        assertThat(count()).isEqualTo(6);
        assertThat(code(create("10.10.34.0/24", "t0").send())).isEqualTo("400 IdempotentParameterMismatch");
    }

    @Test
    void aStaleReadDoesNotSeeWhatWasJustMade() {
        assertThat(code(create("10.10.30.0/24", "t").send())).isEqualTo("200 null");
        cloud.inject(CloudFaultRule.next(CloudFault.stale(1))
                .action("DescribeVSwitches")
                .times(2));
        assertThat(count()).isEqualTo(2);
        assertThat(count()).isEqualTo(3);
        cloud.inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1))));
        assertThat(count()).isEqualTo(2);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void hangsUntilTheClientGivesUpOrItIsClosed() throws InterruptedException {
        FakeAlibabaCloud other = FakeAlibabaCloud.start();
        FakeWorld.guide(other);
        other.inject(CloudFaultRule.next(CloudFault.hangAfter()));
        Thread client =
                new Thread(() -> assertThatThrownBy(() -> list(other).send()).isNotNull());
        client.start();
        while (other.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(other.requests().get(0).status()).isEqualTo(200);
        other.close();
        client.join();
    }

    @Test
    void comesByChanceAsTheSeedSays() {
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (FakeAlibabaCloud seeded =
                    FakeAlibabaCloud.start(CloudOptions.defaults().withSeed(7))) {
                FakeWorld.guide(seeded);
                seeded.inject(CloudFaultRule.always(CloudFault.unavailable()).chance(0.5));
                List<Integer> statuses = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    statuses.add(list(seeded).send().statusCode());
                }
                runs.add(statuses);
            }
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200, 503);
    }

    @Test
    void throttlesAnAccountThatCallsTooOften() {
        Instant now = Instant.now();
        InstantSource still = InstantSource.fixed(now);
        CloudOptions options = CloudOptions.defaults()
                .withClock(still.withZone(ZoneOffset.UTC))
                .withCallsPerSecond(3);
        try (FakeAlibabaCloud limited = FakeAlibabaCloud.start(options)) {
            FakeWorld.guide(limited);
            for (int i = 0; i < 3; i++) {
                assertThat(list(limited).send().statusCode()).isEqualTo(200);
            }
            assertThat(code(list(limited).send())).isEqualTo("400 Throttling.User");
            limited.skew(Duration.ofSeconds(1));
            assertThat(list(limited).send().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        assertThatThrownBy(() -> CloudFault.error(200, "X"))
                .hasMessage("a fault answers with 200; expected 400 to 599");
        assertThatThrownBy(() -> CloudFault.stale(0))
                .hasMessage("a replica lags 0 requests behind; expected 1 or more");
        assertThatThrownBy(() -> CloudFaultRule.next(CloudFault.throttled()).times(0))
                .hasMessage("a fault befalls 0 requests; expected 1 or more");
        assertThatThrownBy(() -> CloudFaultRule.next(CloudFault.throttled()).chance(0))
                .hasMessage("a fault befalls with probability 0.0; expected more than 0, and at most 1");
        assertThatThrownBy(() -> CloudOptions.defaults().withCallsPerSecond(0))
                .hasMessage("an account may call 0 times a second; expected 1 or more");
    }
}
