// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds the members of answers against those of the official SDK's response models. */
class OfficialShapesTest {
    private static final String DOCUMENT =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private final CloudCalls root = new CloudCalls(cloud, cloud.rootKey());
    private final Map<String, Reply> replies = new LinkedHashMap<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    /** Returns the lines of the resource: the action's name, then members. */
    private static Map<String, List<String>> shapes(String product) throws IOException {
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        try (InputStream in =
                Objects.requireNonNull(OfficialShapesTest.class.getResourceAsStream("official-shapes.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n    ", " ");
            for (String line : text.split("\n")) {
                List<String> words = List.of(line.split(" "));
                if (words.get(0).equals(product)) {
                    shapes.put(words.get(1), words.subList(2, words.size()));
                }
            }
        }
        return shapes;
    }

    private static Set<String> members(@Nullable Object tree, String prefix) {
        Set<String> members = new TreeSet<>();
        if (tree instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                members.add(prefix + name);
                members.addAll(members(value, prefix + name + "."));
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(each -> members.addAll(members(each, prefix)));
        }
        return members;
    }

    private void ram(String action, String... parameters) {
        replies.put(action, root.ram(action, parameters));
    }

    @Test
    void answersInRamAndStsWithTheMembersOfTheModels() throws IOException {
        String[] policy = {"PolicyType", "Custom", "PolicyName", "p"};
        ram("CreateUser", "UserName", "u");
        root.ram("CreateUser", "UserName", "v");
        ram("GetUser", "UserName", "u");
        ram("ListUsers", "MaxItems", "1");
        ram("CreateAccessKey", "UserName", "u");
        ram("ListAccessKeys", "UserName", "u");
        ram("CreatePolicy", "PolicyName", "p", "PolicyDocument", DOCUMENT);
        ram("AttachPolicyToUser", "PolicyType", "Custom", "PolicyName", "p", "UserName", "u");
        ram("CreatePolicyVersion", "PolicyName", "p", "PolicyDocument", DOCUMENT);
        ram("GetPolicy", policy);
        ram("GetPolicyVersion", "PolicyType", "Custom", "PolicyName", "p", "VersionId", "v1");
        ram("ListPolicyVersions", policy);
        ram("ListPoliciesForUser", "UserName", "u");
        ram("ListEntitiesForPolicy", policy);
        CloudCalls user = new CloudCalls(cloud, cloud.user("w", DOCUMENT));
        cloud.session("reader", Duration.ofHours(1));
        String arn = "acs:ram::" + cloud.accountId() + ":role/reader";
        replies.put("AssumeRole", user.sts("AssumeRole", "RoleArn", arn, "RoleSessionName", "test"));
        replies.put("GetCallerIdentity", user.sts("GetCallerIdentity"));

        Map<String, List<String>> models = shapes("ram");
        models.putAll(shapes("sts"));

        assertThat(replies.keySet()).containsExactlyInAnyOrderElementsOf(models.keySet());
        replies.forEach((action, reply) -> {
            Set<String> wanted = new TreeSet<>(models.get(action));
            wanted.removeIf(member -> member.startsWith("?"));
            Set<String> optional = new TreeSet<>();
            models.get(action).stream()
                    .filter(member -> member.startsWith("?"))
                    .forEach(member -> optional.add(member.substring(1)));
            Set<String> found = members(reply.tree(), "");
            found.removeAll(optional);
            assertThat(found).as(action).isEqualTo(wanted);
        });
    }

    @Test
    void answersInContainerServiceWithMembersOfTheModels() throws IOException {
        cloud.world()
                .vpc("vpc-1", "cn-hangzhou", "10.0.0.0/8")
                .vSwitch("vsw-1", "vpc-1", "cn-hangzhou-h", "10.10.24.0/24")
                .securityGroup("sg-1", "vpc-1", "enterprise")
                .instanceType("ecs.g7.xlarge", 4, 15, 15, 4, 16);
        Reply made = root.post(
                "/clusters",
                "{\"name\":\"a\",\"region_id\":\"cn-hangzhou\",\"vpcid\":\"vpc-1\",\"cluster_type\":\"ExternalKubernetes\"}");
        String cluster = "/clusters/" + made.text("cluster_id");
        cloud.clusters().connectAgent(made.text("cluster_id"), true);
        cloud.clusters().failNext(ClusterFault.scriptFails(1));
        Reply pool = root.post(
                cluster + "/nodepools",
                "{\"nodepool_info\":{\"name\":\"p\"},\"scaling_group\":{\"vswitch_ids\":[\"vsw-1\"],"
                        + "\"instance_types\":[\"ecs.g7.xlarge\"],\"image_type\":\"AliyunLinux3\","
                        + "\"security_group_ids\":[\"sg-1\"],\"key_pair\":\"kp\",\"desired_size\":2}}");
        cloud.clusters().connectAgent(made.text("cluster_id"), true);
        cloud.clusters().advance(Duration.ofMinutes(1));
        String poolPath = cluster + "/nodepools/" + pool.text("nodepool_id");
        replies.put("CreateCluster", made);
        replies.put("CreateClusterNodePool", pool);
        replies.put("ScaleClusterNodePool", root.post(poolPath, "{\"count\":1}"));
        replies.put("DescribeClusterNodePoolDetail", root.get(poolPath));
        replies.put("DescribeClusterDetail", root.get(cluster));
        replies.put("DescribeClustersV1", root.get("/api/v1/clusters"));
        replies.put("DescribeClusterNodes", root.get(cluster + "/nodes"));
        replies.put("DescribeTaskInfo", root.get("/tasks/" + pool.text("task_id")));
        replies.put("DescribeClusterTasks", root.get(cluster + "/tasks"));
        replies.put("DescribeClusterEvents", root.get(cluster + "/events"));
        String k8s = "/k8s/" + made.text("cluster_id");
        replies.put("DescribeClusterUserKubeconfig", root.get(k8s + "/user_config"));
        replies.put("DescribeExternalAgent", root.get(k8s + "/external/agent/deployment"));

        Map<String, List<String>> models = shapes("cs");

        assertThat(replies.keySet()).containsExactlyInAnyOrderElementsOf(models.keySet());
        replies.forEach((action, reply) -> {
            List<String> known = new ArrayList<>();
            models.get(action).forEach(member -> known.add(member.replace("+", "")));
            assertThat(reply.status()).as(action).isEqualTo(200);
            assertThat(known).as(action).containsAll(members(reply.tree(), ""));
        });
    }
}
