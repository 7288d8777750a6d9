// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ConfigMap {@code kube-system/eni-config} (the guide, step 3). Terway reads it once, when it starts: after a change
 * its pods have to be restarted (ACK: Customize the Terway ConfigMap).
 *
 * <p>It never holds an AccessKey; {@link #withAccessKey} hands out the one form that does. Immutable and thread-safe.
 */
public final class EniConfigMap {
    private final Document eniConf;
    private final Document cniConf;

    private EniConfigMap(Document eniConf, Document cniConf) {
        this.eniConf = eniConf;
        this.cniConf = cniConf;
    }

    /**
     * Returns the guide's example as it stands, with the placeholders {@code AZoneID}, {@code VswitchId},
     * {@code {{.ClusterID}}}, {@code {{.ServiceCIDR}}} and {@code {{.SecurityGroupId}}}. Not to be applied: Terway takes
     * each for a value, and a zone that no node is in makes it use the nodes' own vSwitch for pods.
     */
    public static EniConfigMap guideTemplate() {
        return new EniConfigMap(EniConfWords.guideTemplate(), documentedCniConf());
    }

    /**
     * Returns the guide's example with these values in place of its own: its members, no more and no less, the access key
     * left empty.
     *
     * @throws IllegalArgumentException if there are several security groups or it is for dual stack, for which the guide
     *     has no members
     */
    public static EniConfigMap documented(EniConf conf) {
        return new EniConfigMap(EniConfWords.documented(requireNonNull(conf, "conf")), documentedCniConf());
    }

    /**
     * Returns the ConfigMap with the members that this version of Terway understands and this configuration needs.
     *
     * <p>Unlike the guide: several groups stand in {@code security_groups}; {@code access_key} and {@code access_secret}
     * are there, empty, only if credentials come from eni-config, and {@code credential_path} only if they come from
     * there; {@code ip_stack} only for dual stack, where {@code service_cidr} lists the blocks of both families; from
     * Terway 1.5.7 on the CNI configuration is of version 0.4.0 and lets pods limit their bandwidth (terway
     * types/daemon/config.go and cmd/terway-cli). Before Terway 1.1.0, which brought them, {@code eni_tags} and {@code
     * vswitch_selection_policy} are left out. ACK's builds {@code 1.0.10.n} of 2020 and 2021 lie between the two: write
     * for 1.1.0 what is to be read by them.
     *
     * @throws IllegalArgumentException if this version has no member for what is wanted (tags beside {@code
     *     ack.aliyun.com} included), takes fewer security groups, or is before 1.8.0 when credentials come from the add-on's
     *     Secret: nothing reads it, and Terway would have no credentials at all (ACK: Terway release notes, v1.8.0)
     */
    public static EniConfigMap forTerway(EniConf conf, TerwayVersion version) {
        requireNonNull(conf, "conf");
        requireNonNull(version, "version");
        return new EniConfigMap(
                EniConfWords.forTerway(conf, version),
                version.isAtLeast(1, 5, 7) ? cniConfWithBandwidth() : documentedCniConf());
    }

    /**
     * Returns the ConfigMap for a plan's Terway version; as {@link EniConf#of} and {@link #forTerway}.
     *
     * @throws IllegalArgumentException if the plan has no Terway section or no pod vSwitch, and as these do
     */
    public static EniConfigMap of(HybridPlan plan) {
        requireNonNull(plan, "plan");
        return forTerway(EniConf.of(plan), EniConf.terwayOf(plan).version());
    }

    private static Document documentedCniConf() {
        return Document.object()
                .put("cniVersion", "0.3.0")
                .put("name", "terway")
                .put("type", "terway")
                .build();
    }

    private static Document cniConfWithBandwidth() {
        return Document.object()
                .put("cniVersion", "0.4.0")
                .put("name", "terway")
                .put("type", "terway")
                .put("capabilities", Document.object().put("bandwidth", true))
                .build();
    }

    /** Returns {@code eni_conf}, which stands in the ConfigMap as text. */
    public Document eniConf() {
        return eniConf;
    }

    /** Returns {@code 10-terway.conf}, which stands in the ConfigMap as text. */
    public Document cniConf() {
        return cniConf;
    }

    /**
     * Returns the whole ConfigMap, its members in the guide's order: for a fresh add-on, which has none yet.
     *
     * <p>Applied over a ConfigMap that is there, it replaces the whole text of {@code eni_conf} and of {@code
     * 10-terway.conf}, as {@link #mergePatch} does, and {@code kubectl replace} its other keys too.
     */
    public Document document() {
        return configMap(eniConf);
    }

    /**
     * Returns a merge patch (RFC 7396) of the two keys, for the ConfigMap of a freshly installed add-on: it leaves other
     * keys alone, such as {@code disable_network_policy}.
     *
     * <p>To Kubernetes each key is one text, so the text of {@code eni_conf} and that of {@code 10-terway.conf} are
     * <b>replaced whole</b>. What somebody wrote into a live {@code eni_conf} is lost: an AccessKey in {@code access_key}
     * and {@code access_secret}, which this patch leaves out or empty, and every member that is not in {@link #eniConf}.
     * Where Terway is in use already, take {@link #applyTo}, which changes the members that are wanted and no other.
     */
    public Document mergePatch() {
        return Document.object().put("data", data(eniConf)).build();
    }

    /**
     * Returns the change of a live ConfigMap into this: the members that are wanted are set, and everything else stays, an
     * access key included; as {@link EniConfUpdate#applyTo}, which also removes members and writes a key.
     *
     * @throws IllegalArgumentException if it is not {@code kube-system/eni-config}, its texts are not JSON (with the
     *     place), or the result is too large
     */
    public ObjectChange applyTo(Map<?, ?> configMap) {
        return EniConfUpdate.to(this).applyTo(requireNonNull(configMap, "configMap"));
    }

    /**
     * Hands the whole ConfigMap with this key filled in to {@code use}, and returns what it returns. The document prints
     * the secret: write it where it belongs, and keep it nowhere else.
     *
     * @throws IllegalArgumentException if this ConfigMap has no place for a key, since credentials come from elsewhere
     */
    public <T extends @Nullable Object> T withAccessKey(AccessKey key, Function<? super Document, ? extends T> use) {
        requireNonNull(key, "key");
        requireNonNull(use, "use");
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) eniConf.root()).forEach((name, member) -> members.put((String) name, member));
        if (!members.containsKey(EniConfWords.ACCESS_KEY)) {
            throw new IllegalArgumentException(
                    "this eni_conf takes no access key; credentials come from it only when the"
                            + " credential source is " + CredentialSource.ENI_CONFIG);
        }
        members.replace(EniConfWords.ACCESS_KEY, key.id());
        return key.secret().reveal(secret -> {
            members.replace(EniConfWords.ACCESS_SECRET, secret);
            return use.apply(configMap(Document.of(members)));
        });
    }

    private Document configMap(Document eniConf) {
        return Document.object()
                .put("kind", "ConfigMap")
                .put("apiVersion", "v1")
                .put("metadata", Document.object().put("name", "eni-config").put("namespace", "kube-system"))
                .put("data", data(eniConf))
                .build();
    }

    private Map<String, String> data(Document eniConf) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("eni_conf", text(eniConf));
        data.put("10-terway.conf", text(cniConf));
        return data;
    }

    private static String text(Document conf) {
        return conf.toJson(JsonLayout.MEMBER_PER_LINE) + "\n";
    }

    String eniConfText() {
        return text(eniConf);
    }

    String cniConfText() {
        return text(cniConf);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EniConfigMap that && eniConf.equals(that.eniConf) && cniConf.equals(that.cniConf);
    }

    @Override
    public int hashCode() {
        return eniConf.hashCode() * 31 + cniConf.hashCode();
    }

    /** Returns the ConfigMap as YAML; it holds no secret. */
    @Override
    public String toString() {
        return document().toYaml();
    }
}
