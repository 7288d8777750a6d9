// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VSwitchSelection;
import io.hybridcluster.model.plan.VpcNetwork;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EniConfTest {
    private static final ClusterId CLUSTER = new ClusterId("c0a1b2c3d4e5f60718293a4b5c6d7e8f9");
    private static final List<Cidr> SERVICES = List.of(Cidr.parse("172.16.0.0/16"));
    private static final List<SecurityGroupId> GROUPS = List.of(new SecurityGroupId("sg-group0"));
    private static final ZoneId ZONE = new ZoneId("cn-hangzhou-h");
    private static final VSwitchId POD = new VSwitchId("vsw-pod0");

    static EniConf.Builder builder() {
        return builder(1);
    }

    static EniConf.Builder builder(int securityGroups) {
        List<SecurityGroupId> groups = IntStream.range(0, securityGroups)
                .mapToObj(i -> new SecurityGroupId("sg-group" + i))
                .toList();
        return EniConf.builder(CLUSTER, SERVICES, groups).addVSwitch(ZONE, POD);
    }

    @Test
    void keepsZonesAndVSwitchesInOrder() {
        ZoneId earlier = new ZoneId("cn-hangzhou-b");
        EniConf conf = builder()
                .addVSwitch(earlier, new VSwitchId("vsw-pod9"))
                .addVSwitch(ZONE, new VSwitchId("vsw-pod1"))
                .build();

        assertThat(conf.vSwitches().toString())
                .isEqualTo("{cn-hangzhou-h=[vsw-pod0, vsw-pod1], cn-hangzhou-b=[vsw-pod9]}");
    }

    @Test
    void isNotChangedByItsBuilderAfterwards() {
        EniConf.Builder builder = builder();
        EniConf conf = builder.build();
        builder.addVSwitch(ZONE, new VSwitchId("vsw-pod1")).addEniTag("team", "a");

        assertThat(conf)
                .isEqualTo(builder().build())
                .hasSameHashCodeAs(builder().build());
        assertThat(builder.build()).isNotEqualTo(conf);
    }

    @Test
    void isBuiltAgainFromItself() {
        EniConf conf = builder(2)
                .addVSwitch(new ZoneId("cn-hangzhou-b"), new VSwitchId("vsw-pod1"))
                .addEniTag("team", "a")
                .pool(new PoolSize(3, 7))
                .vSwitchSelection(VSwitchSelection.RANDOM)
                .ipStack(IpStack.DUAL)
                .credentials(CredentialSource.INSTANCE_RAM_ROLE)
                .build();

        assertThat(conf.toBuilder().build()).isEqualTo(conf).hasToString(conf.toString());
        EniConf more = conf.toBuilder()
                .addVSwitch(ZONE, new VSwitchId("vsw-pod2"))
                .addEniTag("x", "y")
                .build();
        assertThat(more.vSwitches().get(ZONE)).containsExactly(POD, new VSwitchId("vsw-pod2"));
        assertThat(conf.vSwitches().get(ZONE)).containsExactly(POD);
        assertThat(conf.eniTags()).doesNotContainKey("x");
        assertThatThrownBy(() -> conf.toBuilder().addEniTag("team", "b"))
                .hasMessage("ENI tag \"team\": \"b\": there is one already: \"a\"");
    }

    @Test
    void tagsEnisWithTheCluster() {
        assertThat(builder().addEniTag("team", "a").build().eniTags())
                .isEqualTo(Map.of("ack.aliyun.com", CLUSTER.value(), "team", "a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Aliyun-x       | a        | ENI tag "Aliyun-x": "a": the key is empty or starts with "aliyun" or "acs:"
            acs:x          | a        | ENI tag "acs:x": "a": the key is empty or starts with "aliyun" or "acs:"
            ''             | a        | ENI tag "": "a": the key is empty or starts with "aliyun" or "acs:"
            a              | http://x | ENI tag "a": "http://x": neither may contain "http://" or "https://"
            creator        | me       | ENI tag "creator": "me": Terway sets this tag itself
            ack.aliyun.com | b        | ENI tag "ack.aliyun.com": "b": there is one already: "c0a1b2c3d4e5f60718293a4b5c6d7e8f9"
            """)
    void refusesTagsThatEcsOrTerwayWouldNotKeep(String key, String value, String message) {
        assertThatThrownBy(() -> builder().addEniTag(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void countsTagsAndTheirLength() {
        EniConf.Builder builder = builder();
        IntStream.range(0, 18).forEach(i -> builder.addEniTag("t" + i, "x"));

        assertThat(builder.build().eniTags()).hasSize(19);
        assertThatThrownBy(() -> builder.addEniTag("one-more", "x"))
                .hasMessage("ENI tag \"one-more\": \"x\": there are 19 already, and Terway adds one");
        assertThatThrownBy(() -> builder().addEniTag("k".repeat(129), ""))
                .hasMessageEndingWith(": the key or the value is longer than 128 characters");
        assertThat(builder().addEniTag("k".repeat(128), "v".repeat(128)).build().eniTags())
                .hasSize(2);
    }

    @Test
    void refusesWhatIsMissingOrTwice() {
        assertThatThrownBy(() -> EniConf.builder(CLUSTER, List.of(), GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no Service block; Terway needs at least one");
        assertThatThrownBy(() -> EniConf.builder(CLUSTER, SERVICES, List.of()))
                .hasMessage("there is no security group; Terway needs at least one");
        assertThatThrownBy(() -> EniConf.builder(CLUSTER, SERVICES, List.of(GROUPS.get(0), GROUPS.get(0))))
                .hasMessage("security group sg-group0 is given twice");
        assertThatThrownBy(() -> builder().addVSwitch(new ZoneId("cn-hangzhou-b"), POD))
                .hasMessage("vSwitch vsw-pod0 of zone cn-hangzhou-b is there already, in zone cn-hangzhou-h");
        assertThatThrownBy(() -> EniConf.builder(CLUSTER, SERVICES, GROUPS).build())
                .hasMessage("there is no pod vSwitch; Terway would take pod addresses from the nodes' own vSwitch");
    }

    @Test
    void refusesAPlanWithoutTerwayOrPodVSwitch() {
        assertThatThrownBy(() -> EniConf.of(Plans.bare()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plan \"bare\" has no terway section, so there is nothing to configure Terway by");
        VpcNetwork vpc = Plans.guide().vpc();
        List<VSwitch> nodes = vpc.vSwitches(VSwitchRole.NODE);
        assertThatThrownBy(() -> EniConf.of(Plans.guide().toBuilder()
                        .vpc(new VpcNetwork(vpc.id(), vpc.cidrs(), nodes, vpc.securityGroups()))
                        .build()))
                .hasMessageStartingWith("there is no pod vSwitch;");
    }
}
