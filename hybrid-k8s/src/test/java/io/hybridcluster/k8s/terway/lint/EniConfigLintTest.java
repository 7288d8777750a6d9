// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.terway.EniConf;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EniConfigLintTest {
    private static final String SOUND =
            "\"vswitches\": {\"cn-hangzhou-h\": [\"vsw-pod0\"]}, \"security_group\": \"sg-a0\"";

    static EniConfigLint terway(String version) {
        return EniConfigLint.forTerway(TerwayVersion.parse(version));
    }

    private static List<String> lint(String version, String members) {
        return terway(version).eniConf("f", "{" + SOUND + ", " + members + "}").stream()
                .map(EniConfigLintTest::brief)
                .toList();
    }

    private static String brief(LiveFinding finding) {
        return finding.severity() + " " + finding.ruleId() + " " + finding.problem();
    }

    @Test
    void saysNothingOfASoundOne() {
        for (String version : List.of("1.1.0", "1.5.6", "1.8.2", "1.17.5")) {
            assertThat(terway(version).eniConf("f", "{\"version\": \"1\", " + SOUND + "}"))
                    .isEmpty();
        }
    }

    /** Version, member, what is said; nothing where nothing is said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1.8.2  | "max_pool_size": 5                    |
            1.8.2  | "max_pool_size": null                 |
            1.8.2  | "max_pool_size": -5                   | WARNING EniConf.Pool max_pool_size is negative, which Terway does not refuse
            1.8.2  | "max_pool_size": 5.0                  | ERROR EniConf.WrongType Terway 1.8.2 does not start: "max_pool_size" holds a number "5.0" where Go expects a whole number without quotes, fraction and exponent
            1.8.2  | "max_pool_size": 1e1                  | ERROR EniConf.WrongType Terway 1.8.2 does not start: "max_pool_size" holds a number "1e1" where Go expects a whole number without quotes, fraction and exponent
            1.8.2  | "max_pool_size": 9223372036854775807  |
            1.8.2  | "max_pool_size": 9223372036854775808  | ERROR EniConf.WrongType Terway 1.8.2 does not start: "max_pool_size" holds a number "9223372036854775808" where Go expects a whole number without quotes, fraction and exponent
            1.8.2  | "eni_cap_ratio": 1                    |
            1.8.2  | "eni_cap_ratio": 1e400                | ERROR EniConf.WrongType Terway 1.8.2 does not start: "eni_cap_ratio" holds a number "1e400" where Go expects a number without quotes
            1.8.2  | "kube_client_qps": 1e39               | ERROR EniConf.WrongType Terway 1.8.2 does not start: "kube_client_qps" holds a number "1e39" where Go expects a number without quotes
            1.8.2  | "eni_tags": {"a": 1}                  | ERROR EniConf.WrongType Terway 1.8.2 does not start: "eni_tags" holds a number "1" where Go expects a string in double quotes
            1.8.2  | "enable_erdma": "false"               | ERROR EniConf.WrongType Terway 1.8.2 does not start: "enable_erdma" holds a string where Go expects true or false without quotes
            1.6.0  | "enable_erdma": "false"               | WARNING EniConf.NotYetKnown Terway 1.6.0 ignores "enable_erdma", which came with 1.7.0
            1.9.10 | "enable_patch_pod_ips": false         | WARNING EniConf.NotYetKnown Terway 1.9.10 ignores "enable_patch_pod_ips", which came with 1.9.17; without it: true
            1.9.17 | "enable_patch_pod_ips": false         |
            1.9.5  | "wait_trunk_eni": 1                   | WARNING EniConf.WrongType Terway 1.9.5 does not start: "wait_trunk_eni" holds a number "1" where Go expects true or false without quotes
            1.9.6  | "wait_trunk_eni": true                | WARNING EniConf.KeyRemoved Terway 1.9.6 ignores "wait_trunk_eni", which was taken out in 1.9.6
            1.2.0  | "MAX_POOL_SIZE": 5                    | INFO EniConf.KeyCase Terway 1.2.0 reads "MAX_POOL_SIZE" as "max_pool_size"; 1.3.0 and later ignore it
            1.2.0  | "MAX_POOL_SIZE": "5", "prefix": "a"   | ERROR EniConf.WrongType Terway 1.2.0 does not start: "max_pool_size" holds a string where Go expects a whole number without quotes, fraction and exponent
            1.3.0  | "MAX_POOL_SIZE": "5"                  | WARNING EniConf.KeyCase Terway 1.3.0 ignores "MAX_POOL_SIZE": from 1.3.0 on capitals count
            1.8.2  | "maxPoolSize": 5                      | WARNING EniConf.UnknownKey Terway 1.8.2 ignores "maxPoolSize", which no version knows; did you mean "max_pool_size"?
            1.8.2  | "ip_stack": "dual"                    |
            1.8.2  | "ip_stack": ""                        |
            1.8.2  | "ip_stack": "ipv6"                    | ERROR EniConf.IpStack Terway 1.8.2 does not start with the ip_stack "ipv6", though its control plane takes it
            1.0.10 | "min_pool_size": 7, "max_pool_size": 5 | WARNING EniConf.Pool min_pool_size 7 is more than max_pool_size 5, so Terway 1.0.10 raises max_pool_size to 7
            1.6.4  | "min_pool_size": 2, "max_pool_size": 5 | WARNING EniConf.Pool min_pool_size 2 is ignored by Terway 1.6.4 unless min_eni is set; fixed in 1.7.0
            1.7.0  | "min_pool_size": 2, "max_pool_size": 5 |
            1.5.6  | "vswitch_selection_policy": "most"    | WARNING EniConf.Selection Terway 1.5.6 does not know the policy "most"; in a zone of two or more vSwitches it makes no ENI
            1.7.2  | "vswitch_selection_policy": "ordered" | INFO EniConf.Selection Terway 1.7.2 ignores vswitch_selection_policy and takes the vSwitches in the order of the list
            1.8.0  | "vswitch_selection_policy": "most"    | WARNING EniConf.Selection Terway 1.8.0 takes the policy "most" for random
            1.9.6  | "eni_selection_policy": "most"        | WARNING EniConf.EniSelection Terway 1.9.6 takes "most" for most_ips
            1.8.2  | "ipam_type": "CRD"                    | WARNING EniConf.IpamType Terway 1.8.2 takes "CRD" for the daemon's own IPAM
            1.8.2  | "eni_tag_filter": {"a": "b"}          | WARNING EniConf.TagFilter the filter of ENIs by tag does not work in Terway 1.8.2; fixed in 1.12.1
            1.12.1 | "eni_tag_filter": {"a": "b"}          |
            1.8.2  | "enable_eni_trunking": true           | INFO EniConf.Trunking trunking is not available in self-built clusters
            1.16.0 | "idle_ip_reclaim_after": ""           | ERROR EniConf.Duration Terway 1.16.0 does not start with "" in idle_ip_reclaim_after
            1.16.0 | "idle_ip_reclaim_after": "1h30m.5s"   |
            1.16.0 | "idle_ip_reclaim_jitter_factor": 0.1  | ERROR EniConf.WrongType Terway 1.16.0 does not start: "idle_ip_reclaim_jitter_factor" holds a number "0.1" where Go expects a string in double quotes
            1.16.0 | "idle_ip_reclaim_jitter_factor": "a"  | ERROR EniConf.Duration Terway 1.16.0 does not start with "a" in idle_ip_reclaim_jitter_factor
            1.17.5 | "enable_ip_prefix": true              | WARNING EniConf.Mode enable_ip_prefix has no effect unless ipam_type is crd
            1.8.2  | "backoff_override": {"default": {"Steps": 2, "Duration": 5}} |
            1.8.2  | "service_cidr": "172.16.0.0/16,fd00::/108" |
            1.8.2  | "service_cidr": "172.16.0.1/16"       |
            1.8.2  | "service_cidr": "172.16.0.0"          | WARNING EniConf.ServiceCidr Terway 1.8.2 drops "172.16.0.0" from service_cidr, which is not an address block
            1.5.6  | "credential_path": "/a"               | INFO EniConf.TokenFile Terway 1.5.6 stops if it cannot read the file of credential_path, and tries nothing else
            1.9.0  | "credential_path": "/a"               |
            1.8.2  | "access_key": "abcdefgh"              | WARNING EniConf.HalfKeyPair Terway 1.8.2 ignores access_key, since access_secret is missing or empty, and goes on to the next source of credentials
            1.8.2  | "prefix": "a"                         | INFO EniConf.KeyUnused Terway 1.8.2 makes no use of "prefix"
            """)
    void saysWhatAVersionDoesWithAMember(String version, String members, String said) {
        List<String> found = lint(version, members);

        if (said == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(said);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.13.6, 5", "1.13.7, 10", "1.17.5, 10"})
    void countsSecurityGroups(String version, int most) {
        assertThat(lint(version, groups(most))).noneMatch(line -> line.startsWith("ERROR"));
        assertThat(lint(version, groups(most)))
                .anyMatch(
                        line -> line.startsWith("WARNING EniConf.SecurityGroups security_group and security_groups are "
                                + (most + 1) + " together"));
        assertThat(lint(version, groups(most + 1)))
                .contains("ERROR EniConf.SecurityGroups Terway " + version + " does not start: it takes at most " + most
                        + " security_groups, found " + (most + 1));
    }

    private static String groups(int count) {
        return "\"security_groups\": ["
                + IntStream.range(0, count).mapToObj(i -> "\"sg-b" + i + "\"").collect(Collectors.joining(", ")) + "]";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ''     | ERROR EniConf.NotJson Terway 1.8.2 does not start: there is no value
            null   | WARNING EniConf.AllDefaults Terway 1.8.2 takes null for a configuration of defaults alone
            []     | ERROR EniConf.NotAnObject Terway 1.8.2 does not start: found a list where an object should be
            "a"    | ERROR EniConf.NotAnObject Terway 1.8.2 does not start: found a string where an object should be
            {} {}  | ERROR EniConf.NotJson Terway 1.8.2 does not start: there is more behind the end of the value: "{"
            """)
    void saysWhatIsNoConfiguration(String text, String said) {
        assertThat(terway("1.8.2").eniConf("f", text.replace("''", "")).stream().map(EniConfigLintTest::brief))
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1.8.2  | {"type": "terway", "eniip_virtual_type": "VETH"}    |
            1.8.2  | {"type": "terway", "eniip_virtual_type": "eth"}     | ERROR CniConf.VirtualType Terway 1.8.2 does not start: "eth" is not a data path
            1.5.6  | {"type": "terway", "eniip_virtual_type": "eth"}     | WARNING CniConf.VirtualType Terway 1.5.6 starts, and the container runtime takes no pod: "eth" is not a data path
            1.18.0 | {"type": "terway", "eniip_virtual_type": "IPVlan"}  | ERROR CniConf.VirtualType Terway 1.18.0 does not start: IPVlan is not supported where the node cannot switch to datapathv2
            1.9.0  | {"type": "terway", "network_policy_provider": true} | ERROR CniConf.PolicyProvider Terway 1.9.0 does not start: network_policy_provider holds a boolean
            1.9.0  | {"type": "terway", "network_policy_provider": "x"}  | WARNING CniConf.PolicyProvider Terway 1.9.0 takes the policy provider "x" for iptables
            1.9.0  | {"type": "terway", "host_stack_cidrs": ["x"]}       | WARNING CniConf.HostStack host_stack_cidrs is not a list of address blocks, which Cilium refuses where it runs
            1.9.0  | {"type": "terway", "mtu": "1500"}                   | WARNING CniConf.WrongType Terway starts, and its plugin fails for every pod: "mtu" holds a string
            1.9.0  | {"type": "terway", "vethPrefix": "a"}               | INFO CniConf.OtherKey Terway's plugin does not read "vethPrefix", which is passed on; did you mean "veth_prefix"?
            1.9.0  | {"name": "a"}                                       | ERROR CniConf.Type Terway 1.9.0 does not start: the plugin has no type
            1.9.0  | {"plugins": [{"type": "portmap", "x": 1}]}          |
            """)
    void saysWhatBecomesOfTheCniConfiguration(String version, String text, String said) {
        List<String> found = terway(version).cniConf("f", text).stream()
                .map(EniConfigLintTest::brief)
                .toList();

        assertThat(found).isEqualTo(said == null ? List.of() : List.of(said));
    }

    @Test
    void refusesWhatIsNoConfigMap() {
        assertThatThrownBy(() -> terway("1.8.2")
                        .configMap(Map.of("apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Secret a is not a ConfigMap");
    }

    @Test
    void judgesNewerVersionsAsTheNewestKnownAndSaysSo() {
        assertThat(terway("2.0.0").eniConf("f", "{" + SOUND + "}").stream().map(EniConfigLintTest::brief))
                .containsExactly(
                        "INFO TerwayVersion.Unknown Terway 2.0.0 is newer than 1.17.5, the newest that is known"
                                + " here, and is judged as if nothing had changed since");
    }

    @Test
    void findsNoErrorInWhatThisSdkWrites() {
        for (String version : List.of("1.8.2", "1.13.7", "1.17.5")) {
            EniConfigMap map = EniConfigMap.forTerway(EniConf.of(Plans.guide()), TerwayVersion.parse(version));
            assertThat(terway(version).withPlan(Plans.guide()).configMap((Map<?, ?>)
                            map.document().root()))
                    .allMatch(finding -> finding.severity() == Severity.INFO);
        }
    }

    @Test
    void describesEveryKindOfFindingOnce() {
        List<RuleDescription> rules = EniConfigLint.rules();

        assertThat(rules).hasSize(LintRule.values().length).isSorted();
        assertThat(rules.stream().map(RuleDescription::id)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(LintRule.values())
                        .map(rule -> rule.description().meaning()))
                .doesNotContain("");
    }
}
