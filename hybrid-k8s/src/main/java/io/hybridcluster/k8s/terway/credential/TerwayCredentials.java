// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which source a version of Terway takes its credentials from: the add-on's Secret if it is mounted and whole (from 1.8.0
 * on), else the key pair in {@code eni_conf} if it is whole, else the token file of {@code credential_path} (from 1.1.0
 * on), else the RAM role of the node's instance (terway daemon/builder.go, setupAliyunClient; types/daemon/config.go,
 * GetAddonSecret). Whether the file is there and the instance has a role, no object of the cluster tells.
 *
 * <p>Immutable and thread-safe; it prints as the source.
 */
public final class TerwayCredentials {
    private final CredentialSource source;
    private final List<LiveFinding> findings;

    private TerwayCredentials(CredentialSource source, List<LiveFinding> findings) {
        this.source = source;
        this.findings = findings.stream().sorted().toList();
    }

    /**
     * Returns where the credentials come from.
     *
     * @param version the version of Terway
     * @param configMap the whole tree of {@code kube-system/eni-config}
     * @param secret the whole tree of {@code kube-system/alibaba-addon-secret}, or empty if there is none
     * @param daemonSet the whole tree of Terway's DaemonSet
     * @throws IllegalArgumentException if one of them is something else, {@code eni_conf} is not JSON (with the place), or
     *     the Secret's data is not base64
     */
    public static TerwayCredentials of(
            TerwayVersion version, Map<?, ?> configMap, Optional<? extends Map<?, ?>> secret, Map<?, ?> daemonSet) {
        requireNonNull(version, "version");
        KubernetesObject map = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        Optional<AddonSecret> addon = requireNonNull(secret, "secret").map(AddonSecret::of);
        boolean mounts = AddonSecret.isMountedBy(requireNonNull(daemonSet, "daemonSet"));
        KeyPair pair = KeyPair.of(map);
        boolean reads = version.isAtLeast(1, 8, 0) && mounts;
        Optional<String> id = addon.flatMap(found -> found.value(AddonSecret.ID));
        Optional<String> key = addon.flatMap(found -> found.value(AddonSecret.SECRET));
        boolean whole = id.isPresent() && key.isPresent();
        List<LiveFinding> findings = new ArrayList<>();
        addon.ifPresent(found -> secret(version, found, mounts, whole, findings));
        CredentialSource source = reads && whole ? CredentialSource.ADDON_SECRET : withoutSecret(version, map, pair);
        if (!pair.isNothing()) {
            pair(version, map, pair, source, findings);
        }
        if (reads && whole && !pair.agreesWith(id, key)) {
            CredentialRule.PAIRS_DIFFER.report(
                    map + " eni_conf",
                    "it holds another key pair than the Secret, which Terway takes",
                    "find out whose the other is, and take it out",
                    findings);
        }
        if (source == CredentialSource.INSTANCE_RAM_ROLE) {
            CredentialRule.ONLY_ROLE.report(
                    map.toString(),
                    "Terway " + version + " has no credentials but the RAM role of each node's instance, and stops with"
                            + " status code 404 of the metadata where there is none",
                    "give the node pool's instances a role with Terway's policy, or fill the Secret",
                    findings);
        }
        return new TerwayCredentials(source, findings);
    }

    private static CredentialSource withoutSecret(TerwayVersion version, KubernetesObject map, KeyPair pair) {
        if (pair.isWhole()) {
            return CredentialSource.ENI_CONFIG;
        }
        boolean hasFile = version.isAtLeast(1, 1, 0)
                && KeyPair.eniConf(map)
                        .flatMap(text -> JsonText.read(text).root())
                        .flatMap(root -> root.member("credential_path"))
                        .filter(path -> path.is(JsonKind.STRING) && !path.text().isEmpty())
                        .isPresent();
        return hasFile ? CredentialSource.CREDENTIAL_PATH : CredentialSource.INSTANCE_RAM_ROLE;
    }

    private static void secret(
            TerwayVersion version, AddonSecret secret, boolean mounts, boolean whole, List<LiveFinding> findings) {
        String place = secret.object().toString();
        if (!version.isAtLeast(1, 8, 0)) {
            CredentialRule.SECRET_UNREAD.report(
                    place,
                    "Terway " + version + " does not read it; 1.8.0 and later do",
                    "upgrade Terway, or write the key pair into eni_conf",
                    findings);
        } else if (!mounts) {
            CredentialRule.SECRET_UNREAD.report(
                    place,
                    "Terway's DaemonSet does not mount it at " + AddonSecret.MOUNT_PATH + ", so Terway does not see it",
                    "mount it there, or take the add-on's own DaemonSet",
                    findings);
        } else if (!whole) {
            CredentialRule.SECRET_INCOMPLETE.report(
                    place,
                    "it lacks " + AddonSecret.ID + " or " + AddonSecret.SECRET + ", so Terway passes over it",
                    "write both",
                    findings);
        } else if (hasBlanks(secret, AddonSecret.ID) || hasBlanks(secret, AddonSecret.SECRET)) {
            CredentialRule.SECRET_BLANKS.report(
                    place,
                    "a value begins or ends with a blank or line break, which Terway takes for a part of the key",
                    "write it without, as by kubectl create secret --from-literal",
                    findings);
        }
    }

    private static boolean hasBlanks(AddonSecret secret, String key) {
        return secret.value(key).filter(value -> !value.strip().equals(value)).isPresent();
    }

    private static void pair(
            TerwayVersion version,
            KubernetesObject map,
            KeyPair pair,
            CredentialSource source,
            List<LiveFinding> findings) {
        String place = map + " eni_conf";
        CredentialRule.IN_CONFIG_MAP.report(
                place,
                pair + " stands readable to all who may read ConfigMaps"
                        + (source == CredentialSource.ENI_CONFIG ? "" : ", and Terway does not even use it"),
                "move it to Secret " + AddonSecret.NAMESPACE + "/" + AddonSecret.NAME + " from Terway 1.8.0 on",
                findings);
        if (!version.isAtLeast(1, 5, 7)) {
            CredentialRule.LOGGED.report(
                    place,
                    "Terway " + version + " writes it to its log when it starts",
                    "take Terway 1.5.7 or later, and replace the key pair",
                    findings);
        }
    }

    /** Returns what kinds of findings there are, ordered by id. */
    public static List<RuleDescription> rules() {
        return Arrays.stream(CredentialRule.values())
                .map(CredentialRule::description)
                .sorted()
                .toList();
    }

    /** Returns the source that Terway takes. */
    public CredentialSource source() {
        return source;
    }

    /** Returns what is to say of the sources, worst first. */
    public List<LiveFinding> findings() {
        return findings;
    }

    /** Returns the source, such as {@code addon-secret}. */
    @Override
    public String toString() {
        return source.toString();
    }

    /** The kinds of findings. */
    private enum CredentialRule {
        SECRET_UNREAD("TerwayCredentials.SecretUnread", Severity.WARNING, "the add-on's Secret is there and not read"),
        SECRET_INCOMPLETE("TerwayCredentials.SecretIncomplete", Severity.WARNING, "half a key pair is passed over"),
        SECRET_BLANKS("TerwayCredentials.SecretBlanks", Severity.WARNING, "a blank counts as a part of the key"),
        IN_CONFIG_MAP("TerwayCredentials.InConfigMap", Severity.WARNING, "the key pair is readable in the ConfigMap"),
        LOGGED("TerwayCredentials.Logged", Severity.WARNING, "Terway before 1.5.7 writes the key pair to its log"),
        PAIRS_DIFFER(
                "TerwayCredentials.PairsDiffer", Severity.WARNING, "Secret and ConfigMap hold different key pairs"),
        ONLY_ROLE("TerwayCredentials.OnlyRole", Severity.INFO, "only the instances' RAM role is left");

        private final RuleDescription description;

        CredentialRule(String id, Severity severity, String meaning) {
            this.description = new RuleDescription(
                    RuleId.parse(id), severity, meaning, "terway types/daemon/config.go, daemon/builder.go");
        }

        RuleDescription description() {
            return description;
        }

        void report(String place, String problem, String remedy, List<LiveFinding> findings) {
            findings.add(new LiveFinding(description.id(), description.severity(), place, problem, remedy));
        }
    }
}
