// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an {@link EniConf} as {@code eni_conf}: the guide's members in the guide's order, and those of later versions. */
final class EniConfWords {
    static final String ACCESS_KEY = "access_key";
    static final String ACCESS_SECRET = "access_secret";

    /** Where the add-on mounts the encrypted token (terway charts/terway/templates/terwayd/daemonset.yaml). */
    private static final String CREDENTIAL_PATH = "/var/addon/token-config";

    private EniConfWords() {}

    /** The guide's example, placeholders and all. */
    static Document guideTemplate() {
        return Document.object()
                .put("version", "1")
                .put("max_pool_size", 5)
                .put("min_pool_size", 0)
                .put("vswitches", Document.object().put("AZoneID", List.of("VswitchId")))
                .put("eni_tags", Document.object().put("ack.aliyun.com", "{{.ClusterID}}"))
                .put("service_cidr", "{{.ServiceCIDR}}")
                .put("security_group", "{{.SecurityGroupId}}")
                .put(ACCESS_KEY, "")
                .put(ACCESS_SECRET, "")
                .put("vswitch_selection_policy", "ordered")
                .build();
    }

    /** The guide's members, no more and no less. */
    static Document documented(EniConf conf) {
        if (conf.securityGroups().size() > 1 || conf.ipStack() != IpStack.IPV4) {
            throw new IllegalArgumentException("the guide's eni_conf has one security group and IPv4 only, found "
                    + conf.securityGroups() + " and " + conf.ipStack() + "; write it for a Terway version instead");
        }
        return upToServiceCidr(conf, true)
                .put("security_group", conf.securityGroups().get(0).value())
                .put(ACCESS_KEY, "")
                .put(ACCESS_SECRET, "")
                .put("vswitch_selection_policy", conf.vSwitchSelection().text())
                .build();
    }

    static Document forTerway(EniConf conf, TerwayVersion version) {
        boolean takesTagsAndPolicy = version.isAtLeast(1, 1, 0);
        if (conf.credentials() == CredentialSource.ADDON_SECRET) {
            require(version, 1, 8, 0, "the Secret alibaba-addon-secret");
        }
        if (!takesTagsAndPolicy && conf.eniTags().size() > 1) {
            require(version, 1, 1, 0, "eni_tags");
        }
        ObjectBuilder words = upToServiceCidr(conf, takesTagsAndPolicy);
        List<String> groups =
                conf.securityGroups().stream().map(SecurityGroupId::value).toList();
        if (groups.size() == 1) {
            words.put("security_group", groups.get(0));
        } else {
            checkGroups(groups, version);
            words.put("security_groups", groups);
        }
        if (conf.credentials() == CredentialSource.ENI_CONFIG) {
            words.put(ACCESS_KEY, "").put(ACCESS_SECRET, "");
        }
        if (conf.credentials() == CredentialSource.CREDENTIAL_PATH) {
            require(version, 1, 1, 0, "credential_path");
            words.put("credential_path", CREDENTIAL_PATH);
        }
        if (conf.ipStack() == IpStack.DUAL) {
            require(version, 1, 1, 0, "ip_stack");
            words.put("ip_stack", conf.ipStack().text());
        }
        if (takesTagsAndPolicy) {
            words.put("vswitch_selection_policy", conf.vSwitchSelection().text());
        }
        return words.build();
    }

    private static ObjectBuilder upToServiceCidr(EniConf conf, boolean withTags) {
        Map<String, List<String>> vSwitches = new LinkedHashMap<>();
        conf.vSwitches()
                .forEach((zone, ids) -> vSwitches.put(
                        zone.value(), ids.stream().map(VSwitchId::value).toList()));
        ObjectBuilder words = Document.object()
                .put("version", "1")
                .put("max_pool_size", conf.pool().max())
                .put("min_pool_size", conf.pool().min())
                .put("vswitches", vSwitches);
        if (withTags) {
            words.put("eni_tags", conf.eniTags());
        }
        return words.put(
                "service_cidr", conf.serviceCidrs().stream().map(Cidr::toString).collect(Collectors.joining(",")));
    }

    /** Five groups, ten since 1.13.7 (terway types/daemon/config.go, Validate). */
    private static void checkGroups(List<String> groups, TerwayVersion version) {
        require(version, 1, 1, 1, "security_groups");
        int most = version.isAtLeast(1, 13, 7) ? 10 : 5;
        if (groups.size() > most) {
            throw new IllegalArgumentException("Terway " + version + " takes at most " + most
                    + " security groups and does not start with more, found " + groups.size() + ": " + groups);
        }
    }

    private static void require(TerwayVersion version, int major, int minor, int patch, String member) {
        if (!version.isAtLeast(major, minor, patch)) {
            throw new IllegalArgumentException("Terway " + version + " does not know " + member + ", which came with "
                    + new TerwayVersion(major, minor, patch));
        }
    }
}
