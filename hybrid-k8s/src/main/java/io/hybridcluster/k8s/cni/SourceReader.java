// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the marks that tools leave on what they keep. */
final class SourceReader {
    private static final String RELEASE = "meta.helm.sh/release-name";

    private final AffinityChange change;
    private final Optional<KnownWorkload> workload;
    private final KubernetesObject object;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;

    SourceReader(AffinityChange change, Optional<KnownWorkload> workload) {
        this.change = change;
        this.workload = workload;
        this.object = change.before();
        this.labels = PodTemplate.strings(object.tree().at("metadata", "labels"));
        this.annotations = PodTemplate.strings(object.tree().at("metadata", "annotations"));
    }

    Optional<SourceOfTruth> read() {
        return owner().or(this::helm)
                .or(this::addonManager)
                .or(this::git)
                .or(this::manifestFolder)
                .or(this::rke);
    }

    private Optional<SourceOfTruth> owner() {
        if (!(object.tree().at("metadata", "ownerReferences") instanceof List<?> owners) || owners.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> owner = PodTemplate.strings(owners.get(0));
        String who = owner.getOrDefault("kind", "something") + " " + owner.getOrDefault("name", "without a name");
        return Optional.of(new SourceOfTruth(
                "its owner " + who,
                "set the affinity in the owner, " + who + ", which writes this object: " + nodeAffinity(),
                Optional.empty()));
    }

    private Optional<SourceOfTruth> helm() {
        String release = annotations.getOrDefault(RELEASE, "");
        if (release.isEmpty()
                && !labels.getOrDefault("app.kubernetes.io/managed-by", "").equals("Helm")) {
            return Optional.empty();
        }
        String who = release.isEmpty() ? "a Helm release" : "the Helm release " + release;
        Optional<Document> values = valuesPath().map(path -> nested(path, nodeAffinity()));
        if (release.startsWith("rke2-")) {
            return Optional.of(rke2(release, values));
        }
        return Optional.of(values.map(snippet ->
                        new SourceOfTruth(who, "put this into the values of " + who + ": " + snippet, values))
                .orElseGet(() -> new SourceOfTruth(
                        who,
                        "its chart has no value for this that is known; patch what the chart renders with a Helm post-renderer,"
                                + " or the object again after each upgrade",
                        Optional.empty())));
    }

    /** RKE2 takes values for its charts from a HelmChartConfig of the chart's name (RKE2: Network Options). */
    private static SourceOfTruth rke2(String release, Optional<Document> values) {
        String who = "RKE2 by its chart " + release;
        if (values.isEmpty()) {
            return new SourceOfTruth(
                    who,
                    "the chart " + release
                            + " has no value for this; patch the object again after each upgrade of RKE2, or let"
                            + " RKE2 run rke2-calico or rke2-cilium, whose charts have one",
                    Optional.empty());
        }
        Document config = Document.object()
                .put("apiVersion", "helm.cattle.io/v1")
                .put("kind", "HelmChartConfig")
                .put("metadata", Document.object().put("name", release).put("namespace", "kube-system"))
                .put("spec", Document.object().put("valuesContent", values.get().toYaml()))
                .build();
        return new SourceOfTruth(
                who,
                "apply a HelmChartConfig " + release + " in kube-system with these values: " + values.get(),
                Optional.of(config));
    }

    /** Where the chart of each workload takes affinity; none where the chart has no such value. */
    private Optional<List<String>> valuesPath() {
        if (workload.isEmpty()) {
            return Optional.of(List.of("affinity"));
        }
        return switch (workload.get()) {
            case CALICO_INSTALLATION, CALICO_NODE ->
                Optional.of(List.of("installation", "calicoNodeDaemonSet", "spec", "template", "spec", "affinity"));
            case CILIUM, KUBE_VIP, NODE_EXPORTER, LOG_AGENT -> Optional.of(List.of("affinity"));
            case CILIUM_ENVOY -> Optional.of(List.of("envoy", "affinity"));
            case CILIUM_NODE_INIT -> Optional.of(List.of("nodeinit", "affinity"));
            case ANTREA -> Optional.of(List.of("agent", "affinity"));
            case METALLB_SPEAKER -> Optional.of(List.of("speaker", "affinity"));
            default -> Optional.empty();
        };
    }

    private static Document nested(List<String> path, Document inner) {
        Object value = inner.root();
        for (int i = path.size() - 1; i >= 0; i--) {
            value = Document.object().put(path.get(i), value).build().root();
        }
        return Document.of((Map<?, ?>) value);
    }

    /** The node affinity as it has to be, with what was there before: Helm replaces lists in values whole. */
    private Document nodeAffinity() {
        List<String> path = new ArrayList<>(change.paths().get(0));
        path.remove(path.size() - 1);
        @Nullable Object affinity = change.after().at(path.toArray(String[]::new));
        return Document.object().put("nodeAffinity", affinity).build();
    }

    /** Kubernetes cluster/addons/addon-manager: "Reconcile" is put back, "EnsureExists" is not. */
    private Optional<SourceOfTruth> addonManager() {
        return Optional.ofNullable(labels.get("addonmanager.kubernetes.io/mode"))
                .filter("Reconcile"::equals)
                .map(mode -> new SourceOfTruth(
                        "the addon manager",
                        "change the manifest in /etc/kubernetes/addons of each control-plane node, or set its label"
                                + " addonmanager.kubernetes.io/mode to EnsureExists there",
                        Optional.empty()));
    }

    private Optional<SourceOfTruth> git() {
        boolean argo = annotations.containsKey("argocd.argoproj.io/tracking-id")
                || labels.containsKey("argocd.argoproj.io/instance");
        boolean flux = labels.containsKey("kustomize.toolkit.fluxcd.io/name")
                || labels.containsKey("helm.toolkit.fluxcd.io/name");
        return argo || flux
                ? Optional.of(new SourceOfTruth(
                        argo ? "Argo CD" : "Flux",
                        "put the affinity into what it applies from Git: " + nodeAffinity(),
                        Optional.of(nodeAffinity())))
                : Optional.empty();
    }

    /** k3s and RKE2 apply the files of a folder (k3s: Manifests, "AddOns"; rancher/wrangler pkg/apply). */
    private Optional<SourceOfTruth> manifestFolder() {
        return annotations.containsKey("objectset.rio.cattle.io/id")
                ? Optional.of(new SourceOfTruth(
                        "k3s, RKE2 or Rancher",
                        "put the affinity into the file that it applies, in server/manifests of /var/lib/rancher/k3s or"
                                + " /var/lib/rancher/rke2: " + nodeAffinity(),
                        Optional.of(nodeAffinity())))
                : Optional.empty();
    }

    /** RKE leaves no mark but Rancher's images (rancher/kontainer-driver-metadata). */
    private Optional<SourceOfTruth> rke() {
        boolean network = workload.filter(KnownWorkload::isNetworkPlugin).isPresent();
        boolean rancher = new PodTemplate(object)
                .images().stream().anyMatch(image -> ImageName.repository(image).startsWith("rancher/"));
        return network && rancher
                ? Optional.of(new SourceOfTruth(
                        "RKE, perhaps (its image is Rancher's)",
                        "if RKE made it, rke up writes it again: set network.plugin to none in cluster.yml and name your own"
                                + " manifest, with the affinity, under addons_include; or patch it again after each rke up",
                        Optional.empty()))
                : Optional.empty();
    }
}
