// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.bootstrap.BootstrapTokenSecret;
import io.hybridcluster.k8s.bootstrap.TokenGrant;
import io.hybridcluster.k8s.calico.CalicoSnapshot;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.AddonSecretClient;
import io.hybridcluster.k8s.client.procedure.AgentConfigClient;
import io.hybridcluster.k8s.client.procedure.BootstrapTokenClient;
import io.hybridcluster.k8s.client.procedure.CalicoGuardClient;
import io.hybridcluster.k8s.client.procedure.Doctor;
import io.hybridcluster.k8s.client.procedure.IpPoolClient;
import io.hybridcluster.k8s.client.procedure.NodeClient;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.client.procedure.TerwayClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.node.NodeVerification;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.rbac.Feature;
import io.hybridcluster.k8s.terway.EniConfUpdate;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.k8s.terway.credential.AddonSecret;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.model.version.TerwayVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every feature once, with every call that it makes, over a cluster that is prepared for it. */
final class FeatureRuns {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final String KEY_ID = "LTAI5tPlantedKeyId0000000";
    static final String KEY_SECRET = "PlantedSecret00000000000000000";

    private static final String POOL_PATH = "/apis/crd.projectcalico.org/v1/ippools";
    private static final TerwayVersion TERWAY = TerwayVersion.parse("1.8.2");

    private final HybridCluster cluster;
    private final KubernetesApi admin;

    FeatureRuns(Server server) {
        this.cluster = new HybridCluster(server).withNodes();
        this.admin = server.admin();
        for (String[] definition : new String[][] {
            {"crd.projectcalico.org", "v1", "ippools", "IPPool"},
            {"projectcalico.org", "v3", "ippools", "IPPool"},
            {"operator.tigera.io", "v1", "installations", "Installation"}
        }) {
            Definitions.make(cluster, definition[0], definition[1], definition[2], definition[3]);
        }
    }

    static HybridPlan plan(boolean operator) {
        try {
            String text = Files.readString(Path.of("..", "examples", "plans", "guide.yaml"));
            return PlanFile.parse(
                            "guide.yaml", operator ? text.replace("managedBy: manifest", "managedBy: operator") : text)
                    .plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a feature with this API, after an administrator has prepared what it works on. */
    void run(Feature feature, KubernetesApi api) {
        switch (feature) {
            case SEPARATION_SURVEY -> new SeparationClient(api).survey(NodeProfile.cloudNode(), Set.of());
            case SEPARATION -> separation(api);
            case TERWAY_CONFIG -> terwayConfig(api);
            case TERWAY_CREDENTIALS -> terwayCredentials(api);
            case ADDON_SECRET -> addonSecret(api);
            case TERWAY_RESTART -> terwayRestart(api);
            case AGENT_CONFIG -> agentConfig(api);
            case IP_POOLS -> {
                pools(new IpPoolClient(api, plan(false)), POOL_PATH);
                pools(new IpPoolClient(api, plan(true)), "/apis/projectcalico.org/v3/ippools");
            }
            case CRD_GUARD -> {
                CalicoGuardClient guard = new CalicoGuardClient(api);
                guard.compare(guard.take(NOW), NOW);
            }
            case CRD_RESTORE -> restore(api);
            case BOOTSTRAP_TOKENS -> tokens(api);
            case NODE_VERIFICATION -> {
                NodeClient nodes = new NodeClient(api, plan(false));
                nodes.verify("idc-1", NodeVerification.of(plan(false)));
                nodes.addresses();
            }
            case DOCTOR -> new Doctor(api, plan(false), InstanceTypes.none()).examine(NOW);
        }
    }

    private void separation(KubernetesApi api) {
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
        cluster.daemonSet("calico-node", "docker.io/calico/node:v3.26.1", Map.of());
        cluster.raw(
                "PATCH",
                "/apis/operator.tigera.io/v1/installations/default",
                "application/merge-patch+json",
                "{\"spec\":null}");
        SeparationClient client = new SeparationClient(api);
        api.undo(client.confine(client.survey(NodeProfile.cloudNode(), Set.of())));
    }

    private void terwayConfig(KubernetesApi api) {
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config");
        TerwayClient client = new TerwayClient(api);
        EniConfUpdate update = EniConfUpdate.to(EniConfigMap.of(plan(false)));
        client.configure(update);
        cluster.raw(
                "PATCH",
                "/api/v1/namespaces/kube-system/configmaps/eni-config",
                "application/merge-patch+json",
                "{\"data\":{\"eni_conf\":\"{}\"}}");
        client.configure(update);
        client.eniConfig();
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config");
        api.undo(client.configure(update));
    }

    private void terwayCredentials(KubernetesApi api) {
        TerwayClient client = new TerwayClient(api);
        terway();
        cluster.remove(ApiResource.SECRETS, "alibaba-addon-secret");
        eniConfigWithKey();
        client.moveAccessKey(TERWAY);
        cluster.raw(
                "PATCH",
                "/api/v1/namespaces/kube-system/secrets/alibaba-addon-secret",
                "application/merge-patch+json",
                "{\"data\":null}");
        eniConfigWithKey();
        client.moveAccessKey(TERWAY);
        client.credentials(TERWAY);
    }

    void eniConfigWithKey() {
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config");
        String eniConf =
                "{\"version\":\"1\",\"access_key\":\"" + KEY_ID + "\",\"access_secret\":\"" + KEY_SECRET + "\"}";
        cluster.make(
                ApiResource.CONFIG_MAPS,
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "eni-config", "namespace", "kube-system"),
                        "data",
                        Map.of("eni_conf", eniConf, "10-terway.conf", "{\"type\":\"terway\"}")));
    }

    void terway() {
        cluster.remove(ApiResource.DAEMON_SETS, "terway-eniip");
        cluster.daemonSet(
                "terway-eniip",
                "registry.cn-hangzhou.aliyuncs.com/acs/terway:v1.8.2",
                Map.of(
                        "nodeSelector",
                        Map.of("alibabacloud.com/external", "true"),
                        "volumes",
                        List.of(Map.of("name", "addon", "secret", Map.of("secretName", "alibaba-addon-secret")))));
        cluster.raw(
                "PATCH",
                "/apis/apps/v1/namespaces/kube-system/daemonsets/terway-eniip",
                "application/strategic-merge-patch+json",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"terway-eniip\",\"volumeMounts\":"
                        + "[{\"name\":\"addon\",\"mountPath\":\"/var/alibaba-addon-secret\"}]}]}}}}");
    }

    private void addonSecret(KubernetesApi api) {
        cluster.remove(ApiResource.SECRETS, AddonSecret.NAME);
        AddonSecretClient secret = new AddonSecretClient(api);
        secret.put(new AccessKey(KEY_ID, Secret.of(KEY_SECRET)));
        secret.put(new AccessKey(KEY_ID, Secret.of("Other" + KEY_SECRET)));
        if (!secret.keyId().equals(Optional.of(KEY_ID))) {
            throw new AssertionError("the Secret does not hold the key");
        }
        secret.remove(KEY_ID);
        if (secret.keyId().isPresent()) {
            throw new AssertionError("the Secret holds the key still");
        }
    }

    private void terwayRestart(KubernetesApi api) {
        terway();
        // Otherwise the fake has replaced the pods before anybody could wait for it.
        cluster.raw(
                "PATCH",
                "/apis/apps/v1/namespaces/kube-system/daemonsets/terway-eniip",
                "application/merge-patch+json",
                "{\"spec\":{\"updateStrategy\":{\"type\":\"OnDelete\",\"rollingUpdate\":null}}}");
        TerwayClient client = new TerwayClient(api);
        client.restart(NOW);
        client.awaitRollout(Duration.ofMillis(500));
    }

    private void agentConfig(KubernetesApi api) {
        cluster.remove(ApiResource.CONFIG_MAPS, "ack-agent-config");
        AgentConfigClient client = new AgentConfigClient(api);
        Change made = client.set(new AckAgentConfig("https://example.com/a.sh"));
        client.set(new AckAgentConfig("https://example.com/b.sh"));
        client.set(new AckAgentConfig("https://example.com/a.sh"));
        api.undo(made);
    }

    private void pools(IpPoolClient client, String path) {
        client.remove();
        client.apply();
        cluster.raw(
                "PATCH",
                path + "/cloud-vsw-bp1pod00000000000000",
                "application/merge-patch+json",
                "{\"spec\":{\"natOutgoing\":true}}");
        client.apply();
        client.remove();
    }

    private void restore(KubernetesApi api) {
        CalicoGuardClient guard = new CalicoGuardClient(admin);
        Definitions.make(cluster, "crd.projectcalico.org", "v1", "ippools", "IPPool");
        Definitions.takeAnything(cluster, "crd.projectcalico.org", "ippools");
        new IpPoolClient(admin, plan(false)).remove();
        new IpPoolClient(admin, plan(false)).apply();
        CalicoSnapshot before = guard.take(NOW);
        Definitions.remove(cluster, "crd.projectcalico.org", "ippools");
        new CalicoGuardClient(api).restore(before, NOW);
        Definitions.prune(cluster, "crd.projectcalico.org", "ippools");
        new CalicoGuardClient(api).restore(before, NOW);
        new IpPoolClient(admin, plan(false)).remove();
    }

    private void tokens(KubernetesApi api) {
        cluster.remove(ApiResource.SECRETS, "bootstrap-token-abcdef");
        BootstrapTokenClient client = new BootstrapTokenClient(api);
        client.create(new BootstrapTokenSecret(
                BootstrapToken.parse("abcdef.0123456789abcdef"), TokenGrant.forNodes(Optional.empty())));
        client.tokens().tokens().stream()
                .filter(token -> token.secret().name().equals("bootstrap-token-abcdef"))
                .forEach(client::delete);
        client.discovery();
    }
}
