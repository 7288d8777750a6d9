// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.calico.CalicoIpPoolCheck;
import io.hybridcluster.k8s.client.FieldMask;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.cni.SeparationDrift;
import io.hybridcluster.k8s.doctor.Examination;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.terway.lint.EniConfigLint;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.HybridPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Answers whether a hybrid cluster is sound: nodes, addresses, the separation of the two networks, Terway's health and
 * configuration, Calico's pools, the agent's configuration.
 *
 * <p>Each kind of objects is read once, page by page, and of each object only the fields that a rule looks at; what is kept
 * is a small record for each node. What the credentials may not read is said in a finding, and everything else is examined
 * all the same. It reads no Secret and changes nothing.
 */
public final class Doctor {
    private static final ObjectRef ENI_CONFIG = ApiResource.CONFIG_MAPS.named("kube-system", "eni-config");
    private static final ObjectRef AGENT_CONFIG = ApiResource.CONFIG_MAPS.named("kube-system", "ack-agent-config");
    private static final ObjectRef CLUSTER_INFO = ApiResource.CONFIG_MAPS.named("kube-public", "cluster-info");
    private static final ObjectRef ENDPOINTS = ApiResource.ENDPOINTS.named("default", "kubernetes");
    private static final ObjectRef SERVICE = ApiResource.SERVICES.named("default", "kubernetes");

    /** Workloads are few, and who wrote their affinity is worth telling. */
    private static final FieldMask WORKLOADS = FieldMask.of(List.of(
            "metadata.labels",
            "metadata.annotations",
            "metadata.ownerReferences",
            "metadata.generation",
            "metadata.managedFields",
            "spec",
            "status"));

    private final KubernetesApi api;
    private final HybridPlan plan;
    private final InstanceTypes types;

    /**
     * Makes a doctor for the cluster of this plan.
     *
     * @param types what is known of instance types; those that a node tells itself need not be there
     */
    public Doctor(KubernetesApi api, HybridPlan plan, InstanceTypes types) {
        this.api = requireNonNull(api, "api");
        this.plan = requireNonNull(plan, "plan");
        this.types = requireNonNull(types, "types");
    }

    /**
     * Examines the cluster.
     *
     * @param now the time, by which ages are judged
     * @return what is wrong, worst first; none or INFO only means that it is sound as far as objects tell
     * @throws KubernetesCallException if the server cannot be reached or does not know the credentials
     */
    public List<LiveFinding> examine(Instant now) {
        Examination examination = Examination.of(plan, types, now);
        List<KubernetesObject> workloads = new ArrayList<>();
        each(examination, ApiResource.NODES, object -> examination.add("Node", Reading.tree(object)));
        attempt(
                examination,
                "DaemonSet",
                () -> api.list(Listing.of(ApiResource.DAEMON_SETS).keeping(WORKLOADS), object -> {
                    workloads.add(object);
                    examination.add("DaemonSet", Reading.tree(object));
                }));
        one(examination, SERVICE, object -> examination.add("Service", Reading.tree(object)));
        one(examination, ENDPOINTS, object -> examination.add("Endpoints", Reading.tree(object)));
        one(examination, CLUSTER_INFO, object -> examination.add("ConfigMap", Reading.tree(object)));
        each(examination, ApiResource.PODS, object -> examination.add("Pod", Reading.tree(object)));
        each(examination, ApiResource.EVENTS, object -> examination.add("Event", Reading.tree(object)));
        network(examination, workloads);
        configuration(examination);
        return examination.findings();
    }

    private void network(Examination examination, List<KubernetesObject> workloads) {
        attempt(
                examination,
                "Installation",
                () -> api.list(Listing.of(ApiResource.INSTALLATIONS).keeping(WORKLOADS), workloads::add));
        List<KubernetesObject> pools = new ArrayList<>();
        attempt(examination, "IPPool", () -> api.list(Listing.of(ApiResource.IP_POOLS), pools::add));
        List<KubernetesObject> all = new ArrayList<>(workloads);
        all.addAll(pools);
        NetworkSeparation separation = NetworkSeparation.of(all, NodeProfile.cloudNode(plan), Set.of());
        examination.add(separation.findings());
        separation
                .changes()
                .forEach(missing ->
                        examination.add(SeparationDrift.of(missing.before()).findings()));
        if (plan.idc().cni().plugin() == CniPlugin.CALICO && !pools.isEmpty()) {
            examination.add(CalicoIpPoolCheck.of(plan, Reading.trees(pools)).findings());
        }
    }

    private void configuration(Examination examination) {
        plan.terway()
                .ifPresent(terway -> one(
                        examination,
                        ENI_CONFIG,
                        object -> examination.add(EniConfigLint.forTerway(terway.version())
                                .withPlan(plan)
                                .configMap(Reading.tree(object)))));
        plan.nodeScript()
                .ifPresent(script -> one(
                        examination,
                        AGENT_CONFIG,
                        object -> examination.add(AckAgentConfig.of(plan).findings(Reading.tree(object)))));
    }

    private void each(Examination examination, ApiResource resource, Consumer<KubernetesObject> each) {
        Listing listing = Listing.of(resource).keeping(FieldMask.of(Examination.fieldsOf(resource.kind())));
        attempt(examination, resource.kind(), () -> api.list(listing, each));
    }

    private void one(Examination examination, ObjectRef ref, Consumer<KubernetesObject> each) {
        attempt(examination, ref.toString(), () -> api.find(ref).ifPresent(each));
    }

    /** What may not be read, or is not served, is left out and said; everything else that fails ends the examination. */
    private static void attempt(Examination examination, String kind, Runnable read) {
        try {
            read.run();
        } catch (KubernetesCallException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                examination.notExamined(kind, "these credentials may not " + e.verb() + " " + e.object());
            } else if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }
}
