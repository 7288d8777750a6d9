// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RamProductTest {
    private static final String READS = policy("ram:ListUsers");

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private final CloudCalls root = new CloudCalls(cloud, cloud.rootKey());

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String policy(String action) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"" + action
                + "\"],\"Resource\":[\"*\"]}]}";
    }

    private void user(String name) {
        assertThat(root.ram("CreateUser", "UserName", name).status()).isEqualTo(200);
    }

    private void policyNamed(String name) {
        assertThat(root.ram("CreatePolicy", "PolicyName", name, "PolicyDocument", READS)
                        .status())
                .isEqualTo(200);
    }

    private Reply attach(String policy, String user) {
        return root.ram("AttachPolicyToUser", "PolicyType", "Custom", "PolicyName", policy, "UserName", user);
    }

    @Test
    void makesFindsAndDeletesAUser() {
        Reply made = root.ram("CreateUser", "UserName", "terway", "DisplayName", "Terway", "Comments", "by a test");

        assertThat(made.at("User", "DisplayName")).isEqualTo("Terway");
        assertThat(made.text("RequestId")).isNotEmpty();
        assertThat(root.ram("GetUser", "UserName", "terway").at("User", "Comments"))
                .isEqualTo("by a test");
        assertThat(root.ram("CreateUser", "UserName", "terway").failure()).isEqualTo("409 EntityAlreadyExists.User");
        assertThat(root.ram("DeleteUser", "UserName", "terway").status()).isEqualTo(200);
        assertThat(root.ram("GetUser", "UserName", "terway").failure()).isEqualTo("404 EntityNotExist.User");
        assertThat(root.ram("DeleteUser", "UserName", "terway").failure()).isEqualTo("404 EntityNotExist.User");
    }

    @Test
    void listsUsersInParts() {
        for (int i = 0; i < 5; i++) {
            user("user-" + i);
        }

        Reply first = root.ram("ListUsers", "MaxItems", "2");
        Reply second = root.ram("ListUsers", "MaxItems", "3", "Marker", first.text("Marker"));

        assertThat(first.at("IsTruncated")).isEqualTo(true);
        assertThat(first.list("Users", "User")).hasSize(2);
        assertThat(second.at("IsTruncated")).isEqualTo(false);
        assertThat(second.list("Users", "User")).hasSize(3);
        assertThat(second.tree()).doesNotContainKey("Marker");
    }

    @ParameterizedTest
    @CsvSource({
        "CreateUser, UserName, a b, InvalidParameter.UserName.InvalidChars",
        "CreateUser, UserName, '', InvalidParameter.UserName.Length",
        "CreatePolicy, PolicyName, a_b, InvalidParameter.PolicyName.InvalidChars",
        "DeletePolicy, PolicyName, a.b, InvalidParameter.PolicyName.InvalidChars"
    })
    void refusesNamesThatAreNone(String action, String parameter, String name, String code) {
        assertThat(root.ram(action, parameter, name, "PolicyDocument", READS).failure())
                .isEqualTo("400 " + code);
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(root.ram("CreateUser", "UserName", "u".repeat(64)).status()).isEqualTo(200);
        assertThat(root.ram("CreateUser", "UserName", "u".repeat(65)).failure())
                .isEqualTo("400 InvalidParameter.UserName.Length");
        assertThat(root.ram("CreatePolicy", "PolicyName", "p".repeat(129), "PolicyDocument", READS)
                        .failure())
                .isEqualTo("400 InvalidParameter.PolicyName.Length");
    }

    @Test
    void attachesOnceAndDetachesOnce() {
        user("terway");
        policyNamed("p");

        assertThat(attach("p", "terway").status()).isEqualTo(200);
        assertThat(attach("p", "terway").failure()).isEqualTo("409 EntityAlreadyExists.User.Policy");
        assertThat(root.ram("ListPoliciesForUser", "UserName", "terway").list("Policies", "Policy"))
                .hasSize(1);
        assertThat(root.ram("ListEntitiesForPolicy", "PolicyType", "Custom", "PolicyName", "p")
                        .list("Users", "User"))
                .hasSize(1);
        String[] detach = {"PolicyType", "Custom", "PolicyName", "p", "UserName", "terway"};
        assertThat(root.ram("DetachPolicyFromUser", detach).status()).isEqualTo(200);
        assertThat(root.ram("DetachPolicyFromUser", detach).failure()).isEqualTo("404 EntityNotExist.User.Policy");
        assertThat(attach("p", "nobody").failure()).isEqualTo("404 EntityNotExist.User");
        assertThat(attach("none", "terway").failure()).isEqualTo("404 EntityNotExist.Policy");
        assertThat(root.ram("AttachPolicyToUser", "PolicyType", "Mine", "PolicyName", "p", "UserName", "terway")
                        .failure())
                .isEqualTo("400 InvalidParameter.PolicyType");
    }

    @Test
    void deletesNothingThatIsInUse() {
        user("terway");
        policyNamed("p");
        attach("p", "terway");
        root.ram("CreatePolicyVersion", "PolicyName", "p", "PolicyDocument", READS);
        String key = root.ram("CreateAccessKey", "UserName", "terway").text("AccessKey", "AccessKeyId");

        assertThat(root.ram("DeleteUser", "UserName", "terway").failure())
                .isEqualTo("409 DeleteConflict.User.AccessKey");
        root.ram("DeleteAccessKey", "UserName", "terway", "UserAccessKeyId", key);
        assertThat(root.ram("DeleteUser", "UserName", "terway").failure()).isEqualTo("409 DeleteConflict.User.Policy");
        assertThat(root.ram("DeletePolicy", "PolicyName", "p").failure()).isEqualTo("409 DeleteConflict.Policy.User");
        root.ram("DetachPolicyFromUser", "PolicyType", "Custom", "PolicyName", "p", "UserName", "terway");
        assertThat(root.ram("DeletePolicy", "PolicyName", "p").failure())
                .isEqualTo("409 DeleteConflict.Policy.Version");
        attach("p", "terway");
        assertThat(root.ram("DeletePolicy", "PolicyName", "p", "CascadingDelete", "true")
                        .status())
                .isEqualTo(200);
        assertThat(root.ram("DeleteUser", "UserName", "terway").status()).isEqualTo(200);
    }

    @Test
    void enforcesAtOnceWhatIsGrantedToAKeyThatItMade() {
        user("terway");
        policyNamed("p");
        Reply made = root.ram("CreateAccessKey", "UserName", "terway");
        CloudCalls terway = new CloudCalls(
                cloud,
                new CloudKey(made.text("AccessKey", "AccessKeyId"), made.text("AccessKey", "AccessKeySecret"), ""));

        assertThat(terway.ram("ListUsers").failure()).isEqualTo("403 NoPermission");
        attach("p", "terway");
        assertThat(terway.ram("ListUsers").status()).isEqualTo(200);
        root.ram(
                "CreatePolicyVersion",
                "PolicyName",
                "p",
                "PolicyDocument",
                policy("ram:GetUser"),
                "SetAsDefault",
                "true");
        assertThat(terway.ram("ListUsers").failure()).isEqualTo("403 NoPermission");
        assertThat(terway.ram("GetUser").text("User", "UserName")).isEqualTo("terway");
        root.ram(
                "UpdateAccessKey",
                "UserName",
                "terway",
                "UserAccessKeyId",
                made.text("AccessKey", "AccessKeyId"),
                "Status",
                "Inactive");
        assertThat(terway.ram("GetUser").failure()).isEqualTo("403 InvalidAccessKeyId.Inactive");
    }

    @Test
    void givesAUserTwoKeysAndShowsASecretOnce() {
        user("terway");
        String secret = root.ram("CreateAccessKey", "UserName", "terway").text("AccessKey", "AccessKeySecret");
        root.ram("CreateAccessKey", "UserName", "terway");

        assertThat(root.ram("CreateAccessKey", "UserName", "terway").failure())
                .isEqualTo("409 LimitExceeded.User.AccessKey");
        Reply keys = root.ram("ListAccessKeys", "UserName", "terway");
        assertThat(keys.list("AccessKeys", "AccessKey")).hasSize(2);
        assertThat(keys.body()).doesNotContain(secret);
        assertThat(root.ram("DeleteAccessKey", "UserName", "terway", "UserAccessKeyId", "LTAInone")
                        .failure())
                .isEqualTo("404 EntityNotExist.User.AccessKey");
    }

    @Test
    void attachesSystemPoliciesByName() {
        CloudKey key = cloud.user("reader");
        CloudCalls reader = new CloudCalls(cloud, key);
        root.ram(
                "AttachPolicyToUser",
                "PolicyType",
                "System",
                "PolicyName",
                "AliyunRAMReadOnlyAccess",
                "UserName",
                "reader");

        assertThat(reader.ram("ListUsers").status()).isEqualTo(200);
        assertThat(reader.ram("CreateUser", "UserName", "x").failure()).isEqualTo("403 NoPermission");
        assertThat(root.ram("DeletePolicy", "PolicyName", "AliyunRAMReadOnlyAccess")
                        .failure())
                .isEqualTo("404 EntityNotExist.Policy");
    }

    @Test
    void hidesFromALaggingReplicaWhatWasJustMade() {
        user("terway");
        cloud.inject(CloudFaultRule.next(CloudFault.stale(1)).action("GetUser"));

        assertThat(root.ram("GetUser", "UserName", "terway").failure()).isEqualTo("404 EntityNotExist.User");
        assertThat(root.ram("GetUser", "UserName", "terway").status()).isEqualTo(200);
    }
}
