// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.secret.SecretShape;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands for a value that nobody filled in: Terway takes it for the value. */
final class PlaceholderCheck {
    private static final Pattern TEMPLATE =
            Pattern.compile("\\{\\{|\\}\\}|\\$\\{|\\$\\(|^<[^<>]{1,60}>$|\\*{3,}|x{5,}|X{4,}");
    private static final Set<String> DOCUMENTED =
            Set.of("AZoneID", "VswitchId", "SecurityGroupId", "ClusterID", "ServiceCIDR", "ak", "sk", "AK", "SK");

    private final Conf conf;

    PlaceholderCheck(Conf conf) {
        this.conf = conf;
    }

    static boolean isPlaceholder(String text) {
        return DOCUMENTED.contains(text) || TEMPLATE.matcher(text).find();
    }

    void check() {
        conf.root().members().forEach(member -> value(member, member.name()));
    }

    private void member(JsonMember member, String path) {
        if (isPlaceholder(member.name())) {
            found(member.start(), "the name " + conf.shown.of(member.name()) + " in " + conf.shown.of(path), path);
        }
        value(member, path);
    }

    private void value(JsonMember member, String path) {
        values(member.value(), path, SecretShape.isSecretName(member.name()));
    }

    private void values(JsonValue value, String path, boolean hidden) {
        if (value.is(JsonKind.STRING) && isPlaceholder(value.text())) {
            found(
                    value.start(),
                    (hidden ? "what stands" : conf.shown.of(value.text())) + " in " + conf.shown.of(path),
                    path);
        }
        value.members().forEach(inner -> member(inner, path));
        value.elements().forEach(element -> values(element, path, hidden));
    }

    private void found(int at, String what, String path) {
        String taken = switch (path) {
            case "vswitches" ->
                "; no node is in such a zone, or no ENI can be made, and pods get addresses of the"
                        + " nodes' own vSwitch";
            case "service_cidr" -> "; Terway drops it";
            case "access_key", "access_secret" -> "; the cloud refuses it";
            default -> "";
        };
        conf.add(
                LintRule.PLACEHOLDER,
                Severity.WARNING,
                at,
                what + " is a placeholder, which Terway takes for the value" + taken,
                "fill it in");
    }
}
