// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StsProductTest {
    private static final String ALL =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private final CloudCalls root = new CloudCalls(cloud, cloud.rootKey());
    private final CloudCalls user = new CloudCalls(cloud, cloud.user("operator", ALL));

    @AfterEach
    void close() {
        cloud.close();
    }

    private String role() {
        return cloud.role("reader", ALL.replace("\"Action\":\"*\"", "\"Action\":\"ram:ListUsers\""));
    }

    @Test
    void saysWhoTheCallerIs() {
        assertThat(root.sts("GetCallerIdentity").at("IdentityType")).isEqualTo("Account");
        Reply reply = user.sts("GetCallerIdentity");
        assertThat(reply.at("IdentityType")).isEqualTo("RAMUser");
        assertThat(reply.at("Arn")).isEqualTo("acs:ram::" + cloud.accountId() + ":user/operator");
        assertThat(reply.at("AccountId")).isEqualTo(cloud.accountId());
    }

    @Test
    void opensSessionsWithTheRolesPermissionsThatEndByTheClock() {
        Reply reply = user.sts("AssumeRole", "RoleArn", role(), "RoleSessionName", "test", "DurationSeconds", "900");
        CloudCalls session = new CloudCalls(
                cloud,
                new CloudKey(
                        reply.text("Credentials", "AccessKeyId"),
                        reply.text("Credentials", "AccessKeySecret"),
                        reply.text("Credentials", "SecurityToken")));

        assertThat(session.sts("GetCallerIdentity").at("IdentityType")).isEqualTo("AssumedRoleUser");
        assertThat(session.ram("ListUsers").status()).isEqualTo(200);
        assertThat(session.ram("CreateUser", "UserName", "x").failure()).isEqualTo("403 NoPermission");
        cloud.skew(Duration.ofMinutes(14));
        assertThat(session.ram("ListUsers").status()).isEqualTo(200);
        cloud.expireSessions();
        assertThat(session.ram("ListUsers").failure()).isEqualTo("400 InvalidSecurityToken.Expired");
    }

    @Test
    void refusesWhatTheCloudRefuses() {
        String role = role();

        assertThat(root.sts("AssumeRole", "RoleArn", role, "RoleSessionName", "test")
                        .failure())
                .isEqualTo("403 NoPermission");
        assertThat(user.sts("AssumeRole", "RoleArn", "reader", "RoleSessionName", "test")
                        .failure())
                .isEqualTo("400 InvalidParameter.RoleArn");
        assertThat(user.sts("AssumeRole", "RoleArn", role, "RoleSessionName", "x")
                        .failure())
                .isEqualTo("400 InvalidParameter.RoleSessionName");
        assertThat(user.sts("AssumeRole", "RoleArn", role, "RoleSessionName", "test", "Policy", ALL)
                        .failure())
                .isEqualTo("501 FakeNotImplemented");
        assertThat(user.sts("AssumeRole", "RoleArn", role + "s", "RoleSessionName", "test")
                        .failure())
                .isEqualTo("404 EntityNotExist.Role");
    }
}
