// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.calico.CalicoIpPoolCheck;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and checks the disabled Calico pools that keep traffic to the cloud from being masqueraded. */
public final class IpPoolClient {
    private final KubernetesApi api;
    private final HybridPlan plan;
    private final ApiResource resource;

    /**
     * Makes a client over this API, for the plan's blocks. Calico's own API serves the pools where the operator manages
     * Calico, its CRD elsewhere.
     */
    public IpPoolClient(KubernetesApi api, HybridPlan plan) {
        this.api = requireNonNull(api, "api");
        this.plan = requireNonNull(plan, "plan");
        this.resource =
                plan.idc().cni().managedBy() == CniManagement.OPERATOR ? ApiResource.IP_POOLS_V3 : ApiResource.IP_POOLS;
    }

    /** Reads the pools and compares them with the plan. Changes nothing. */
    public CalicoIpPoolCheck check() {
        return CalicoIpPoolCheck.of(plan, Reading.trees(Reading.all(api, Listing.of(resource))));
    }

    /**
     * Makes the pools that are missing and corrects ours that drifted: one list, and a write for each that needs it.
     * Idempotent.
     *
     * @throws io.hybridcluster.k8s.client.KubernetesCallException at the first write that fails, with those before it
     */
    public Changes apply() {
        CalicoIpPoolCheck check = check();
        Sequence sequence = new Sequence("IP pools");
        for (Document pool : check.creations()) {
            sequence.write(() -> api.create(resource, KubernetesObject.of((Map<?, ?>) pool.root())));
        }
        for (ObjectChange change : check.changes()) {
            sequence.write(() -> api.changeFrom(resource, change.before(), this::corrected));
        }
        return sequence.done();
    }

    private ObjectChange corrected(KubernetesObject current) {
        Optional<ObjectChange> change = CalicoIpPoolCheck.of(plan, List.of(Reading.tree(current))).changes().stream()
                .findFirst();
        return change.orElseGet(() -> ObjectChange.of(current, Reading.tree(current)));
    }

    /**
     * Removes the pools that {@link #apply} made, except those that somebody changed. Idempotent.
     *
     * @throws io.hybridcluster.k8s.client.KubernetesCallException at the first write that fails, with those before it
     */
    public Changes remove() {
        Sequence sequence = new Sequence("IP pools");
        check().removals().forEach(pool -> sequence.write(() -> api.delete(resource, pool)));
        return sequence.done();
    }
}
