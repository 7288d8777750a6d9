// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.client.Applied;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.cni.SeparationDrift;
import io.hybridcluster.k8s.cni.WorkloadName;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the data centre's network, and whatever else is chosen, off the cloud nodes of a live cluster (the guide, step 1).
 *
 * <p>{@link #survey} looks and changes nothing: its verdicts and their changes are the preview. {@link #confine} makes
 * those changes, {@link #undo} takes one back and leaves what others did since.
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
     * between; then the change is computed anew from what is there. Idempotent.
     *
     * @return what was done to each; nothing for objects that need no change
     * @throws io.hybridcluster.k8s.client.KubernetesCallException at the first that fails; those before it are made, and
     *     another survey shows which are left
     */
    public List<Confinement> confine(SeparationSurvey survey) {
        List<Confinement> done = new ArrayList<>();
        for (AffinityChange planned : survey.separation().changes()) {
            done.add(confine(survey, planned));
        }
        return List.copyOf(done);
    }

    private Confinement confine(SeparationSurvey survey, AffinityChange planned) {
        ApiResource resource = resource(planned.before());
        AffinityChange[] last = {planned};
        Applied applied = api.changeFrom(resource, planned.before(), current -> {
            last[0] = current.equals(planned.before())
                    ? planned
                    : survey.with(current).changeOf(current);
            return ObjectChange.of(current, (Map<?, ?>) last[0].after().root());
        });
        return new Confinement(last[0], applied);
    }

    /**
     * Takes one confinement back, as {@link AffinityChange#undo}: only requirements that it added go, and what others
     * wrote since stays. One read and at most one write; idempotent.
     */
    public Applied undo(Confinement done) {
        AffinityChange change = requireNonNull(done, "done").change();
        return api.change(done.applied().ref(), current -> change.undo(Reading.tree(current)));
    }

    /**
     * Returns what became of a confinement: whether it is still in place, what is missing, and who wrote there since, as far
     * as the server recorded it. One read.
     */
    public SeparationDrift drift(Confinement done) {
        requireNonNull(done, "done");
        return SeparationDrift.of(done.change(), api.get(done.applied().ref()));
    }

    private static ApiResource resource(KubernetesObject object) {
        return object.kind().equals(ApiResource.INSTALLATIONS.kind())
                ? ApiResource.INSTALLATIONS
                : ApiResource.DAEMON_SETS;
    }
}
