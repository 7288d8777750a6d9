// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents of policies, and their versions. */
class RamPolicyVersionsTest {
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

    private void policyNamed(String name) {
        assertThat(root.ram("CreatePolicy", "PolicyName", name, "PolicyDocument", READS)
                        .status())
                .isEqualTo(200);
    }

    private static String[] with(String[] parameters, String name, String value) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }

    private List<String> versions() {
        return root
                .ram("ListPolicyVersions", "PolicyType", "Custom", "PolicyName", "p")
                .list("PolicyVersions", "PolicyVersion")
                .stream()
                .map(each -> Trees.text(each, "VersionId"))
                .toList();
    }

    @Test
    void countsTheCharactersOfADocument() {
        String longest = READS.replace("\"*\"]", "\"acs:ram:*:*:" + "x".repeat(6144 - READS.length() - 11) + "\"]");

        assertThat(longest).hasSize(6144);
        assertThat(root.ram("CreatePolicy", "PolicyName", "p", "PolicyDocument", longest)
                        .status())
                .isEqualTo(200);
        assertThat(root.ram("CreatePolicy", "PolicyName", "q", "PolicyDocument", longest + " ")
                        .failure())
                .isEqualTo("400 InvalidParameter.PolicyDocument.Length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"Version\":\"2\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"1\",\"Statement\":[]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Perhaps\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"DescribeVpcs\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"vpc\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\"}]}"
            })
    void refusesDocumentsThatAreNone(String document) {
        assertThat(root.ram("CreatePolicy", "PolicyName", "p", "PolicyDocument", document)
                        .failure())
                .isEqualTo("400 MalformedPolicyDocument");
    }

    @Test
    void keepsFiveVersionsAndRotatesOnDemand() {
        policyNamed("p");
        for (int i = 2; i <= 5; i++) {
            root.ram("CreatePolicyVersion", "PolicyName", "p", "PolicyDocument", policy("ecs:Describe" + i));
        }
        String[] sixth = {"PolicyName", "p", "PolicyDocument", policy("ecs:DescribeSix"), "SetAsDefault", "true"};

        assertThat(root.ram("CreatePolicyVersion", sixth).failure()).isEqualTo("409 LimitExceeded.Policy.Version");
        assertThat(root.ram("CreatePolicyVersion", with(sixth, "RotateStrategy", "None"))
                        .failure())
                .isEqualTo("409 LimitExceeded.Policy.Version");
        assertThat(root.ram("CreatePolicyVersion", with(sixth, "RotateStrategy", "Any"))
                        .failure())
                .isEqualTo("400 InvalidParameter.RotateStrategy");
        Reply made = root.ram(
                "CreatePolicyVersion", with(sixth, "RotateStrategy", "DeleteOldestNonDefaultVersionWhenLimitExceeded"));
        assertThat(made.at("PolicyVersion", "VersionId")).isEqualTo("v6");
        assertThat(made.at("PolicyVersion", "IsDefaultVersion")).isEqualTo(true);
        assertThat(versions()).containsExactly("v1", "v3", "v4", "v5", "v6");
        assertThat(root.ram("GetPolicy", "PolicyType", "Custom", "PolicyName", "p")
                        .text("DefaultPolicyVersion", "PolicyDocument"))
                .isEqualTo(policy("ecs:DescribeSix"));
    }

    @Test
    void deletesAnyVersionButTheDefault() {
        policyNamed("p");
        root.ram("CreatePolicyVersion", "PolicyName", "p", "PolicyDocument", READS);

        assertThat(root.ram("DeletePolicyVersion", "PolicyName", "p", "VersionId", "v1")
                        .failure())
                .isEqualTo("409 DeleteConflict.Policy.Version.Default");
        root.ram("SetDefaultPolicyVersion", "PolicyName", "p", "VersionId", "v2");
        assertThat(root.ram("DeletePolicyVersion", "PolicyName", "p", "VersionId", "v1")
                        .status())
                .isEqualTo(200);
        assertThat(root.ram("SetDefaultPolicyVersion", "PolicyName", "p", "VersionId", "v1")
                        .failure())
                .isEqualTo("404 EntityNotExist.Policy.Version");
        assertThat(root.ram("DeletePolicyVersion", "PolicyName", "p", "VersionId", "1")
                        .failure())
                .isEqualTo("400 InvalidParameter.VersionId.Format");
        assertThat(root.ram("GetPolicyVersion", "PolicyType", "Custom", "PolicyName", "p", "VersionId", "v2")
                        .at("PolicyVersion", "PolicyDocument"))
                .isEqualTo(READS);
    }
}
