// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.text.Document;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewClusterTest {
    private static final VSwitchId V_SWITCH = new VSwitchId("vsw-bp1node0");

    private static NewCluster.Builder builder(String name) {
        return NewCluster.builder(name, new RegionId("cn-hangzhou"), new VpcId("vpc-bp1aevy8"), List.of(V_SWITCH));
    }

    @Test
    void isTheBodyOfTheReferencesExample() {
        assertThat(builder("testDemo").build().document())
                .hasToString(
                        "{\"name\":\"testDemo\",\"region_id\":\"cn-hangzhou\",\"cluster_type\":\"ExternalKubernetes\","
                                + "\"vpcid\":\"vpc-bp1aevy8\",\"vswitch_ids\":[\"vsw-bp1node0\"],"
                                + "\"endpoint_public_access\":false,\"deletion_protection\":true}");
    }

    @Test
    void writesWhatIsAskedFor() {
        NewCluster cluster = builder("idc")
                .securityGroup(new SecurityGroupId("sg-bp1group0"))
                .serviceCidr(Cidr.parse("172.16.0.0/16"))
                .internetEndpoint(true)
                .deletionProtection(false)
                .addOns(List.of(AddOnRequest.of("terway-eniip", "v1.8.1")
                        .withConfig(Document.object().put("a", 1).build())))
                .tags(Map.of("team", "network"))
                .build();

        assertThat(cluster.document())
                .hasToString("{\"name\":\"idc\",\"region_id\":\"cn-hangzhou\",\"cluster_type\":\"ExternalKubernetes\","
                        + "\"vpcid\":\"vpc-bp1aevy8\",\"vswitch_ids\":[\"vsw-bp1node0\"],"
                        + "\"security_group_id\":\"sg-bp1group0\",\"service_cidr\":\"172.16.0.0/16\","
                        + "\"endpoint_public_access\":true,\"deletion_protection\":false,"
                        + "\"addons\":[{\"name\":\"terway-eniip\",\"version\":\"v1.8.1\",\"config\":\"{\\\"a\\\":1}\"}],"
                        + "\"tags\":[{\"key\":\"team\",\"value\":\"network\"}]}");
        assertThat(cluster).hasToString("registered cluster idc in cn-hangzhou");
    }

    @Test
    void comparesWhatTheCloudTells() {
        NewCluster wanted = builder("idc")
                .securityGroup(new SecurityGroupId("sg-bp1group0"))
                .serviceCidr(Cidr.parse("172.16.0.0/16"))
                .build();
        Map<String, Object> tree = new HashMap<>(Map.of(
                "cluster_id", "c0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "cluster_type", "ExternalKubernetes",
                "deletion_protection", "true"));
        assertThat(wanted.differences(LiveCluster.from(ApiAnswer.of("a", tree))))
                .isEmpty();

        tree.putAll(Map.of(
                "cluster_type",
                "ManagedKubernetes",
                "region_id",
                "cn-beijing",
                "vpc_id",
                "vpc-2",
                "vswitch_ids",
                List.of("vsw-2"),
                "security_group_id",
                "sg-2",
                "service_cidr",
                "172.19.0.0/20",
                "deletion_protection",
                false));
        assertThat(wanted.differences(LiveCluster.from(ApiAnswer.of("a", tree))))
                .containsExactly(
                        "type: wanted ExternalKubernetes, found ManagedKubernetes",
                        "region: wanted cn-hangzhou, found cn-beijing",
                        "VPC: wanted vpc-bp1aevy8, found vpc-2",
                        "vSwitches: wanted [vsw-bp1node0], found [vsw-2]",
                        "security group: wanted sg-bp1group0, found sg-2",
                        "Service block: wanted 172.16.0.0/16, found 172.19.0.0/20",
                        "deletion protection: wanted true, found false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "a_b", "a.b"})
    void refusesOtherNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(name))
                .withMessage("\"" + name + "\" is not a cluster's name: expected 1 to 63 letters, digits and \"-\", not"
                        + " beginning with \"-\"");
    }

    @Test
    void holdsToTheLimits() {
        assertThat(builder("a".repeat(63)).build().name()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> builder("a".repeat(64)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCluster.builder(
                        "a", new RegionId("cn-hangzhou"), new VpcId("vpc-bp1aevy8"), List.of(V_SWITCH, V_SWITCH)))
                .withMessageStartingWith("a registered cluster has at least one vSwitch, each once; found [");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCluster.builder(
                        "a", new RegionId("cn-hangzhou"), new VpcId("vpc-bp1aevy8"), Collections.emptyList()));
        Map<String, String> many = new HashMap<>();
        IntStream.range(0, 21).forEach(i -> many.put("k" + i, "v"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("a").tags(many))
                .withMessage("a cluster has at most 20 tags, found 21");
        many.remove("k20");
        assertThat((List<?>) builder("a").tags(many).build().document().at("tags"))
                .hasSize(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("a").tags(Map.of("k", "https://a")))
                .withMessage("\"https://a\" cannot be in a tag: what begins with \"https://\" is the cloud's");
    }
}
