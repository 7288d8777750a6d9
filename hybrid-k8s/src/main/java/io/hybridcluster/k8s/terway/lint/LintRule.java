// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static io.hybridcluster.model.finding.Severity.ERROR;
import static io.hybridcluster.model.finding.Severity.INFO;
import static io.hybridcluster.model.finding.Severity.WARNING;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.rule.RuleDescription;

/** The kinds of findings, with the worst severity of each. */
enum LintRule {
    KEY_MISSING("EniConfig.KeyMissing", ERROR, "Terway does not start without this key", Source.CLI),
    VALUE_NOT_TEXT("EniConfig.ValueNotText", ERROR, "a value of a ConfigMap is not text", "Kubernetes: ConfigMaps"),
    OTHER_KEY("EniConfig.OtherKey", INFO, "Terway does not read this key", Source.CLI),
    POLICY_SWITCH("EniConfig.PolicySwitch", WARNING, "the value switches network policies off", Source.CLI),
    LOAD_BALANCE_SWITCH("EniConfig.LoadBalanceSwitch", WARNING, "only true switches it on", Source.CLI),
    NOT_JSON("EniConf.NotJson", ERROR, "the text is not JSON", "Go: encoding/json; terway types/daemon/config.go"),
    NOT_AN_OBJECT("EniConf.NotAnObject", ERROR, "the text is not an object", Source.CONFIG),
    NOT_CHECKED("EniConf.NotChecked", WARNING, "it is nested too deep to be checked", "Go: encoding/json"),
    ALL_DEFAULTS("EniConf.AllDefaults", WARNING, "there is nothing in it: all defaults", Source.CONFIG),
    WRONG_TYPE("EniConf.WrongType", ERROR, "Go's decoder does not take this for the member's type", Source.CONFIG),
    UNKNOWN_KEY("EniConf.UnknownKey", WARNING, "no version of Terway knows the member", Source.CONFIG),
    NOT_YET_KNOWN("EniConf.NotYetKnown", WARNING, "the member came with a later version", Source.CONFIG),
    KEY_REMOVED("EniConf.KeyRemoved", WARNING, "the member was taken out of Terway", Source.CONFIG),
    KEY_CASE("EniConf.KeyCase", WARNING, "from 1.3.0 on capitals count", "sigs.k8s.io/json; Go: encoding/json"),
    KEY_TWICE("EniConf.KeyTwice", WARNING, "the member is there twice; the last wins", "Go: encoding/json"),
    KEY_UNUSED("EniConf.KeyUnused", INFO, "Terway reads the member and never uses it", Source.CONFIG),
    PLACEHOLDER("EniConf.Placeholder", WARNING, "a placeholder is taken for a value", "the guide, step 3"),
    HALF_KEY_PAIR("EniConf.HalfKeyPair", WARNING, "half a key pair is ignored", Source.BUILDER),
    EMPTY_KEY_PAIR(
            "EniConf.EmptyKeyPair",
            WARNING,
            "without a RAM role or Secret Terway has no credentials and stops",
            "terway issue 522"),
    KEY_PAIR_INLINE(
            "EniConf.KeyPairInline",
            WARNING,
            "the key pair stands where all who read ConfigMaps see it",
            "terway types/daemon/config.go, GetAddonSecret"),
    KEY_PAIR_LOGGED(
            "EniConf.KeyPairLogged",
            WARNING,
            "Terway before 1.5.7 writes the key pair to its log",
            "terway daemon/daemon.go, got config"),
    TOKEN_FILE("EniConf.TokenFile", INFO, "Terway 1.2 to 1.8 stops if it cannot read the file", Source.BUILDER),
    IP_STACK(
            "EniConf.IpStack",
            ERROR,
            "Terway takes ipv4 and dual, in small letters, and stops at others",
            "terway types/daemon/config.go, Validate"),
    SECURITY_GROUPS(
            "EniConf.SecurityGroups",
            ERROR,
            "there are more security groups than Terway takes",
            "terway types/daemon/config.go, Validate"),
    NO_SECURITY_GROUP("EniConf.NoSecurityGroup", WARNING, "the primary ENI's groups are copied", Source.BUILDER),
    NO_VSWITCH("EniConf.NoVSwitch", WARNING, "pods get addresses of the node's own vSwitch", Source.BUILDER),
    ZONE(
            "EniConf.Zone",
            WARNING,
            "no node is in this zone, and nodes without an entry use their own vSwitch",
            Source.BUILDER),
    VSWITCH("EniConf.VSwitch", WARNING, "it is no vSwitch for pods of this zone", "ECS: CreateNetworkInterface"),
    SERVICE_CIDR(
            "EniConf.ServiceCidr",
            ERROR,
            "a block that is none is dropped; 1.0.10 does not start",
            "terway types/types.go, SetIPNet; terway issue 522"),
    POOL(
            "EniConf.Pool",
            WARNING,
            "the bounds of the pool are not what they say",
            "terway daemon/builder.go; terway pull" + " request 547"),
    WARM_UP("EniConf.WarmUp", INFO, "more addresses are warmed up than the pool keeps", "terway docs/warm-up.md"),
    SELECTION(
            "EniConf.Selection",
            WARNING,
            "the selection policy is not what it says",
            "terway daemon/eni.go," + " pkg/vswitch/vswitch.go"),
    ENI_SELECTION("EniConf.EniSelection", WARNING, "anything but least_ips means most_ips", Source.CONFIG),
    IPAM_TYPE("EniConf.IpamType", WARNING, "anything but crd means the daemon's own", Source.CONFIG),
    MODE("EniConf.Mode", WARNING, "the member has no effect in this mode", "terway docs/centralized-ipam.md"),
    TRUNKING("EniConf.Trunking", INFO, "trunking is not available in self-built clusters", "terway README"),
    TAGS("EniConf.Tags", WARNING, "ECS or Terway does not take the tags as they are", "ECS: CreateNetworkInterface"),
    TAG_FILTER("EniConf.TagFilter", WARNING, "the filter does not work before 1.12.1", "terway, fix tag filter"),
    DURATION("EniConf.Duration", ERROR, "it is not a duration or number of Go", "Go: time.ParseDuration"),
    PREFIX_COUNT(
            "EniConf.PrefixCount",
            ERROR,
            "at most one IPv6 prefix",
            "terway daemon/builder.go" + ", validatePrefixConfig"),
    CNI_NOT_JSON("CniConf.NotJson", ERROR, "the text is not JSON", "terway cmd/terway-cli/cni.go"),
    CNI_TYPE("CniConf.Type", ERROR, "a plugin has no type", "terway cmd/terway-cli/cni.go"),
    CNI_WRONG_TYPE(
            "CniConf.WrongType",
            WARNING,
            "the plugin does not read this for the member's type",
            "terway plugin/driver/types/types.go"),
    VIRTUAL_TYPE("CniConf.VirtualType", ERROR, "Terway does not take the data path", "terway cmd/terway-cli/cni.go"),
    POLICY_PROVIDER(
            "CniConf.PolicyProvider", ERROR, "it is iptables or ebpf, from 1.9.0 on", "terway cmd/terway-cli/cni.go"),
    VERSION_DROPPED(
            "CniConf.VersionDropped",
            INFO,
            "from 1.5.7 on Terway writes its own version and name",
            "terway cmd/terway-cli/cni.go"),
    IP_STACK_DEAD("CniConf.IpStack", WARNING, "ip_stack is read from eni_conf only", "terway docs/ipv6.md"),
    HOST_STACK("CniConf.HostStack", WARNING, "it is not a list of blocks", "terway plugin/driver/types/types.go"),
    CNI_OTHER_KEY(
            "CniConf.OtherKey",
            INFO,
            "Terway's plugin does not read the member",
            "terway plugin/driver/types/types.go"),
    CONFLIST("CniConf.Conflist", INFO, "the conflist wins over 10-terway.conf", Source.CLI),
    OVERLAY(
            "EniOverlay.NotAnObject",
            ERROR,
            "Terway cannot merge the node's configuration and does not start",
            "terway docs/dynamic-config.md; RFC 7396"),
    OVERLAY_MISSING(
            "EniOverlay.Missing",
            WARNING,
            "the node's Terway falls back to the base configuration",
            "terway daemon/builder.go, LoadDynamicConfig"),
    VERSION_UNKNOWN("TerwayVersion.Unknown", INFO, "judged as the newest version that is known", "terway, tags"),
    ACK_BUILD(
            "TerwayVersion.AckBuild",
            INFO,
            "ACK's builds 1.0.10.n read what 1.1.0 reads",
            "ACK: Terway release" + " notes");

    private final RuleDescription description;

    LintRule(String id, Severity worst, String meaning, String source) {
        this.description = new RuleDescription(RuleId.parse(id), worst, meaning, source);
    }

    RuleDescription description() {
        return description;
    }

    /** Where most of it comes from; a constant of the enum itself could not be named above. */
    private static final class Source {
        static final String CLI = "terway cmd/terway-cli/common.go";
        static final String CONFIG = "terway types/daemon/config.go";
        static final String BUILDER = "terway daemon/builder.go";
    }
}
