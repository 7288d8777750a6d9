// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.cni.SeparationDrift;
import io.hybridcluster.k8s.cni.WorkloadName;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keeps the data centre's network, and whatever else is chosen, off the cloud nodes of a live cluster (the guide, step 1).
 *
 * <p>{@link #survey} looks and changes nothing: its verdicts and their changes are the preview. {@link #confine} makes
 * those changes; {@link KubernetesApi#undo(Changes)} takes them back and leaves what others did since.
 */
public final class SeparationClient {
    private final KubernetesApi api;

    /** Makes a client over this API. */
    public SeparationClient(KubernetesApi api) {
        this.api = requireNonNull(api, "api");
    }

    /**
     * Reads every DaemonSet, the tigera-operator's Installation where there is one, and Calico's pools, which tell how it
     * carries packets, and judges them.
     *
     * @param cloudNode what cloud nodes are like, such as {@link NodeProfile#cloudNode()}
     * @param keepAway the DaemonSets that are to be kept off besides those that must be
     */
    public SeparationSurvey survey(NodeProfile cloudNode, Set<WorkloadName> keepAway) {
        List<KubernetesObject> objects = new ArrayList<>();
        for (ApiResource resource : List.of(ApiResource.DAEMON_SETS, ApiResource.INSTALLATIONS, ApiResource.IP_POOLS)) {
            objects.addAll(Reading.all(api, Listing.of(resource)));
        }
        return SeparationSurvey.of(objects, cloudNode, keepAway);
    }

    /**
     * Makes the survey's changes, in its order: a write for each object, and no further read unless somebody wrote in
     * between; then the change is computed anew from what is there. Idempotent. Each change says what it {@linkplain
     * Change#restarts restarts}.
     *
     * @return what was done to each; nothing for objects that need no change. {@link io.hybridcluster.model.change.Effect#NOT_KEPT}
     *     means that the server dropped the affinity, such as an operator whose CRD does not have it yet: that workload is not confined
     * @throws io.hybridcluster.k8s.client.KubernetesCallException at the first that fails, with those before it; another survey
     *     shows which are left
     */
    public Changes confine(SeparationSurvey survey) {
        Sequence sequence = new Sequence("workloads");
        for (AffinityChange planned : survey.separation().changes()) {
            sequence.write(() -> api.changeAffinity(
                            planned, current -> survey.with(current).changeOf(current))
                    .withRestarts(survey.separation().restarts(planned)));
        }
        return sequence.done();
    }

    /**
     * Returns what became of a confinement: whether it is still in place, what is missing, and who wrote there since, as far
     * as the server recorded it. One read.
     *
     * @param confined one of those that {@link #confine} returned, also read again from a document
     * @throws IllegalArgumentException if it is another change
     */
    public SeparationDrift drift(Change confined) {
        KubernetesObject before = KubernetesObject.of(requireNonNull(confined, "confined")
                .before()
                .orElseThrow(() -> new IllegalArgumentException(confined + " does not record the state before it")));
        AffinityChange change = AffinityChange.between(
                before,
                confined.intended()
                        .orElseThrow(
                                () -> new IllegalArgumentException(confined + " does not record the state after it")));
        return SeparationDrift.of(change, api.get(ObjectRef.of(before)));
    }
}
